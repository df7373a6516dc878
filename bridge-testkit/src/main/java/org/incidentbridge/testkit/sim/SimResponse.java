package org.incidentbridge.testkit.sim;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status status code
 * @param reason reason phrase; MantisBT puts its error text only here
 * @param headers single-valued, sent as given
 * @param body empty if none
 */
public record SimResponse(int status, String reason, Map<String, String> headers, byte[] body) {

  public SimResponse {
    headers = Map.copyOf(headers);
  }

  /** An answer with a JSON body. */
  public static SimResponse json(int status, String json) {
    return new SimResponse(
        status,
        "",
        Map.of("Content-Type", "application/json;charset=UTF-8"),
        json.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer without a body. */
  public static SimResponse empty(int status, String reason) {
    return new SimResponse(status, reason, Map.of(), new byte[0]);
  }

  /** The same answer with one more header. */
  public SimResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new SimResponse(status, reason, more, body);
  }
}
