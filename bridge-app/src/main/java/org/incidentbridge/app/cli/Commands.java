package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/** Commands in words: what would be or was written, field by field. */
final class Commands {

  private Commands() {}

  /** What a command does, without where. */
  static String verb(Command command) {
    return switch (command) {
      case Command.CreateTicket c -> "create";
      case Command.UpdateFields u -> "update";
      case Command.ChangeStatus s -> "status";
      case Command.AddComment a -> "comment";
      case Command.EditComment e -> "edit comment";
      case Command.RemoveComment r -> "remove comment";
      case Command.AddAttachment a -> "attach";
      case Command.WithdrawFile w ->
          w.way() == Command.WithdrawFile.Way.REMOVE ? "remove file" : "hide file";
      case Command.PutLink p -> "link";
      case Command.LinkTickets l -> "relate";
      case Command.MoveTicket m -> "move";
      case Command.ShareTicket s -> "share";
    };
  }

  /** The same with the fields that it sets. */
  static String deed(PlannedCommand planned) {
    if (!(planned.command() instanceof Command.UpdateFields)) {
      return verb(planned.command());
    }
    return verb(planned.command())
        + planned.explanation().lines().stream()
            .map(Explanation.Line::what)
            .collect(Collectors.joining(", ", " ", ""));
  }

  /** The ticket that a command comes from; empty if it is the one that it goes to. */
  static Optional<String> origin(Store.Tables tables, PlannedCommand planned) {
    return tables
        .incidents()
        .find(planned.incident())
        .map(incident -> incident.origin().ref())
        .filter(ref -> !HeldFields.ticket(planned).equals(Optional.of(ref)))
        .map(ref -> label(tables, ref));
  }

  /** Where a command goes, by the key that people know. */
  static String place(Store.Tables tables, PlannedCommand planned) {
    Optional<TicketRef> ticket = HeldFields.ticket(planned);
    if (ticket.isEmpty() && planned.command() instanceof Command.CreateTicket create) {
      return create.target().tracker() + " (new in " + create.project() + ")";
    }
    return ticket.map(ref -> label(tables, ref)).orElse("");
  }

  /** A ticket by tracker and key. */
  static String label(Store.Tables tables, TicketRef ref) {
    return tables
        .tickets()
        .find(ref)
        .map(Tickets.Seen::ticket)
        .map(t -> ref.tracker() + " " + t.head().key())
        .orElse(ref.toString());
  }

  static void rows(Table table, Store.Tables tables, Entry entry) {
    PlannedCommand planned = entry.planned();
    String where = place(tables, planned);
    String verb = verb(planned.command());
    for (Explanation.Line line : planned.explanation().lines()) {
      Difference shown = Difference.shown(line.before(), line.after(), table.widest());
      table.row(where, verb, line.what(), shown.before(), shown.after(), line.why());
      where = "";
      verb = "";
    }
  }

  static Map<String, Object> json(Store.Tables tables, Entry entry) {
    PlannedCommand planned = entry.planned();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("key", planned.command().target().key().text());
    row.put("incident", planned.incident().text());
    row.put("tracker", planned.command().target().tracker().name());
    row.put("ticket", place(tables, planned));
    row.put("origin", origin(tables, planned).orElse(""));
    row.put("command", verb(planned.command()));
    row.put("calls", planned.explanation().calls());
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Explanation.Line line : planned.explanation().lines()) {
      Map<String, Object> change = new LinkedHashMap<>();
      change.put("what", line.what());
      change.put("before", Json.value(line.before()));
      change.put("after", Json.value(line.after()));
      change.put("why", line.why());
      changes.add(change);
    }
    row.put("changes", changes);
    row.put("state", entry.state().name().toLowerCase(java.util.Locale.ROOT));
    row.put("attempts", entry.retry().attempts());
    row.put("message", entry.retry().message());
    return row;
  }
}
