package org.incidentbridge.plan;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.spi.TicketSnapshot;

/**
 * What a ticket must show after a write, where the tracker took the write and did not show the
 * ticket. On the ticket as last read the write would look undone by somebody, and be undone
 * everywhere; and a copy that was removed would look like a comment of somebody's own (N4, N5, N7).
 * Pure.
 */
public final class Unseen {

  private Unseen() {}

  /**
   * The ticket after a write, as far as the write says.
   *
   * @param before as last read
   * @return empty if the write changes nothing that is taken for somebody's doing
   */
  public static Optional<TicketSnapshot> after(
      TicketSnapshot before, PlannedCommand planned, Receipt receipt) {
    return switch (planned.command()) {
      case Command.RemoveComment removed -> Optional.of(before.without(removed.commentId()));
      case Command.WithdrawFile file when file.way() == Command.WithdrawFile.Way.REMOVE ->
          Optional.of(before.withoutFile(file.attachmentId()));
      case Command.UpdateFields update -> Optional.of(written(before, planned, receipt));
      case Command.ChangeStatus change -> Optional.of(written(before, planned, receipt));
      case Command.MoveTicket move -> Optional.of(moved(before, move.project()));
      default -> Optional.empty();
    };
  }

  /** That it is where nobody reads is the guess that concludes nothing from it. */
  private static TicketSnapshot moved(TicketSnapshot before, String project) {
    var old = before.head();
    var head =
        new TicketSnapshot.Head(
            old.key(),
            old.url(),
            project,
            old.type(),
            true,
            old.restricted(),
            old.insiders(),
            old.stamp());
    return new TicketSnapshot(before.ref(), head, before.fields(), before.talk(), before.marker());
  }

  /** A field that was read anew since the write was planned is left as it was read. */
  private static TicketSnapshot written(
      TicketSnapshot before, PlannedCommand planned, Receipt receipt) {
    Set<String> lost = new HashSet<>();
    receipt.losses().forEach(l -> lost.add(l.field()));
    Map<String, Value> fields = new TreeMap<>(before.fields());
    Map<FieldName, Value> words = HeldFields.written(planned);
    names(planned)
        .forEach(
            (field, name) -> {
              if (!lost.contains(name) && isAsPlanned(before, planned.command(), name)) {
                fields.put(name, words.getOrDefault(field, Value.absent()));
              }
            });
    return before.withFields(fields);
  }

  private static Map<FieldName, String> names(PlannedCommand planned) {
    return planned.purpose() instanceof Purpose.Fields fields ? fields.trackerFields() : Map.of();
  }

  private static boolean isAsPlanned(TicketSnapshot before, Command command, String name) {
    return switch (command) {
      case Command.UpdateFields update ->
          update.writes().stream()
              .filter(w -> w.field().equals(name))
              .map(FieldWrite::expected)
              .allMatch(before.field(name)::equals);
      default -> true;
    };
  }
}
