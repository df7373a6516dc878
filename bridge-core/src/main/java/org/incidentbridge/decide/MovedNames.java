package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.incidentbridge.policy.Vocabulary;

/**
 * Names that a project defines, such as versions, are not shown by a ticket once it is in a project
 * that does not have them: nobody took them away, so the other trackers keep them (N2).
 */
public final class MovedNames {

  private static final List<FieldName> BY_PROJECT =
      List.of(
          StandardField.COMPONENTS.field(),
          StandardField.AFFECTS_VERSIONS.field(),
          StandardField.FIXED_IN.field());

  private MovedNames() {}

  /**
   * What a move did to names.
   *
   * @param ticket which has just come to another project, with what got lost on the way as seen
   * @param told what got lost, for people
   */
  public record Settled(TicketState ticket, List<String> told) {
    public Settled {
      told = List.copyOf(told);
    }
  }

  static TicketState settle(
      TicketState moved, Reading reading, Vocabulary vocabulary, Draft draft) {
    Settled settled = settled(moved, reading, vocabulary);
    settled.told().forEach(what -> draft.event(moved.ref(), what));
    return settled.ticket();
  }

  /** The ticket with what got lost on the way as seen; the other trackers keep it. */
  public static Settled settled(TicketState moved, Reading reading, Vocabulary vocabulary) {
    List<String> told = new ArrayList<>();
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(moved.baselines());
    for (FieldName field : BY_PROJECT) {
      Baseline before = baselines.get(field);
      Value now = reading.values().get(field);
      if (before != null && now != null) {
        boolean replaced = isSingle(field, reading, vocabulary) && !now.equals(before.seen());
        Set<String> lost = replaced ? gone(before.seen(), now) : lost(before.seen(), now);
        if (replaced || !lost.isEmpty()) {
          baselines.put(field, new Baseline(before.agreed(), now));
          told(field, lost, moved).ifPresent(told::add);
        }
      }
    }
    return new Settled(moved.withBaselines(baselines), told);
  }

  /**
   * A field that holds one name, such as a category of MantisBT, has to show one of the new project
   * at once: the first, or whichever the move asked for, which is nobody's word on the old one.
   */
  private static boolean isSingle(FieldName field, Reading reading, Vocabulary vocabulary) {
    return vocabulary
        .term(field)
        .filter(term -> reading.ticket().field(term.trackerField()) instanceof Value.Line)
        .isPresent();
  }

  /** Empty if the ticket shows a name that it did not show: somebody chose among the new ones. */
  private static Set<String> lost(Value before, Value now) {
    return before.asNames().containsAll(now.asNames()) ? gone(before, now) : Set.of();
  }

  private static Set<String> gone(Value before, Value now) {
    SortedSet<String> gone = new TreeSet<>(before.asNames());
    gone.removeAll(now.asNames());
    return gone;
  }

  private static Optional<String> told(FieldName field, Set<String> lost, TicketState moved) {
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %s was not taken along to %s and stays in the other trackers"
                .formatted(field, String.join(", ", lost), moved.place().project()));
  }
}
