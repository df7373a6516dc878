package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What somebody wants of one ticket in one step. */
final class Change {

  final long author;
  final ObjectNode via;
  final Map<String, JsonNode> fields = new LinkedHashMap<>();
  final Map<String, List<Long>> users = new LinkedHashMap<>();
  final Map<Long, JsonNode> custom = new LinkedHashMap<>();
  final List<Comment.Draft> comments = new ArrayList<>();

  /** When a comment is said to have been made, by its place; now if it is not here. */
  final Map<Integer, Instant> times = new LinkedHashMap<>();

  Optional<Set<String>> tags = Optional.empty();
  final Set<String> moreTags = new TreeSet<>();
  final Set<String> lessTags = new TreeSet<>();
  ObjectNode metadata = Json.object();

  /** Neither triggers run nor mails go out. */
  boolean silent;

  Change(long author, ObjectNode via) {
    this.author = author;
    this.via = via;
  }

  Change set(String field, JsonNode value) {
    fields.put(field, value);
    return this;
  }

  Change say(Comment.Draft comment) {
    comments.add(comment);
    return this;
  }

  /** The tags that a ticket has afterwards. */
  Set<String> tagsOf(Ticket ticket) {
    Set<String> wanted = new TreeSet<>(tags.orElse(ticket.tags));
    wanted.addAll(moreTags);
    wanted.removeAll(lessTags);
    return wanted;
  }

  boolean touchesTags() {
    return tags.isPresent() || !moreTags.isEmpty() || !lessTags.isEmpty();
  }
}
