package org.incidentbridge.plan;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;

/** What a difference between the value written and the value shown means. */
public enum Trust {

  /**
   * The tracker answered the write itself: a difference in a text, a date or a person is how the
   * tracker holds the value; in words and lines it is told apart, since trackers show a ticket by a
   * call of its own, before which somebody may have been quicker.
   */
  DIRECT,

  /**
   * The ticket was found later: a difference is somebody's change, unless it looks like a cut or
   * reformatted form of what was written.
   */
  FOUND_LATER,

  /**
   * The ticket was found by a bridge that has lost its store. The same as found later, but words of
   * closed lists, such as the priority, were in step before or are the tracker's presets.
   */
  FOUND_AGAIN;

  private static final Set<String> BEGINNINGS = Set.of("", "new", "unresolved");

  Baseline baseline(Value made, Value seen) {
    boolean own = this == DIRECT || made.equals(seen) || looksLike(made, seen);
    return new Baseline(made, own ? seen : made);
  }

  /**
   * What a ticket shows after a write.
   *
   * @param before what it showed when the write was planned; sets are merged into whatever they
   *     hold by then, so that what others did meanwhile has to be told apart
   * @param sure whether the tracker said that it took the value otherwise, or shows the very word
   *     that it was sent
   */
  Baseline written(Value before, Value made, Value seen, boolean sure) {
    if (this == DIRECT && (made instanceof Value.Names || before instanceof Value.Names)) {
      return new Baseline(made, new SetWrite(names(before), names(made)).own(names(seen)));
    }
    boolean somebodys = this == DIRECT && !sure && !OneLine.isSame(made, seen);
    return somebodys ? FOUND_LATER.baseline(made, seen) : baseline(made, seen);
  }

  /**
   * What a new ticket shows. It is read by a call of its own, and somebody may have been quicker:
   * words and sets are plain enough to tell; texts and dates are taken as the tracker's way.
   */
  Baseline created(Value made, Value seen) {
    return made instanceof Value.Line
        ? FOUND_LATER.baseline(made, seen)
        : written(Value.absent(), made, seen, true);
  }

  private static SortedSet<String> names(Value value) {
    return value instanceof Value.Names n ? n.names() : new TreeSet<>();
  }

  /**
   * What a new ticket shows in a field that the bridge did not fill: the tracker's own preset, or,
   * where people had time to set it, perhaps their change, which must not be lost (N2).
   */
  Baseline preset(Value seen, FieldKind kind) {
    boolean own = this == DIRECT || (this == FOUND_AGAIN && kind == FieldKind.WORD);
    return new Baseline(Value.absent(), own ? seen : Value.absent());
  }

  /**
   * What a new ticket shows in a field of which the incident learnt only after the ticket was
   * planned. Where people had time to set it on both sides, neither may be lost unseen (N7).
   */
  Baseline cameLater(Value seen) {
    return Baseline.of(this == FOUND_LATER ? Value.absent() : seen);
  }

  /**
   * What a new ticket shows in a field that is set after its making. It is what the tracker itself
   * begins with, unless somebody changed the ticket before it was found: then it is a beginning
   * that all trackers share, or may be their work (N2, N7).
   *
   * @param changed whether the ticket was changed since it was made
   */
  Baseline begun(Value seen, boolean changed) {
    boolean own = this != FOUND_LATER || !changed || BEGINNINGS.contains(seen.display());
    return Baseline.of(own ? seen : Value.absent());
  }

  private static boolean looksLike(Value made, Value seen) {
    return switch (made) {
      case Value.Line line -> cut(line.text(), seen.display());
      case Value.Body body -> cut(body.display(), seen.display());
      case Value.Person person -> seen.isAbsent();
      case Value.Names names -> false;
      case Value.Moment moment -> false;
      case Value.Absent absent -> false;
    };
  }

  private static boolean cut(String made, String seen) {
    String whole = made.replaceAll("\\s+", "");
    String shown = seen.replaceAll("\\s+", "").replaceAll("(\\.\\.\\.|\u2026)$", "");
    return !shown.isEmpty() && whole.startsWith(shown);
  }
}
