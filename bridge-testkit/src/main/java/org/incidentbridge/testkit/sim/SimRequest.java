package org.incidentbridge.testkit.sim;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as a simulator sees it.
 *
 * @param method upper case
 * @param path decoded, with a leading slash, without the query
 * @param query decoded parameters in the order sent
 * @param headers by lower-case name
 * @param body empty if none
 */
public record SimRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body) {

  /** First value of a query parameter. */
  public Optional<String> param(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** First value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
