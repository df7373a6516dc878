package org.incidentbridge.spi;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A call that claims to come from a tracker, as it arrived. */
public final class WebhookCall {

  private final Map<String, String> headers = new TreeMap<>();
  private final byte[] body;

  /**
   * @param headers by name, of whatever case; of those that come several times the first counts
   * @param body the raw bytes, which signatures are made of
   */
  public WebhookCall(Map<String, ? extends Collection<String>> headers, byte[] body) {
    headers.forEach(
        (name, values) ->
            values.stream()
                .findFirst()
                .ifPresent(value -> this.headers.put(name.toLowerCase(Locale.ROOT), value)));
    this.body = body.clone();
  }

  /** One with single headers. */
  public static WebhookCall of(Map<String, String> headers, byte[] body) {
    Map<String, List<String>> lists = new TreeMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new WebhookCall(lists, body);
  }

  /** A header, whatever its case; empty if it is not there. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The raw bytes. */
  public byte[] body() {
    return body.clone();
  }

  /** Tells sizes only: nothing is known of who sent it. */
  @Override
  public String toString() {
    return "call with %d headers and %d bytes".formatted(headers.size(), body.length);
  }
}
