package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.mantis.MantisIssue.CustomValue;
import org.incidentbridge.mantis.MantisTranslator.Surroundings;
import org.incidentbridge.mantis.MantisWire.CustomField;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;

/** Changes of one issue's fields, with values as its snapshot shows them. */
final class HistoryFields {

  /** What MantisBT's tables call fields that its interface calls otherwise. */
  private static final Map<String, String> COLUMNS =
      Map.of("handler_id", "handler", "reporter_id", "reporter", "project", "project_id");

  private static final Set<String> PEOPLE = Set.of("handler", "reporter");

  private final TrackerId tracker;
  private final Surroundings around;
  private final Ref project;
  private final Set<String> shown;
  private final Map<String, CustomValue> customs = new HashMap<>();

  /**
   * The fields of one issue.
   *
   * @param shown under which names its snapshot shows fields
   */
  HistoryFields(TrackerId tracker, MantisIssue issue, Surroundings around, Set<String> shown) {
    this.tracker = tracker;
    this.around = around;
    this.project = issue.ref("project").orElse(new Ref(0, "", null));
    this.shown = shown;
    issue.customValues().forEach(custom -> customs.put(custom.name(), custom));
  }

  /** The change that a line tells, once for each name that the field has; none if it has none. */
  List<Change> changes(HistoryLine line) {
    String name = COLUMNS.getOrDefault(line.field(), line.field());
    if (name.equals("project_id")) {
      return List.of(
          new Change(HistoryEntry.PROJECT, project(line.before()), project(line.after())));
    }
    Optional<CustomValue> custom = Optional.ofNullable(customs.get(line.field()));
    if (!MantisTranslator.STANDARD.contains(name)) {
      return custom.map(known -> changes(known, line)).orElse(List.of());
    }
    // Of a custom field by the name of another, MantisBT does not say which of them changed.
    return shown.contains(name) && custom.isEmpty()
        ? List.of(new Change(name, value(name, line.before()), value(name, line.after())))
        : List.of();
  }

  private List<Change> changes(CustomValue custom, HistoryLine line) {
    Optional<CustomField> definition = around.field(custom.id());
    Value from = MantisTranslator.customValue(line.before().asText(""), definition);
    Value to = MantisTranslator.customValue(line.after().asText(""), definition);
    Set<String> names = new TreeSet<>(MantisTranslator.prefixed(custom));
    names.add(custom.name());
    return names.stream().map(name -> new Change(name, from, to)).toList();
  }

  private Value value(String name, JsonNode shown) {
    if (PEOPLE.contains(name)) {
      return MantisIssue.user(shown)
          .<Value>map(user -> new Value.Person(MantisTranslator.party(tracker, user)))
          .orElse(Value.absent());
    }
    if (name.equals("due_date")) {
      return moment(shown.asText(""));
    }
    String word = MantisIssue.ref(shown).map(Ref::name).orElseGet(() -> word(shown));
    return MantisTranslator.VERSIONS.contains(name)
        ? Value.names(word.isBlank() ? List.of() : List.of(word))
        : Value.line(name.equals("summary") ? MantisProse.readLine(word) : word);
  }

  private static String word(JsonNode shown) {
    return MantisProse.shown(shown.asText(""));
  }

  /** Epoch seconds, of which the first two stand for none. */
  private static Value moment(String text) {
    if (text.isBlank() || text.matches("[01]")) {
      return Value.absent();
    }
    return text.matches("\\d{1,12}")
        ? new Value.Moment(Instant.ofEpochSecond(Long.parseLong(text)))
        : Value.line(MantisProse.shown(text));
  }

  private Value project(JsonNode shown) {
    int id = shown.isObject() ? shown.path("id").asInt() : shown.asInt();
    return Value.line(id == project.id() ? project.name() : around.projectName(id));
  }
}
