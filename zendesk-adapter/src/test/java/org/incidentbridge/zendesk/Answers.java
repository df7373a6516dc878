package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.incidentbridge.testkit.sim.SimResponse;

/** Answers of Zendesk as other accounts would give them. */
final class Answers {

  private Answers() {}

  /** A trigger tags whatever somebody says. */
  static SimResponse triggered(SimResponse answer) {
    try {
      JsonNode body = ZendeskJson.JSON.readTree(answer.body());
      for (JsonNode audit : body.path("audits")) {
        var events = (ArrayNode) audit.path("events");
        if (events.findValuesAsText("type").contains("Comment")) {
          events.addObject().put("type", "Change").put("field_name", "tags").put("value", "said");
        }
      }
      return SimResponse.json(answer.status(), body.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SimResponse unmarked(SimResponse answer) {
    try {
      JsonNode body = ZendeskJson.JSON.readTree(answer.body());
      body.path("comments").forEach(c -> ((ObjectNode) c.path("metadata")).putObject("custom"));
      return SimResponse.json(answer.status(), body.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SimResponse internal(SimResponse answer) {
    return SimResponse.json(
        answer.status(),
        new String(answer.body(), StandardCharsets.UTF_8)
            .replaceAll("\"public\"\\s*:\\s*true", "\"public\":false"));
  }
}
