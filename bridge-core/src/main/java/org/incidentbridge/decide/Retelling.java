package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
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
 * (N9). Moments do not tell which is which: Jira dates an entry of its history some milliseconds
 * after the ticket that it changed, and where a clock was put back, it is any time. What was seen
 * is what the history tells next of the field, in the order in which both were learnt, up to a
 * change that begins with it. Pure.
 */
final class Retelling {

  private final List<PastEvent> once = new ArrayList<>();
  private final Map<String, Field> fields = new HashMap<>();
  private final BinaryOperator<PastEvent> name;

  private Retelling(BinaryOperator<PastEvent> name) {
    this.name = name;
  }

  /** What is known so far of the changes of a field. */
  private static final class Field {

    /** What was seen and is not told yet, in this order. */
    private final List<PastEvent> seen = new ArrayList<>();

    /** The newest changes that are told, which are of one instant. */
    private final List<PastEvent> told = new ArrayList<>();

    /** Those of them that were not seen. */
    private final List<PastEvent> unseen = new ArrayList<>();

    /** What the history told the field to hold; before it told anything, what was seen first. */
    private Optional<Value> holds = Optional.empty();

    void tell(PastEvent event, boolean wasSeen) {
      if (!told.isEmpty() && !told.getLast().at().equals(event.at())) {
        told.clear();
        unseen.clear();
      }
      told.add(event);
      if (!wasSeen) {
        unseen.add(event);
      }
    }

    /** Which change that is told already is seen once more. */
    Optional<PastEvent> again(PastEvent event) {
      return unseen.reversed().stream()
          .filter(t -> isNewest(t) || t.at().equals(event.at()))
          .filter(t -> isSame(to(t), to(event)))
          .findFirst();
    }

    private boolean isNewest(PastEvent event) {
      return seen.isEmpty() && event.equals(told.getLast());
    }
  }

  /**
   * The same in the same order, with what is told twice once.
   *
   * @param learnt in the order in which it was learnt
   */
  static List<PastEvent> of(List<PastEvent> learnt) {
    return new Retelling(Retelling::named).all(learnt);
  }

  /** The same, each under the name that its history has for it. */
  static List<PastEvent> told(List<PastEvent> learnt) {
    return new Retelling((told, seen) -> told).all(learnt);
  }

  private List<PastEvent> all(List<PastEvent> learnt) {
    for (int i = 0; i < learnt.size(); i++) {
      add(learnt.get(i), learnt.subList(i + 1, learnt.size()));
    }
    return once;
  }

  private void add(PastEvent event, List<PastEvent> later) {
    if (!(event.what() instanceof FieldSet set)) {
      once.add(event);
      return;
    }
    Field field = fields.computeIfAbsent(set.field(), name -> new Field());
    if (event.isTold()) {
      told(event, set, field, later);
    } else {
      seen(event, set, field);
    }
  }

  private void seen(PastEvent event, FieldSet set, Field field) {
    Optional<PastEvent> same = field.again(event);
    if (same.isPresent()) {
      once.set(once.lastIndexOf(same.get()), name.apply(same.get(), event));
      field.unseen.remove(same.get());
    } else {
      field.holds = field.holds.or(() -> Optional.of(set.from()));
      field.seen.add(event);
      once.add(event);
    }
  }

  private void told(PastEvent event, FieldSet set, Field field, List<PastEvent> later) {
    Optional<PastEvent> same = seenAs(event, set, field, later);
    field.tell(event, same.isPresent());
    if (same.isPresent()) {
      once.remove(same.get());
      once.add(name.apply(event, same.get()));
    } else {
      once.add(event);
    }
    same.or(() -> begins(set, field, field.seen)).ifPresent(seen -> passBy(seen, field));
    field.holds = Optional.of(set.to());
  }

  /** What was seen earlier, and is told further on, is not to be passed by. */
  private static Optional<PastEvent> seenAs(
      PastEvent event, FieldSet set, Field field, List<PastEvent> later) {
    for (int i = 0; i < field.seen.size(); i++) {
      if (isSame(to(field.seen.get(i)), set.to())) {
        List<PastEvent> before = field.seen.subList(0, i);
        boolean passes =
            begins(set, field, before).isPresent()
                || before.stream().noneMatch(seen -> isToldLater(seen, event, later));
        return passes ? Optional.of(field.seen.get(i)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether the history that was read with a change tells further on what was seen. */
  private static boolean isToldLater(PastEvent seen, PastEvent event, List<PastEvent> later) {
    return later.stream()
        .takeWhile(l -> l.when().known().equals(event.when().known()))
        .filter(PastEvent::isTold)
        .anyMatch(
            l ->
                l.what() instanceof FieldSet set
                    && set.field().equals(((FieldSet) seen.what()).field())
                    && isSame(set.to(), to(seen)));
  }

  /** What no history tells though a change begins with it. */
  private static Optional<PastEvent> begins(FieldSet set, Field field, List<PastEvent> seen) {
    return field.holds.filter(held -> isSame(held, set.from())).isPresent()
        ? Optional.empty()
        : seen.stream().filter(s -> isSame(to(s), set.from())).findFirst();
  }

  /** Of this one, and of what was seen before it, the history has nothing more to tell. */
  private static void passBy(PastEvent seen, Field field) {
    field.seen.subList(0, field.seen.indexOf(seen) + 1).clear();
  }

  private static Value to(PastEvent event) {
    return ((FieldSet) event.what()).to();
  }

  /** A history need not keep the form of a text: Jira Cloud's has no paragraphs. */
  private static boolean isSame(Value one, Value other) {
    if (one instanceof Body(RichText text) && other instanceof Body(RichText again)) {
      return Gist.isSame(text, again);
    }
    return one.equals(other);
  }

  /** What the history tells, under the name by which it was known first. */
  private static PastEvent named(PastEvent told, PastEvent seen) {
    boolean seenFirst = !told.when().known().isBefore(seen.when().known());
    return seenFirst
        ? new PastEvent(seen.id(), new When(told.at(), seen.when().known()), told.by(), told.what())
        : told;
  }
}
