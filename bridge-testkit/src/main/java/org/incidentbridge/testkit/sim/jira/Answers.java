package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/** Builds answers. */
final class Answers {

  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json;charset=UTF-8");

  private Answers() {}

  static SimResponse ok(JsonNode body) {
    return of(200, body);
  }

  static SimResponse of(int status, JsonNode body) {
    return new SimResponse(status, "", JSON, Json.bytes(body));
  }

  static SimResponse none(int status) {
    return SimResponse.empty(status, "");
  }

  static SimResponse text(int status, String type, String text) {
    return new SimResponse(
        status, "", Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
  }

  static SimResponse html(int status, String title) {
    String page =
        "<!doctype html><html lang=\"en\"><head><title>HTTP Status "
            + status
            + " – "
            + title
            + "</title></head><body><h1>HTTP Status "
            + status
            + " – "
            + title
            + "</h1><hr class=\"line\" /><h3>Apache Tomcat/9.0</h3></body></html>";
    return text(status, "text/html;charset=utf-8", page);
  }
}
