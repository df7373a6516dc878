package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;

/**
 * Reads the changelog that stands in an issue, in whatever order it stands there. An entry that
 * makes no sense is left out, as are changes of what snapshots do not show (N10).
 */
final class JiraHistory {

  private static final Comparator<Group> OLDEST_FIRST =
      Comparator.comparing(Group::at).thenComparingLong(group -> group.json().path("id").asLong());

  /** Before 1973 there was no Jira: what is less counts seconds, as in Jira's own document. */
  private static final long FEWEST_MILLIS = 100_000_000_000L;

  private final JiraValueReader values;
  private final Dialect dialect;
  private final Supplier<String> self;
  private final SeenPeople people;

  /**
   * A reader for one Jira.
   *
   * @param self the account of the bridge's user
   */
  JiraHistory(JiraValueReader values, Dialect dialect, SeenPeople people, Supplier<String> self) {
    this.values = values;
    this.dialect = dialect;
    this.people = people;
    this.self = self;
  }

  /** What was changed with one save. */
  private record Group(String id, Instant at, JsonNode json) {}

  /**
   * The changes, oldest first; empty if the issue was read without them.
   *
   * @param now the fields that the issue shows
   */
  List<HistoryEntry> read(JsonNode issue, ShownFields shown, Map<String, Value> now) {
    JsonNode histories = issue.path("changelog").path("histories");
    if (histories.isEmpty()) {
      return List.of();
    }
    people.learn(issue.path("fields"));
    histories.forEach(entry -> people.learn(entry.path("author")));
    var tale = new Tale(issue.path("fields"), shown, now);
    List<HistoryEntry> entries = new ArrayList<>();
    for (Group group : groups(histories).reversed()) {
      entries.addAll(tale.back(group));
    }
    return entries.reversed();
  }

  private static List<Group> groups(JsonNode histories) {
    List<Group> groups = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode entry : histories) {
      moment(entry.path("created"))
          .map(at -> new Group(entry.path("id").asText("@" + at.toEpochMilli()), at, entry))
          .filter(group -> ids.add(group.id()))
          .ifPresent(groups::add);
    }
    groups.sort(OLDEST_FIRST);
    return groups;
  }

  /** Many issues at once show numbers, a single one a text. */
  private static Optional<Instant> moment(JsonNode created) {
    if (created.isNumber()) {
      long count = created.asLong();
      return Optional.of(
          count < FEWEST_MILLIS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count));
    }
    try {
      return Optional.of(JiraTimes.read(created.asText()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** One issue's history, told from its end. */
  private final class Tale {

    private final ShownFields shown;
    private final Map<String, Value> later;
    private final HistoryValues past;
    private final ElementFields sets;
    private final Moves moves;

    Tale(JsonNode fields, ShownFields shown, Map<String, Value> now) {
      this.shown = shown;
      this.later = new HashMap<>(now);
      this.past = new HistoryValues(values, dialect, people, fields);
      this.sets = new ElementFields(past, now);
      this.moves = new Moves(fields.path("project"));
    }

    /** What was changed with one save, the last first. */
    List<HistoryEntry> back(Group group) {
      JsonNode author = group.json().path("author");
      boolean known = author.hasNonNull(dialect.accountKey());
      Party by = known ? values.party(author) : HistoryEntry.NOBODY;
      boolean own = known && dialect.account(author).equals(self.get());
      Map<String, Integer> count = new HashMap<>();
      List<HistoryEntry> entries = new ArrayList<>();
      for (Change change : changes(group.json().path("items"))) {
        int nth = count.merge(change.field(), 1, Integer::sum);
        String id = group.id() + ':' + change.field() + (nth == 1 ? "" : "#" + nth);
        entries.add(new HistoryEntry(id, group.at(), by, own, change));
      }
      return entries;
    }

    private List<Change> changes(JsonNode items) {
      Map<String, List<JsonNode>> byField = new LinkedHashMap<>();
      for (JsonNode item : items) {
        shown
            .of(item)
            .ifPresent(field -> byField.computeIfAbsent(field, f -> new ArrayList<>()).add(item));
      }
      List<Change> changes = new ArrayList<>();
      byField.forEach((field, all) -> changes.addAll(changes(field, all)));
      moves.in(items).ifPresent(changes::addFirst);
      changes.removeIf(change -> change.from().equals(change.to()));
      return changes.reversed();
    }

    private List<Change> changes(String field, List<JsonNode> items) {
      if (ElementFields.has(field)) {
        return List.of(sets.back(field, items));
      }
      List<Change> changes = new ArrayList<>();
      for (JsonNode item : items.reversed()) {
        changes.addFirst(back(field, item));
      }
      return changes;
    }

    private Change back(String field, JsonNode item) {
      FieldType type = shown.types().getOrDefault(field, FieldType.OTHER);
      Value told = past.read(field, type, HistoryValues.Side.to(item));
      Value to = Minutes.exact(told, later.getOrDefault(field, Value.absent()));
      Value from = past.read(field, type, HistoryValues.Side.from(item));
      later.put(field, from);
      return new Change(field, from, to);
    }
  }
}
