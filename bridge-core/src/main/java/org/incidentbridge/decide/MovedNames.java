package org.incidentbridge.decide;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;

/**
 * Names that a project defines, such as versions, are not shown by a ticket once it is in a project
 * that does not have them: nobody took them away, so the other trackers keep them (N2).
 */
final class MovedNames {

  private static final List<FieldName> BY_PROJECT =
      List.of(
          StandardField.COMPONENTS.field(),
          StandardField.AFFECTS_VERSIONS.field(),
          StandardField.FIXED_IN.field());

  private MovedNames() {}

  /** The ticket, which has just come to another project, with what got lost on the way as seen. */
  static TicketState settle(TicketState moved, Reading reading, Draft draft) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(moved.baselines());
    for (FieldName field : BY_PROJECT) {
      Baseline before = baselines.get(field);
      Value now = reading.values().get(field);
      if (before != null && now != null) {
        Set<String> lost = lost(before.seen(), now);
        if (!lost.isEmpty()) {
          baselines.put(field, new Baseline(before.agreed(), now));
          draft.event(moved.ref(), told(field, lost, moved));
        }
      }
    }
    return moved.withBaselines(baselines);
  }

  /** Empty if the ticket shows a name that it did not show: somebody chose among the new ones. */
  private static Set<String> lost(Value before, Value now) {
    SortedSet<String> lost = new TreeSet<>(before.asNames());
    SortedSet<String> kept = now.asNames();
    if (!lost.containsAll(kept)) {
      return Set.of();
    }
    lost.removeAll(kept);
    return lost;
  }

  private static String told(FieldName field, Set<String> lost, TicketState moved) {
    return "%s: %s was not taken along to %s and stays in the other trackers"
        .formatted(field, String.join(", ", lost), moved.place().project());
  }
}
