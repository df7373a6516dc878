package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Plain requests with a login; bodies are written with single quotes. */
final class Rest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpSimulator simulator;
  private final String authorization;

  Rest(HttpSimulator simulator, String authorization) {
    this.simulator = simulator;
    this.authorization = authorization;
  }

  SimResponse get(String target) {
    return send("GET", target, "", Map.of());
  }

  SimResponse post(String target, String body) {
    return send("POST", target, body, Map.of());
  }

  SimResponse put(String target, String body) {
    return send("PUT", target, body, Map.of());
  }

  SimResponse delete(String target) {
    return send("DELETE", target, "", Map.of());
  }

  /** The body of a GET that must succeed. */
  JsonNode read(String target) {
    SimResponse answer = get(target);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + text(answer));
    }
    return json(answer);
  }

  JsonNode ticket(long id) {
    return read("tickets/" + id).path("ticket");
  }

  /** Makes a ticket and returns its id. */
  long create(String ticket) {
    return json(post("tickets", "{'ticket':" + ticket + "}")).path("ticket").path("id").asLong();
  }

  SimResponse update(long id, String ticket) {
    return put("tickets/" + id + ".json", "{'ticket':" + ticket + "}");
  }

  static String text(SimResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** A header that must be there. */
  static String header(SimResponse answer, String name) {
    return Optional.ofNullable(answer.headers().get(name)).orElseThrow();
  }

  static JsonNode json(SimResponse answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text(answer), e);
    }
  }

  SimResponse send(String method, String target, String body, Map<String, List<String>> more) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    if (!authorization.isEmpty()) {
      headers.put("authorization", List.of(authorization));
    }
    headers.put("host", List.of("acme.zendesk.test"));
    headers.put("x-forwarded-proto", List.of("https"));
    headers.put("content-type", List.of("application/json"));
    headers.putAll(more);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return simulator.handle(
        new SimRequest(
            method,
            path.startsWith("/") ? path : "/api/v2/" + path,
            query(mark < 0 ? "" : target.substring(mark + 1)),
            headers,
            body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        query.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
      }
    }
    return query;
  }
}
