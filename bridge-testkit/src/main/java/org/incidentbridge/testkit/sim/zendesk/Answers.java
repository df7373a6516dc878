package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/** Answers with the headers that belong to them. */
final class Answers {

  private Answers() {}

  static SimResponse ok(JsonNode body) {
    return json(200, body);
  }

  static SimResponse json(int status, JsonNode body) {
    return new SimResponse(
        status,
        "",
        Map.of("Content-Type", "application/json; charset=utf-8"),
        Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  static SimResponse nothing() {
    return SimResponse.empty(204, "No Content");
  }

  static SimResponse html(int status, String title) {
    String page = "<!DOCTYPE html><html><head><title>" + title + "</title></head><body></body>";
    return new SimResponse(
        status,
        "",
        Map.of("Content-Type", "text/html; charset=utf-8"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  static SimResponse maintenance() {
    return html(503, "Zendesk is being serviced").with("Retry-After", "30");
  }
}
