package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as RT answers it: no text, no field of it is to be relied on.
 *
 * @param json the answer
 * @param etag the number of the newest transaction that the bridge's user may see
 */
record RtTicket(JsonNode json, long etag) {

  /** An answer that makes no sense. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  RtTicket {
    if (!json.path("id").asText("").matches("\\d+") || !json.path("LastUpdated").isTextual()) {
      throw new Unreadable("an answer is not about a ticket");
    }
  }

  /**
   * A custom field on a ticket.
   *
   * @param name its number where several have its name, which then names none of them
   * @param values several also where one is meant: two writers at once leave two
   */
  record Custom(String id, String name, List<String> values) {}

  /** As a condition of a write; null if RT told none. */
  @Nullable String quotedTag() {
    return etag == 0 ? null : "\"" + etag + "\"";
  }

  String id() {
    return json.path("id").asText();
  }

  /** One of its plain members; empty if it is not shown, as what is not set is not. */
  String text(String name) {
    return json.path(name).asText("");
  }

  Optional<Instant> moment(String name) {
    return RtTime.read(text(name));
  }

  Instant updatedAt() {
    return moment("LastUpdated").orElse(Instant.EPOCH);
  }

  Instant createdAt() {
    return moment("Created").orElseGet(this::updatedAt);
  }

  String status() {
    return text("Status");
  }

  /** The same as it would be with another status. */
  RtTicket withStatus(String other) {
    JsonNode copy = json.deepCopy();
    return new RtTicket(((ObjectNode) copy).put("Status", other), etag);
  }

  boolean isDeleted() {
    return status().equals("deleted");
  }

  /** The name of the queue; empty if the bridge's user may not see it. */
  String queue() {
    return json.path("Queue").path("Name").asText("");
  }

  /** The name of the queue's lifecycle. */
  String lifecycle() {
    return json.path("Queue").path("Lifecycle").asText("");
  }

  String version() {
    return updatedAt().getEpochSecond() + "." + etag;
  }

  RtPerson owner() {
    return RtPerson.of(json.path("Owner"));
  }

  List<RtPerson> people(String role) {
    List<RtPerson> people = new ArrayList<>();
    json.path(role).forEach(user -> people.add(RtPerson.of(user)));
    return people;
  }

  /** RT shows them in another order each time. */
  List<Custom> customs() {
    List<String> names = names();
    List<Custom> customs = new ArrayList<>();
    for (JsonNode field : json.path("CustomFields")) {
      List<String> values = new ArrayList<>();
      field.path("values").forEach(value -> values.add(value.asText("")));
      values.removeIf(String::isEmpty); // an emptied one may show an empty value
      String id = field.path("id").asText("");
      String name = field.path("name").asText("");
      boolean alone = Collections.frequency(names, name) == 1;
      customs.add(new Custom(id, alone ? name : id, values));
    }
    return customs;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    json.path("CustomFields").forEach(field -> names.add(field.path("name").asText("")));
    return names;
  }

  /** A custom field by its number or a name that no other one has. */
  Optional<Custom> custom(String nameOrId) {
    List<Custom> customs = customs();
    return customs.stream()
        .filter(c -> c.name().equals(nameOrId))
        .findFirst()
        .or(() -> customs.stream().filter(c -> c.id().equals(nameOrId)).findFirst());
  }

  /** Numbers of the custom fields of a name. */
  List<String> customsNamed(String name) {
    List<String> ids = new ArrayList<>();
    for (JsonNode field : json.path("CustomFields")) {
      if (field.path("name").asText("").equals(name)) {
        ids.add(field.path("id").asText(""));
      }
    }
    return ids.stream().sorted().toList();
  }

  /** Links stand nowhere else. */
  List<RtLink> links() {
    List<RtLink> links = new ArrayList<>();
    json.path("_hyperlinks").forEach(link -> RtLink.of(link).ifPresent(links::add));
    return links;
  }
}
