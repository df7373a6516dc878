package org.incidentbridge.http;

import java.time.Duration;
import java.util.Set;
import okhttp3.Request;
import org.incidentbridge.http.CallTag.Access;

/**
 * A limit that the bridge keeps by itself, before the tracker has to refuse.
 *
 * <p>In no stretch of time as long as {@code per} do more than {@code amount} go out: a quarter may
 * go at once, the rest evenly.
 *
 * @param name for messages
 * @param amount calls or points; positive
 * @param scope what counts
 * @param methods only these HTTP methods count; empty for all
 */
public record RateLimit(String name, long amount, Duration per, Scope scope, Set<String> methods) {

  /** What counts towards a limit. */
  public enum Scope {
    CALLS,
    WRITES,
    /** Writes, counted for each ticket by itself. */
    TICKET_WRITES,
    /** The price of calls, see {@link CallTag#points()}. */
    POINTS
  }

  public RateLimit {
    if (amount < 1 || per.isZero() || per.isNegative()) {
      throw new IllegalArgumentException(
          "rate limit '" + name + "': " + amount + " per " + per + " must both be positive");
    }
    methods = Set.copyOf(methods);
  }

  /** So many calls of any kind. */
  public static RateLimit calls(long amount, Duration per) {
    return new RateLimit("calls", amount, per, Scope.CALLS, Set.of());
  }

  /** So many writes. */
  public static RateLimit writes(long amount, Duration per) {
    return new RateLimit("writes", amount, per, Scope.WRITES, Set.of());
  }

  /** So many writes to any one ticket. */
  public static RateLimit ticketWrites(long amount, Duration per) {
    return new RateLimit("writes to one ticket", amount, per, Scope.TICKET_WRITES, Set.of());
  }

  /** So many points. */
  public static RateLimit points(long amount, Duration per) {
    return new RateLimit("points", amount, per, Scope.POINTS, Set.of());
  }

  /** The same, counting only calls of these HTTP methods. */
  public RateLimit of(String... onlyMethods) {
    return new RateLimit(name, amount, per, scope, Set.of(onlyMethods));
  }

  /** What one request costs of this limit; zero if it is none of its business. */
  long cost(Request request, CallTag tag) {
    if (!methods.isEmpty() && !methods.contains(request.method())) {
      return 0;
    }
    boolean write = tag.access() == Access.WRITE;
    return switch (scope) {
      case CALLS -> 1;
      case WRITES -> write ? 1 : 0;
      case TICKET_WRITES -> write && tag.ticket().isPresent() ? 1 : 0;
      case POINTS -> tag.points();
    };
  }
}
