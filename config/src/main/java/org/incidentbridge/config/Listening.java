package org.incidentbridge.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Secret;

/**
 * Where the daemon listens to what trackers call out.
 *
 * @param host the address to listen on
 * @param port zero for any that is free
 * @param limits what is too much
 * @param proxies addresses of proxies that say truly for whom they call
 * @param callers the trackers that call, each with the secret that its calls are signed with; none
 *     if its calls are believed as they come
 */
public record Listening(
    String host,
    int port,
    Limits limits,
    List<String> proxies,
    SortedMap<TrackerId, Optional<Secret>> callers) {

  public Listening {
    proxies = List.copyOf(proxies);
    callers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(callers));
  }

  /**
   * What is too much.
   *
   * @param bodyBytes most bytes in the body of a call; positive
   * @param callsPerMinute most calls from one source; positive
   */
  public record Limits(int bodyBytes, int callsPerMinute) {}

  /** Whether nobody can call but from this machine. */
  static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** The same for other callers. */
  Listening by(Map<TrackerId, Optional<Secret>> others) {
    return new Listening(host, port, limits, proxies, new TreeMap<>(others));
  }
}
