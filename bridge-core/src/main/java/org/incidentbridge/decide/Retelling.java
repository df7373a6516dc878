package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Value.Body;
import org.incidentbridge.text.Gist;
import org.incidentbridge.text.RichText;
import org.incidentbridge.timeline.Event.When;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.PastEvent.FieldSet;

/**
 * Changes that were seen on a ticket before its history told them, as where the answer to a write
 * showed them. Once the history tells, moment and author are its, as for a bridge that came later
 * (N8); the id stays the one under which the change was known first, and may have been announced
 * (N9). Jira dates an entry of its history some milliseconds after the ticket that it changed;
 * where a clock was put back, it is any time. A change that comes in between keeps the two apart,
 * but one of the same instant, whose order no tracker need tell. Pure.
 */
final class Retelling {

  private final List<PastEvent> once = new ArrayList<>();
  private final Map<String, List<Latest>> latest = new HashMap<>();

  private Retelling() {}

  /**
   * One of the newest changes of a field so far, which are of one instant.
   *
   * @param event as it was learnt
   * @param kept as it counts
   */
  private record Latest(PastEvent event, PastEvent kept) {}

  /** The same in the same order, with what is told twice once. */
  static List<PastEvent> of(List<PastEvent> inOrder) {
    var retelling = new Retelling();
    inOrder.forEach(retelling::add);
    return retelling.once;
  }

  private void add(PastEvent event) {
    if (event.what() instanceof FieldSet set) {
      change(event, set);
    } else {
      once.add(event);
    }
  }

  private void change(PastEvent event, FieldSet set) {
    List<Latest> newest = latest.computeIfAbsent(set.field(), field -> new ArrayList<>());
    Optional<Latest> same =
        newest.reversed().stream()
            .filter(l -> l.equals(newest.getLast()) || l.event().at().equals(event.at()))
            .filter(l -> isSame(l.event(), event, set))
            .findFirst();
    same.ifPresentOrElse(before -> again(event, before, newest), () -> first(event, newest));
  }

  private void first(PastEvent event, List<Latest> newest) {
    if (!newest.isEmpty() && !newest.getLast().event().at().equals(event.at())) {
      newest.clear();
    }
    once.add(event);
    newest.add(new Latest(event, event));
  }

  private void again(PastEvent event, Latest before, List<Latest> newest) {
    newest.remove(before);
    if (event.isTold()) {
      PastEvent kept = told(event, before.kept());
      once.remove(before.kept());
      once.add(kept);
      newest.add(new Latest(event, kept));
    } else {
      PastEvent kept = told(before.kept(), event);
      once.set(once.lastIndexOf(before.kept()), kept);
      newest.add(new Latest(before.event(), kept));
    }
  }

  private static boolean isSame(PastEvent one, PastEvent other, FieldSet set) {
    return one.isTold() != other.isTold()
        && one.what() instanceof FieldSet before
        && isSame(before.to(), set.to());
  }

  /** A history need not keep the form of a text: Jira Cloud's has no paragraphs. */
  private static boolean isSame(Value one, Value other) {
    if (one instanceof Body(RichText text) && other instanceof Body(RichText again)) {
      return Gist.isSame(text, again);
    }
    return one.equals(other);
  }

  /** What the history tells, under the name by which it was known first. */
  private static PastEvent told(PastEvent told, PastEvent seen) {
    boolean seenFirst = !told.when().known().isBefore(seen.when().known());
    return seenFirst
        ? new PastEvent(seen.id(), new When(told.at(), seen.when().known()), told.by(), told.what())
        : told;
  }
}
