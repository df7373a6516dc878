package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.jira.shared.Doubts;
import org.incidentbridge.jira.shared.Draft;
import org.incidentbridge.jira.shared.Milestones;
import org.incidentbridge.jira.shared.Refusals;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;

/** Makes tickets, each with its marker from the first moment, and finds them again by it. */
final class JiraCreates {

  /** Keys looked at directly on either side of the highest one that the index knows. */
  private static final int REACH = 100;

  private static final int SEARCHED = 1000;

  private final Connection jira;
  private final JiraEdits edits;
  private final JiraIssues issues;
  private final JiraEdits.Writing writing;
  private final JiraSettings.Writing settings;
  private final Doubts doubts;

  JiraCreates(
      Connection jira,
      JiraEdits edits,
      JiraIssues issues,
      JiraEdits.Writing writing,
      JiraSettings.Writing settings,
      Doubts doubts) {
    this.jira = jira;
    this.edits = edits;
    this.issues = issues;
    this.writing = writing;
    this.settings = settings;
    this.doubts = doubts;
  }

  Outcome apply(Command.CreateTicket command) {
    Draft draft = draft(command);
    if (!draft.refused().isEmpty()) {
      return Refusals.fields(jira.tracker(), draft.refused());
    }
    JiraWire.Created created =
        jira.calls().execute(jira.api().create(body(command, draft), CallTag.write()));
    return made(command, created.id(), draft);
  }

  private Draft draft(Command.CreateTicket command) {
    Draft draft = new Draft();
    command
        .fields()
        .forEach(
            (field, value) -> {
              if (!value.isAbsent()) {
                writing.values().set(draft, FieldSpot.fresh(field, command.project()), value);
              }
            });
    return draft;
  }

  private ObjectNode body(Command.CreateTicket command, Draft draft) {
    String marker = command.target().key().text();
    ObjectNode fields = draft.fields();
    fields.putObject("project").put("key", command.project());
    fields.putObject("issuetype").put("name", command.type());
    settings.markerField().ifPresent(field -> fields.put(field, marker));
    if (settings.markerLabel()) {
      ArrayNode labels =
          fields.path("labels") instanceof ArrayNode given ? given : fields.putArray("labels");
      labels.add(JiraFields.MARKER);
    }
    ObjectNode body = draft.body();
    Markers.put(body.putArray("properties"), command.target().key());
    return body;
  }

  private Outcome made(Command.CreateTicket command, String id, Draft draft) {
    writing.overflow().post(command.target().key(), id, draft);
    Optional<TicketSnapshot> ticket = edits.snapshot(id);
    return new Outcome.Applied(new Outcome.Receipt(Optional.of(id), ticket, draft.losses()));
  }

  /**
   * Looks for the marker: among the bridge's own tickets that the index knows, and directly at the
   * keys around the newest one, since the index lags. Says that the ticket is not there only after
   * a create that is still on its way must have arrived.
   */
  Outcome settle(Command.CreateTicket command) {
    String marker = command.target().key().text();
    List<JsonNode> indexed = newest(command.project());
    Optional<String> id =
        find(indexed, marker).or(() -> nearby(command.project(), indexed, marker));
    if (id.isPresent()) {
      return made(command, id.get(), draft(command));
    }
    checkIndex(command.project(), indexed);
    return doubts.over(command.target().key())
        ? new Outcome.NotApplied()
        : new Outcome.Unknown(
            jira.tracker()
                + ": the ticket with marker "
                + marker
                + " is not there; it may still be on its way, so that nothing is sent again before "
                + doubts.window().toSeconds()
                + " s have passed");
  }

  /** An index that shows no ticket at all is believed only if the project has none (N3). */
  private void checkIndex(String project, List<JsonNode> indexed) {
    List<String> keys = Milestones.KEYS.stream().map(number -> project + "-" + number).toList();
    if (indexed.isEmpty()
        && issues.marked(keys).stream().anyMatch(issue -> Milestones.isIn(project, issue))) {
      throw Milestones.blind(jira.tracker(), project);
    }
  }

  private Optional<String> nearby(String project, List<JsonNode> indexed, String marker) {
    long highest = highest(project, indexed);
    Optional<String> found = Optional.empty();
    for (long from = highest + 1; found.isEmpty(); from += REACH) {
      List<JsonNode> above = marked(project, from, from + REACH - 1);
      found = find(above, marker);
      if (above.isEmpty()) {
        break;
      }
    }
    return found.isPresent()
        ? found
        : find(marked(project, Math.max(1, highest - REACH + 1), highest), marker);
  }

  private List<JsonNode> newest(String project) {
    JiraWire.Search search =
        new JiraWire.Search(
            "project = \"" + project + "\" ORDER BY created DESC, key DESC",
            SEARCHED,
            List.of("created"),
            List.of(JiraFields.MARKER),
            null,
            List.of());
    return jira.calls().execute(jira.api().search(search, CallTag.read())).issues();
  }

  private List<JsonNode> marked(String project, long from, long to) {
    List<String> keys = new ArrayList<>();
    for (long number = from; number <= to; number++) {
      keys.add(project + "-" + number);
    }
    return keys.isEmpty() ? List.of() : issues.marked(keys);
  }

  private static Optional<String> find(List<JsonNode> found, String marker) {
    return found.stream()
        .filter(issue -> JiraTranslator.marker(issue).equals(marker))
        .map(issue -> issue.path("id").asText())
        .findFirst();
  }

  private static long highest(String project, List<JsonNode> indexed) {
    String prefix = project + "-";
    return indexed.stream()
        .map(issue -> issue.path("key").asText())
        .filter(
            key -> key.startsWith(prefix) && key.substring(prefix.length()).matches("\\d{1,15}"))
        .mapToLong(key -> Long.parseLong(key.substring(prefix.length())))
        .max()
        .orElse(0);
  }
}
