package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;

/**
 * Sets fields. Jira knows no conditional write, so the fields are read right before: what remains
 * is the moment between the two calls.
 */
final class JiraEdits {

  private final Site jira;
  private final Issues issues;
  private final JiraMetadata metadata;
  private final JiraTranslator translator;
  private final Writing writing;
  private final JiraSame same;

  JiraEdits(
      Site jira, Issues issues, JiraMetadata metadata, JiraTranslator translator, Writing writing) {
    this.jira = jira;
    this.issues = issues;
    this.metadata = metadata;
    this.translator = translator;
    this.writing = writing;
    this.same = new JiraSame(jira.dialect());
  }

  /** What all writes of fields need. */
  record Writing(JiraValueWriter values, Overflow overflow) {}

  Writing writing() {
    return writing;
  }

  Outcome apply(Command.UpdateFields command) {
    String id = command.target().ticketId();
    Optional<JsonNode> found = issues.find(id, asked(command));
    if (found.isEmpty()) {
      throw issues.gone(id);
    }
    JsonNode issue = found.get();
    Map<String, Value> current = current(command, issue);
    if (isStale(command, current)) {
      return new Outcome.Stale(issues.snapshot(id));
    }
    Draft draft = draft(command, current, issue);
    if (!draft.refused().isEmpty()) {
      return Refusals.fields(jira.tracker(), draft.refused());
    }
    if (!draft.isEmpty()) {
      return send(command, draft, issue);
    }
    if (command.writes().stream().anyMatch(write -> write.value() instanceof Value.Body)) {
      return completed(command, rest(command, issue)); // the beginning is the same, but the rest?
    }
    // What is shown otherwise than asked has to be known, lest it count as a person's change.
    boolean otherwise = !draft.losses().isEmpty() || !isExact(command, current);
    return written(id, draft, otherwise ? snapshot(id) : Optional.empty(), otherwise);
  }

  private static boolean isExact(Command.UpdateFields command, Map<String, Value> current) {
    return command.writes().stream()
        .allMatch(write -> write.value().equals(current.get(write.field())));
  }

  Outcome settle(Command.UpdateFields command, Instant since) {
    String id = command.target().ticketId();
    Optional<JsonNode> found = issues.find(id, asked(command));
    if (found.isEmpty()) {
      return new Outcome.NotApplied();
    }
    Map<String, Value> current = current(command, found.get());
    boolean stands =
        command.writes().stream()
            .allMatch(write -> stands(write, current.getOrDefault(write.field(), Value.absent())));
    if (!stands) {
      return new Outcome.NotApplied();
    }
    Draft rest = rest(command, found.get());
    return writing
        .overflow()
        .awaited(command.target().key(), since, id, rest)
        .orElseGet(() -> completed(command, rest));
  }

  private Outcome completed(Command.UpdateFields command, Draft rest) {
    String id = command.target().ticketId();
    writing.overflow().post(command.target().key(), id, rest);
    TicketSnapshot after = issues.snapshot(id);
    return new Outcome.Applied(
        new Outcome.Receipt(
            Optional.empty(), tidied(command, Optional.of(after), rest), rest.losses()));
  }

  /** The ticket without the rests of earlier texts of the fields that were written. */
  private Optional<TicketSnapshot> tidied(
      Command.UpdateFields command, Optional<TicketSnapshot> after, Draft draft) {
    List<Comment> left = after.map(ticket -> Leftovers.of(command, ticket)).orElse(List.of());
    if (left.isEmpty()) {
      return after;
    }
    String id = command.target().ticketId();
    writing.overflow().remove(id, left, draft);
    return snapshot(id).or(() -> after);
  }

  /** The texts once more, for what is too long for their fields, and what days do not show. */
  private Draft rest(Command.UpdateFields command, JsonNode issue) {
    Draft draft = new Draft();
    for (Command.FieldWrite write : command.writes()) {
      if (write.value() instanceof Value.Body) {
        JsonNode shown = issue.path("fields").path(write.field());
        FieldSpot spot = new FieldSpot(write.field(), project(issue), shown);
        writing.values().change(draft, spot, write.expected(), write.value());
      } else {
        writing.values().standing(draft, write.field(), write.value());
      }
    }
    return draft;
  }

  /** Sends an edit and shows the issue after it. */
  private Outcome send(Command.UpdateFields command, Draft draft, JsonNode before) {
    Command.Target target = command.target();
    String id = target.ticketId();
    Optional<JsonNode> answer = jira.editAndShow(id, draft.body());
    boolean overflowed = writing.overflow().post(target.key(), id, draft);
    Optional<TicketSnapshot> shown = overflowed ? Optional.empty() : seen(answer, before);
    Optional<TicketSnapshot> after = tidied(command, shown.or(() -> snapshot(id)), draft);
    return written(id, draft, after, true);
  }

  private Optional<TicketSnapshot> seen(Optional<JsonNode> answer, JsonNode before) {
    try {
      return answer.flatMap(issue -> issues.edited(issue, before));
    } catch (CallFailure | TrackerException unread) {
      return Optional.empty();
    }
  }

  /**
   * What came of a write. Jira trims and cuts what it takes, so that a ticket which cannot be read
   * back is looked at again: else what it shows then would be taken for a person's, and go back to
   * where the whole text stands (N2). So is one on which the rest of a text was left out.
   *
   * @param changed whether the ticket may show something else than before, or than was asked
   */
  Outcome written(String id, Draft draft, Optional<TicketSnapshot> after, boolean changed) {
    if (Overflow.isLeftOut(draft)) {
      return new Outcome.Unknown(told(id, "was changed, but not all of it is done"));
    }
    return changed && after.isEmpty()
        ? Outcome.Unknown.unseen(told(id, "was changed, but not seen since"))
        : new Outcome.Applied(new Outcome.Receipt(Optional.empty(), after, draft.losses()));
  }

  private String told(String id, String what) {
    return "%s: ticket %s %s".formatted(jira.tracker(), id, what);
  }

  /** The issue as it is now; empty if it cannot be read, which does not undo the write. */
  Optional<TicketSnapshot> snapshot(String id) {
    try {
      return Optional.of(issues.snapshot(id));
    } catch (CallFailure | TrackerException unread) {
      return Optional.empty();
    }
  }

  private static List<String> asked(Command.UpdateFields command) {
    List<String> fields = new ArrayList<>(List.of("project", "updated"));
    command.writes().forEach(write -> fields.add(write.field()));
    return fields;
  }

  static String project(JsonNode issue) {
    return issue.path("fields").path("project").path("key").asText();
  }

  private Map<String, Value> current(Command.UpdateFields command, JsonNode issue) {
    SortedMap<String, FieldType> types = new TreeMap<>();
    command
        .writes()
        .forEach(
            write ->
                metadata.type(write.field()).ifPresent(type -> types.put(write.field(), type)));
    return translator.fields(issue.path("fields"), types);
  }

  private boolean isStale(Command.UpdateFields command, Map<String, Value> current) {
    return command.writes().stream()
        .filter(write -> current.containsKey(write.field()))
        .anyMatch(
            write -> {
              Value shown = current.getOrDefault(write.field(), Value.absent());
              return !same.same(shown, write.expected())
                  && !same.same(shown, writing.values().fitted(write.field(), write.value()))
                  && !isSet(write);
            });
  }

  /** Sets are merged, so that they are never stale. */
  private static boolean isSet(Command.FieldWrite write) {
    return write.value() instanceof Value.Names || write.expected() instanceof Value.Names;
  }

  private boolean stands(Command.FieldWrite write, Value shown) {
    if (!isSet(write)) {
      return same.same(shown, writing.values().fitted(write.field(), write.value()));
    }
    FieldType type = metadata.type(write.field()).orElse(FieldType.OTHER);
    SortedSet<String> now = JiraNames.in(type, shown);
    SortedSet<String> after = JiraNames.in(type, write.value());
    SortedSet<String> before = JiraNames.in(type, write.expected());
    return after.stream().allMatch(name -> before.contains(name) || now.contains(name))
        && before.stream().noneMatch(name -> !after.contains(name) && now.contains(name));
  }

  private Draft draft(Command.UpdateFields command, Map<String, Value> current, JsonNode issue) {
    Draft draft = new Draft();
    for (Command.FieldWrite write : command.writes()) {
      Value shown = current.getOrDefault(write.field(), Value.absent());
      if (!stands(write, shown) || !current.containsKey(write.field())) {
        FieldSpot spot =
            new FieldSpot(write.field(), project(issue), issue.path("fields").path(write.field()));
        writing.values().change(draft, spot, write.expected(), write.value());
      } else {
        writing.values().standing(draft, write.field(), write.value());
      }
    }
    return draft;
  }
}
