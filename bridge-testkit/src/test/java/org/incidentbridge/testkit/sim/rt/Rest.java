package org.incidentbridge.testkit.sim.rt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
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

  SimResponse put(String target, String json) {
    return send("PUT", target, json, Map.of());
  }

  SimResponse delete(String target) {
    return send("DELETE", target, "", Map.of());
  }

  /** The body of a GET that must succeed. */
  JsonNode read(String target) {
    SimResponse response = get(target);
    assertThat(response.status()).isEqualTo(200);
    return json(response);
  }

  JsonNode ticket(int id) {
    return read("ticket/" + id);
  }

  /** Opens a ticket with more fields, e.g. {@code ,'Status':'open'}. */
  int create(String queue, String subject, String more) {
    String body = "{'Queue':'%s','Subject':'%s'%s}".formatted(queue, subject, more);
    SimResponse response = post("ticket", body);
    assertThat(response.status()).isEqualTo(201);
    return json(response).path("id").asInt();
  }

  /** The numbers of the tickets that a search finds, in order. */
  List<String> find(String query) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    List<String> ids = new ArrayList<>();
    read("tickets?orderby=id&per_page=100&query=" + encoded)
        .path("items")
        .forEach(row -> ids.add(row.path("id").asText()));
    return ids;
  }

  /** What a write says. */
  List<String> said(SimResponse response) {
    List<String> said = new ArrayList<>();
    json(response).forEach(text -> said.add(text.asText()));
    return said;
  }

  /** A ticket's history as {@code Type Field old>new by}. */
  List<String> history(int id) {
    List<String> rows = new ArrayList<>();
    read("ticket/"
            + id
            + "/history?orderby=id&per_page=100"
            + "&fields=Type,Field,OldValue,NewValue,Creator")
        .path("items")
        .forEach(
            row ->
                rows.add(
                    (row.path("Type").asText()
                            + " "
                            + row.path("Field").asText()
                            + " "
                            + row.path("OldValue").asText()
                            + ">"
                            + row.path("NewValue").asText()
                            + " "
                            + row.path("Creator").path("id").asText())
                        .replaceAll(" +", " ")));
    return rows;
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

  SimResponse send(
      String method, String target, String body, Map<String, List<String>> moreHeaders) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("authorization", List.of("token " + token));
    if (!body.isEmpty()) {
      headers.put("content-type", List.of("application/json"));
    }
    headers.putAll(moreHeaders);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return simulator.handle(
        new SimRequest(
            method,
            "/REST/2.0/" + path,
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
