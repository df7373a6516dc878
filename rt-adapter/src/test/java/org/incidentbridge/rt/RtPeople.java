package org.incidentbridge.rt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.jspecify.annotations.Nullable;

/** Somebody who works with an RT by the interface that the adapter uses. */
final class RtPeople implements TrackerHarness.People {

  private static final String PAGE = "100";

  private final RtSite site;

  RtPeople(RtSite site) {
    this.site = site;
  }

  @Override
  public String create(String title, String body) {
    ObjectNode ticket = object().put("Queue", site.queue()).put("Subject", title);
    ticket.put("Content", body).put("ContentType", "text/plain").put("Status", "open");
    return json(call("POST", "ticket", Map.of(), ticket)).path("id").asText();
  }

  /** A ticket in any queue, in the status with which its lifecycle begins. */
  String report(String queue) {
    ObjectNode ticket = object().put("Queue", queue).put("Subject", "Down");
    ticket.put("Content", "text").put("ContentType", "text/plain");
    return json(call("POST", "ticket", Map.of(), ticket)).path("id").asText();
  }

  @Override
  public void retitle(String ticketId, String title) {
    change(ticketId, object().put("Subject", title));
  }

  @Override
  public void move(String ticketId, String status) {
    change(ticketId, object().put("Status", status));
  }

  @Override
  public void set(String ticketId, String field, Value value) {
    ObjectNode changes = object();
    if (field.startsWith("custom:")) {
      var values = changes.putObject("CustomFields").putArray(field.substring(7));
      value.asNames().forEach(values::add);
    } else {
      changes.put(field, typed(value));
    }
    change(ticketId, changes);
  }

  private static String typed(Value value) {
    return switch (value) {
      case Value.Moment at -> RtTime.write(at.at());
      case Value.Person person -> person.party().account();
      case Value.Absent none -> RtTime.UNSET;
      default -> value.display();
    };
  }

  private void change(String ticketId, ObjectNode changes) {
    call("PUT", "ticket/" + ticketId, Map.of(), changes);
  }

  @Override
  public String comment(String ticketId, String text, Visibility visibility) {
    return say(ticketId, visibility, object().put("Content", text));
  }

  private String say(String ticketId, Visibility visibility, ObjectNode message) {
    String verb = visibility == Visibility.PUBLIC ? "correspond" : "comment";
    SimResponse answer =
        call(
            "POST",
            "ticket/" + ticketId + "/" + verb,
            Map.of(),
            message.put("ContentType", "text/plain"));
    String location = answer.headers().getOrDefault("Location", "");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  @Override
  public String attach(String ticketId, String name, byte[] content) {
    ObjectNode message = object().put("Content", "See the file");
    message
        .putArray("Attachments")
        .addObject()
        .put("FileName", name)
        .put("FileType", "text/plain")
        .put("FileContent", Base64.getEncoder().encodeToString(content));
    say(ticketId, Visibility.PUBLIC, message);
    return files(ticketId).getLast().path("id").asText();
  }

  @Override
  public void delete(String ticketId) {
    move(ticketId, "deleted");
  }

  JsonNode ticket(String id) {
    return json(call("GET", "ticket/" + id, Map.of(), null));
  }

  /** Numbers of all tickets of the queues. */
  List<String> tickets() {
    String query =
        Stream.of(site.queue(), site.elsewhere())
            .filter(queue -> !queue.isEmpty())
            .map(queue -> "Queue = '" + queue + "'")
            .collect(Collectors.joining(" OR "));
    List<JsonNode> rows = rows("tickets", Map.of("query", query, "orderby", "id"));
    return rows.stream().map(row -> row.path("id").asText()).toList();
  }

  /** Comments and correspondence, in their order. */
  List<JsonNode> messages(String ticketId) {
    return rows("ticket/" + ticketId + "/history", Map.of("fields", "Type", "orderby", "id"))
        .stream()
        .filter(row -> row.path("Type").asText().matches("Comment|Correspond"))
        .toList();
  }

  String text(String ticketId, String message) {
    return parts(ticketId).stream()
        .filter(part -> part.path("TransactionId").asText().equals(message))
        .filter(part -> part.path("Filename").asText().isEmpty())
        .map(part -> part.path("Content").asText())
        .findFirst()
        .orElse("");
  }

  List<JsonNode> files(String ticketId) {
    List<String> said = messages(ticketId).stream().map(m -> m.path("id").asText()).toList();
    return parts(ticketId).stream()
        .filter(part -> said.contains(part.path("TransactionId").asText()))
        .filter(part -> !part.path("Filename").asText().isEmpty())
        .toList();
  }

  private List<JsonNode> parts(String ticketId) {
    return rows(
        "ticket/" + ticketId + "/attachments",
        Map.of("fields", "TransactionId,Filename,Content,ContentType", "orderby", "id"));
  }

  private List<JsonNode> rows(String path, Map<String, String> query) {
    List<JsonNode> rows = new ArrayList<>();
    json(call("GET", path, query, null)).path("items").forEach(rows::add);
    return rows;
  }

  private static ObjectNode object() {
    return RtQuery.JSON.createObjectNode();
  }

  private static JsonNode json(SimResponse answer) {
    try {
      return RtQuery.JSON.readTree(answer.body());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private SimResponse call(
      String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    Map<String, List<String>> params = new java.util.TreeMap<>();
    query.forEach((name, value) -> params.put(name, List.of(value)));
    if (!query.isEmpty()) {
      params.put("per_page", List.of(PAGE));
    }
    Map<String, List<String>> headers =
        Map.of(
            "authorization", List.of("token " + site.peopleToken()),
            "content-type", List.of("application/json"));
    SimResponse answer =
        site.server()
            .handle(new SimRequest(method, "/REST/2.0/" + path, params, headers, bytes(body)));
    if (answer.status() >= 300) {
      throw new IllegalStateException(
          method
              + " "
              + path
              + ": "
              + answer.status()
              + " "
              + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer;
  }

  private static byte[] bytes(@Nullable JsonNode body) {
    try {
      return body == null ? new byte[0] : RtQuery.JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
