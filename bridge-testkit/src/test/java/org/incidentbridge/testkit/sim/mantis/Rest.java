package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Plain requests with a token. */
final class Rest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpSimulator simulator;
  private final String token;

  Rest(HttpSimulator simulator, String token) {
    this.simulator = simulator;
    this.token = token;
  }

  SimResponse get(String target) {
    return send("GET", target, "", Map.of());
  }

  SimResponse post(String target, String json) {
    return send("POST", target, json, Map.of());
  }

  SimResponse patch(String target, String json) {
    return send("PATCH", target, json, Map.of());
  }

  SimResponse patchIfMatch(String target, String json, String etag) {
    return send("PATCH", target, json, Map.of("if-match", List.of(etag)));
  }

  SimResponse delete(String target) {
    return send("DELETE", target, "", Map.of());
  }

  /** The body of a GET that must succeed. */
  JsonNode read(String target) {
    return json(get(target));
  }

  JsonNode issue(int id) {
    return read("issues/" + id).path("issues").path(0);
  }

  int create(int project, String summary) {
    String body =
        "{'summary':'%s','description':'d','project':{'id':%d},'category':{'name':'General'}}"
            .formatted(summary, project);
    return json(post("issues", quoted(body))).path("issue").path("id").asInt();
  }

  static String quoted(String text) {
    return text.replace('\'', '"');
  }

  static JsonNode json(SimResponse response) {
    try {
      return JSON.readTree(response.body());
    } catch (java.io.IOException e) {
      throw new AssertionError("not JSON: " + response, e);
    }
  }

  static String string(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  SimResponse send(
      String method, String target, String body, Map<String, List<String>> moreHeaders) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("authorization", List.of(token));
    if (!body.isEmpty()) {
      headers.put("content-type", List.of("application/json"));
    }
    headers.putAll(moreHeaders);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return simulator.handle(
        new SimRequest(
            method,
            "/api/rest/" + path,
            query(mark < 0 ? "" : target.substring(mark + 1)),
            headers,
            quoted(body).getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        query.computeIfAbsent(pair.substring(0, equals), k -> new ArrayList<>()).add(value);
      }
    }
    return query;
  }
}
