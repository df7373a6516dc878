package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.incidentbridge.testkit.sim.SimRequest;

/** How answers name records, and add what {@code fields[…]} asks for. */
final class Shape {

  private static final String ROOT = "https://rt.example.test/REST/2.0/";

  private final World world;

  Shape(World world) {
    this.world = world;
  }

  static String url(String path) {
    return ROOT + path;
  }

  static ObjectNode reference(String type, String id) {
    return Json.object().put("type", type).put("id", id).put("_url", url(type + "/" + id));
  }

  /** A link of a record to something. */
  static ObjectNode hyper(String ref, String path) {
    return Json.object().put("ref", ref).put("_url", url(path));
  }

  static ObjectNode self(String type, int id) {
    return hyper("self", type + "/" + id).put("type", type).put("id", id);
  }

  /** A person with the parts that were asked for as {@code fields[field]}. */
  ObjectNode user(int id, String field, SimRequest request) {
    User user = world.user(id);
    ObjectNode shown = reference("user", user.name);
    for (String part : parts(field, request)) {
      shown.put(
          part,
          switch (part) {
            case "Name" -> user.name;
            case "RealName" -> user.realName;
            case "EmailAddress" -> user.email;
            default -> "";
          });
    }
    return shown;
  }

  ObjectNode queue(Queue queue, SimRequest request) {
    ObjectNode shown = reference("queue", String.valueOf(queue.id));
    for (String part : parts("Queue", request)) {
      shown.put(
          part,
          switch (part) {
            case "Name" -> queue.name;
            case "Lifecycle" -> queue.lifecycle.name();
            case "Disabled" -> queue.enabled ? "0" : "1";
            default -> "";
          });
    }
    return shown;
  }

  private static List<String> parts(String field, SimRequest request) {
    String asked = request.param("fields[" + field + "]").orElse("");
    return asked.isEmpty() ? List.of() : List.of(asked.split(","));
  }

  /** Custom fields of a ticket with their values, in another order each time. */
  ArrayNode custom(Ticket ticket) {
    return custom(fields(ticket.queue), ticket.custom);
  }

  /** The same of a transaction. */
  ArrayNode customOf(Map<Integer, List<String>> values) {
    return custom(world.fields.values().stream().filter(CustomField::forTransactions), values);
  }

  private Stream<CustomField> fields(Queue queue) {
    return world.fields.values().stream()
        .filter(f -> !f.forTransactions() && world.isApplied(f, queue));
  }

  private ArrayNode custom(Stream<CustomField> shown, Map<Integer, List<String>> values) {
    List<CustomField> fields = new ArrayList<>(shown.toList());
    Collections.shuffle(fields, world.random);
    ArrayNode all = Json.array();
    fields.forEach(f -> all.add(custom(f, values.getOrDefault(f.id(), List.of()))));
    return all;
  }

  private static ObjectNode custom(CustomField field, List<String> values) {
    ObjectNode shown = reference("customfield", String.valueOf(field.id()));
    shown.put("name", field.name());
    ArrayNode all = shown.putArray("values");
    for (String value : values) {
      if (value.isEmpty()) {
        all.addNull();
      } else {
        boolean date = field.type() == RtFieldType.DATE_TIME_SINGLE;
        all.add(date ? value.replace(' ', 'T') + "Z" : value);
      }
    }
    return shown;
  }

  /** The definitions of custom fields on tickets of a queue as links. */
  List<ObjectNode> definitions(Queue queue) {
    return definitions(fields(queue));
  }

  /** Those of custom fields on transactions. */
  List<ObjectNode> transactionDefinitions() {
    return definitions(world.fields.values().stream().filter(CustomField::forTransactions));
  }

  private static List<ObjectNode> definitions(Stream<CustomField> fields) {
    return fields
        .map(
            f ->
                reference("customfield", String.valueOf(f.id()))
                    .put("name", f.name())
                    .put("ref", "customfield"))
        .toList();
  }
}
