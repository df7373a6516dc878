package org.incidentbridge.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.store.Ledger;

/**
 * Keeps the very same write of fields from being planned over and over: where a tracker takes it
 * and yet shows something else, nothing but a person ends it (N4).
 */
public final class Repeats {

  /** So often within the time nobody asks for the same. */
  private static final int MOST = 5;

  private static final Duration TIME = Duration.ofMinutes(10);

  private final Ledger ledger;
  private final Instant since;

  public Repeats(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.since = now.minus(TIME);
  }

  /** The plan without what was written too often; its fields become problems of their ticket. */
  public Plan without(Plan plan) {
    List<PlannedCommand> commands = new ArrayList<>();
    Map<TicketRef, Map<FieldName, String>> problems = new HashMap<>(plan.problems());
    for (PlannedCommand planned : plan.commands()) {
      Map<FieldName, String> why = endless(planned);
      if (why.isEmpty()) {
        commands.add(planned);
      } else {
        Map<FieldName, String> all = new TreeMap<>(why);
        HeldFields.ticket(planned)
            .ifPresent(
                ticket -> {
                  all.putAll(problems.getOrDefault(ticket, Map.of()));
                  problems.put(ticket, all);
                });
      }
    }
    return new Plan(commands, problems);
  }

  private Map<FieldName, String> endless(PlannedCommand planned) {
    Map<FieldName, Value> writes = HeldFields.written(planned);
    Map<FieldName, String> why = new TreeMap<>();
    if (!writes.isEmpty() && times(planned) >= MOST) {
      writes.forEach((field, value) -> why.put(field, why(value)));
    }
    return why;
  }

  private static String why(Value value) {
    return ("'%s' was written again and again and did not stay: see what the tracker makes of it,"
            + " and correct the value or the vocabulary. It is tried again when the ticket changes")
        .formatted(value.display());
  }

  /** How often it was written since something else was, as where people go to and fro. */
  private long times(PlannedCommand planned) {
    String key = planned.command().target().key().text();
    return HeldFields.ticket(planned).stream()
        .map(t -> ledger.saying(LedgerWords.describe(planned), planned.incident(), t, since))
        .flatMap(lines -> lines.reversed().stream())
        .filter(line -> line.kind() == Ledger.Kind.WRITE)
        .takeWhile(line -> line.text().command().equals(key))
        .count();
  }
}
