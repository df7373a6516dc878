package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What somebody wants of one ticket in one step. */
final class Change {

  final long author;
  ObjectNode via;
  final Map<String, JsonNode> fields = new LinkedHashMap<>();
  final Map<String, List<Long>> users = new LinkedHashMap<>();
  private final Map<String, List<Long>> joining = new LinkedHashMap<>();
  private final Map<String, List<Long>> leaving = new LinkedHashMap<>();
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

  /** Adds somebody to one of the lists of users, or takes somebody away. */
  void step(String list, long user, boolean away) {
    (away ? leaving : joining).computeIfAbsent(list, name -> new ArrayList<>()).add(user);
  }

  /** Turns steps into the lists that a ticket has afterwards. */
  void settle(Ticket ticket) {
    Set<String> lists = new TreeSet<>(joining.keySet());
    lists.addAll(leaving.keySet());
    for (String list : lists) {
      Set<Long> all = new LinkedHashSet<>(ticket.users.getOrDefault(list, List.of()));
      all.addAll(joining.getOrDefault(list, List.of()));
      all.removeAll(leaving.getOrDefault(list, List.of()));
      users.put(list, List.copyOf(all));
    }
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
