package org.incidentbridge.plan;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;

/** What a difference between the value written and the value shown means. */
public enum Trust {

  /**
   * The tracker answered the write itself. It shows the ticket by a call of its own, before which
   * somebody may have been quicker: a difference is theirs if the tracker never makes that of the
   * value. Where it cannot say, only words and lines are plain enough to tell.
   */
  DIRECT,

  /**
   * The ticket was found later: a difference is somebody's change, unless it is what the tracker
   * makes of the value. Where it cannot say, a beginning of what was written counts as that.
   */
  FOUND_LATER,

  /**
   * The ticket was found by a bridge that has lost its store. The same as found later, but words of
   * closed lists, such as the priority, were in step before or are the tracker's presets; and where
   * the two differ nobody knows who changed it, so that neither side counts as told (N7).
   */
  FOUND_AGAIN;

  private static final Set<String> BEGINNINGS = Set.of("", "new", "unresolved");

  /**
   * What is said of a field that was written.
   *
   * @param likeness whether it shows what the tracker makes of the value
   * @param sure whether the tracker said that it took the value otherwise, or shows the very word
   *     that it was sent
   */
  record Shown(Likeness likeness, boolean sure) {}

  /**
   * What a ticket shows after a write.
   *
   * @param before what it showed when the write was planned; sets are merged into whatever they
   *     hold by then, so that what others did meanwhile has to be told apart
   */
  Baseline written(Value before, Value made, Value seen, Shown shown) {
    boolean sets = made instanceof Value.Names || before instanceof Value.Names;
    if (this == DIRECT && sets && !(seen instanceof Value.Line)) {
      var write = new SetWrite(before.asNames(), made.asNames());
      boolean exact = shown.likeness() == Likeness.OTHER;
      return new Baseline(made, exact ? write.taken(seen.asNames()) : write.own(seen.asNames()));
    }
    boolean own =
        shown.likeness() == Likeness.TAKEN
            || OneLine.isForm(made, seen)
            || (this == DIRECT ? isOwn(made, seen, shown) : isOwnStill(made, seen, shown));
    if (!own && this == FOUND_AGAIN) {
      return Baseline.of(common(made, seen));
    }
    return new Baseline(made, own ? seen : made);
  }

  /** What nobody can have changed: the names that stand on both sides. */
  static Value common(Value made, Value seen) {
    if (!(made instanceof Value.Names) || !(seen instanceof Value.Names)) {
      return Value.absent();
    }
    SortedSet<String> both = new TreeSet<>(made.asNames());
    both.retainAll(seen.asNames());
    return Value.names(both);
  }

  /** Right after a write a beginning of what was written is what a tracker cut, unasked or not. */
  private static boolean isOwn(Value made, Value seen, Shown shown) {
    boolean untold = shown.likeness() == Likeness.UNKNOWN && !OneLine.arePlain(made, seen);
    return shown.sure() || untold || looksLike(made, seen);
  }

  /** Later people may have cut it as well, unless the tracker cannot say. */
  private static boolean isOwnStill(Value made, Value seen, Shown shown) {
    return shown.likeness() == Likeness.UNKNOWN && looksLike(made, seen);
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
