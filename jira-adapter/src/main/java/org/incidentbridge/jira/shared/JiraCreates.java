package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;

/** Makes tickets, each with its marker from the first moment, and finds them again by it. */
final class JiraCreates {

  private final Site jira;
  private final JiraEdits edits;
  private final MarkerSearch search;
  private final JiraEdits.Writing writing;
  private final JiraSettings.Writing settings;
  private final Doubts doubts;

  JiraCreates(
      Site jira,
      JiraEdits edits,
      MarkerSearch search,
      JiraSettings.Writing settings,
      Doubts doubts) {
    this.jira = jira;
    this.edits = edits;
    this.search = search;
    this.writing = edits.writing();
    this.settings = settings;
    this.doubts = doubts;
  }

  Outcome apply(Command.CreateTicket command) {
    Draft draft = draft(command);
    if (!draft.refused().isEmpty()) {
      return Refusals.fields(jira.tracker(), draft.refused());
    }
    Optional<String> id = jira.create(body(command, draft));
    return id.map(made -> freshlyMade(command, made, draft))
        .orElseGet(
            () -> new Outcome.Unknown(jira.tracker() + ": Jira does not say which ticket it made"));
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

  /** The rest of a long text is tried once more, when the ticket is looked for. */
  private Outcome freshlyMade(Command.CreateTicket command, String id, Draft draft) {
    Outcome made = made(command, id, draft);
    return Overflow.isLeftOut(draft)
        ? new Outcome.Unknown(
            jira.tracker() + ": ticket " + id + " was made, but not all of its text is there yet")
        : made;
  }

  private Outcome made(Command.CreateTicket command, String id, Draft draft) {
    writing.overflow().post(command.target().key(), id, draft);
    Optional<TicketSnapshot> ticket = edits.snapshot(id);
    return new Outcome.Applied(new Outcome.Receipt(Optional.of(id), ticket, draft.losses()));
  }

  /** Says that the ticket is not there only after whatever is still on its way has arrived. */
  Outcome settle(Command.CreateTicket command, Instant since) {
    String marker = command.target().key().text();
    Optional<String> id = search.find(command.project(), marker, Lookback.to(since));
    if (id.isPresent()) {
      Draft draft = draft(command);
      return writing
          .overflow()
          .awaited(command.target().key(), since, id.get(), draft)
          .orElseGet(() -> made(command, id.get(), draft));
    }
    return doubts.notThere(
        command.target().key(),
        since,
        "%s: the ticket with marker %s is not there"
            .formatted(jira.tracker(), command.target().key()));
  }
}
