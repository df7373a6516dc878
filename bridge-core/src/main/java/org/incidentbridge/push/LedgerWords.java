package org.incidentbridge.push;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;

/** What the ledger says of commands. */
final class LedgerWords {

  private final InstantSource clock;

  LedgerWords(InstantSource clock) {
    this.clock = clock;
  }

  void line(
      Store.Tables tables,
      Entry entry,
      Ledger.Kind kind,
      Optional<TicketRef> ticket,
      String summary) {
    var text = new Ledger.Text(summary, entry.key().text(), detail(entry.planned().explanation()));
    tables
        .ledger()
        .add(new Ledger.Line(clock.instant(), kind, entry.planned().incident(), ticket, text));
  }

  static String describe(PlannedCommand planned) {
    return switch (planned.command()) {
      case Command.CreateTicket c -> "created a ticket in " + c.project();
      case Command.UpdateFields u ->
          "set " + String.join(", ", u.writes().stream().map(Command.FieldWrite::field).toList());
      case Command.ChangeStatus s -> "status to " + s.status();
      case Command.AddComment a -> "added a comment";
      case Command.EditComment e -> "changed a copied comment";
      case Command.RemoveComment r -> "removed a copied comment";
      case Command.AddAttachment a -> "attached " + a.file().name();
      case Command.WithdrawFile w ->
          w.way() == Command.WithdrawFile.Way.REMOVE
              ? "removed a copied file"
              : "made a copied file internal";
      case Command.PutLink p -> "linked to " + p.link().title();
      case Command.LinkTickets l -> "related to " + l.link().otherId();
      case Command.MoveTicket m -> "moved to " + m.project();
      case Command.ShareTicket s -> "shared with " + s.with().name() + since(planned.explanation());
    };
  }

  /** Who sees a ticket is asked first of all why. */
  private static String since(Explanation explanation) {
    return explanation.lines().stream().map(l -> ": " + l.why()).findFirst().orElse("");
  }

  private static String detail(Explanation explanation) {
    StringBuilder detail = new StringBuilder();
    explanation
        .lines()
        .forEach(
            l ->
                detail
                    .append(l.what())
                    .append(": ")
                    .append(l.before())
                    .append(" -> ")
                    .append(l.after())
                    .append(" (")
                    .append(l.why())
                    .append(")\n"));
    return detail.toString();
  }

  static String reason(Outcome.Refused refused) {
    return refused.fields().isEmpty()
        ? refused.message()
        : reason(refused.fields(), refused.message());
  }

  /** Why a part of a refused command is held: what the tracker said of its own fields. */
  static String reason(Outcome.Refused refused, Command part) {
    SortedMap<String, String> own = new TreeMap<>(refused.fields());
    own.keySet().retainAll(HeldFields.sent(part).keySet());
    return own.isEmpty() || own.size() == refused.fields().size()
        ? reason(refused)
        : own.entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue())
            .collect(Collectors.joining("; ", part.target().tracker() + ": ", ""));
  }

  private static String reason(Map<String, String> fields, String message) {
    StringBuilder all = new StringBuilder(message);
    new TreeMap<>(fields)
        .forEach(
            (field, why) -> {
              if (!message.contains(why)) {
                all.append("; ").append(field).append(": ").append(why);
              }
            });
    return all.toString();
  }
}
