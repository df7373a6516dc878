package org.incidentbridge.app.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Lists of tickets that come in another order, or name some of them twice. */
final class Deliveries {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SELDOM = 12;

  private final String side;
  private final History history;
  private final Random random;

  Deliveries(String side, History history, Random random) {
    this.side = side;
    this.history = history;
    this.random = random;
  }

  /** The answer as it arrives. */
  SimResponse disturbed(SimRequest request, SimResponse answer) {
    boolean list =
        request.path().matches(".*/(search|search/jql|bulkfetch)")
            || (request.method().equals("GET") && request.path().endsWith("/issues"));
    return list && answer.status() == 200 && random.nextInt(SELDOM) == 0 ? mixed(answer) : answer;
  }

  private SimResponse mixed(SimResponse answer) {
    try {
      JsonNode body = JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
      if (body.path("issues") instanceof ArrayNode issues && issues.size() > 1) {
        mix(issues);
        return new SimResponse(
            answer.status(), answer.reason(), answer.headers(), JSON.writeValueAsBytes(body));
      }
      return answer;
    } catch (JsonProcessingException noList) {
      return answer;
    }
  }

  private void mix(ArrayNode issues) {
    List<JsonNode> all = new ArrayList<>();
    issues.forEach(all::add);
    boolean twice = random.nextBoolean();
    if (twice) {
      all.add(random.nextInt(all.size() + 1), all.get(random.nextInt(all.size())));
    } else {
      Collections.shuffle(all, random);
    }
    issues.removeAll();
    issues.addAll(all);
    history.add(
        () -> "FAULT on " + side + (twice ? ": a ticket comes twice" : ": tickets shuffled"));
  }
}
