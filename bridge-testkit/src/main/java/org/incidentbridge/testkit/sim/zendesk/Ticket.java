package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A ticket as stored. */
final class Ticket {

  final long id;
  final Instant created;
  final ObjectNode via;
  final Map<String, JsonNode> fields = new LinkedHashMap<>();
  final Map<String, List<Long>> users = new LinkedHashMap<>();
  final Map<Long, JsonNode> custom = new TreeMap<>();
  final TreeSet<String> tags = new TreeSet<>();
  final List<Comment> comments = new ArrayList<>();
  final List<Audit> audits = new ArrayList<>();
  final List<Long> followups = new ArrayList<>();
  final List<Long> mergedFrom = new ArrayList<>();
  Instant updated;

  /** What the export orders by, in epoch seconds; moves also where {@link #updated} does not. */
  long generated;

  Life life = Life.LIVE;
  boolean archived;

  Ticket(long id, Instant created, ObjectNode via) {
    this.id = id;
    this.created = created;
    this.via = via;
    this.updated = created;
    SystemFields.PLAIN.forEach(name -> fields.put(name, Json.nothing()));
    SystemFields.USERS.forEach(name -> users.put(name, List.of()));
  }

  /** Whether it is there. */
  enum Life {
    LIVE,
    DELETED,
    /** Deleted for good; the export still shows that there was one. */
    PURGED
  }

  JsonNode field(String name) {
    return fields.getOrDefault(name, Json.nothing());
  }

  /** A field's text; empty if it has none. */
  String text(String name) {
    return field(name).isNull() ? "" : field(name).asText();
  }

  /** An id; 0 if there is none. */
  long number(String name) {
    return field(name).asLong();
  }

  boolean live() {
    return life == Life.LIVE;
  }

  boolean closed() {
    return text("status").equals("closed");
  }

  boolean isPublic() {
    return comments.stream().anyMatch(c -> c.isPublic);
  }

  Optional<Comment> comment(long commentId) {
    return comments.stream().filter(c -> c.id == commentId).findFirst();
  }
}
