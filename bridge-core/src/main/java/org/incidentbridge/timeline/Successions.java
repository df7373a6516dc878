package org.incidentbridge.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;

/**
 * Changes of one field of a ticket at one instant, so that each begins with what the one before
 * ended with. Trackers that know seconds only and number nothing tell their order by nothing else.
 */
final class Successions {

  private final List<Event> events;

  private Successions(List<Event> inOrder) {
    this.events = new ArrayList<>(inOrder);
  }

  /**
   * Events in order; what fits together in no way stays as it is.
   *
   * @param inOrder by {@link Event#ORDER}
   */
  static List<Event> in(List<Event> inOrder) {
    List<Event> result = inOrder;
    for (int from = 0, end; from < inOrder.size(); from = end) {
      end = end(inOrder, from);
      if (repeats(inOrder.subList(from, end))) {
        var successions = new Successions(result);
        successions.put(from, end);
        result = successions.events;
      }
    }
    return List.copyOf(result);
  }

  /** The end of what is changed in one ticket at one instant. */
  private static int end(List<Event> events, int from) {
    Event first = events.get(from);
    int end = from + 1;
    while (end < events.size()
        && events.get(end).at().equals(first.at())
        && first.what() instanceof Happening.Changed
        && events.get(end).what() instanceof Happening.Changed
        && events.get(end).ticket().equals(first.ticket())) {
      end++;
    }
    return end;
  }

  private static boolean repeats(List<Event> changes) {
    return changes.size() > 1
        && changes.stream().map(e -> change(e).field()).distinct().count() < changes.size();
  }

  private void put(int from, int end) {
    Map<FieldName, List<Integer>> places = new HashMap<>();
    for (int i = from; i < end; i++) {
      places.computeIfAbsent(change(events.get(i)).field(), f -> new ArrayList<>()).add(i);
    }
    places.values().stream().filter(all -> all.size() > 1).forEach(this::put);
  }

  private void put(List<Integer> places) {
    List<Event> changes = places.stream().map(events::get).toList();
    standing(places.getFirst())
        .flatMap(begin -> succession(begin, changes))
        .ifPresent(
            found -> {
              for (int i = 0; i < found.size(); i++) {
                events.set(places.get(i), found.get(i));
              }
            });
  }

  /** What the field held before a change; empty if its ticket is not known to be there. */
  private Optional<Value> standing(int place) {
    Event event = events.get(place);
    FieldName field = change(event).field();
    for (Event before : events.subList(0, place).reversed()) {
      if (before.ticket().equals(event.ticket())) {
        if (before.what() instanceof Happening.Opened opened) {
          return Optional.of(opened.values().getOrDefault(field, Value.absent()));
        }
        if (before.what() instanceof Happening.Changed change && change.field().equals(field)) {
          return Optional.of(change.to());
        }
      }
    }
    return Optional.empty();
  }

  /** A walk along all changes (Hierholzer's); empty if there is none. */
  private static Optional<List<Event>> succession(Value begin, List<Event> changes) {
    Map<Value, Deque<Event>> left = new HashMap<>();
    changes.forEach(e -> left.computeIfAbsent(change(e).from(), v -> new ArrayDeque<>()).add(e));
    Deque<Event> open = new ArrayDeque<>();
    Deque<Event> walk = new ArrayDeque<>();
    Optional<Event> next = next(left, begin);
    while (next.isPresent() || !open.isEmpty()) {
      next.ifPresentOrElse(open::push, () -> walk.push(open.pop()));
      next = next(left, open.isEmpty() ? begin : change(open.getFirst()).to());
    }
    List<Event> found = List.copyOf(walk);
    return Optional.of(found).filter(all -> all.size() == changes.size() && isWhole(begin, all));
  }

  private static Optional<Event> next(Map<Value, Deque<Event>> left, Value from) {
    return Optional.ofNullable(left.get(from)).map(Deque::poll);
  }

  private static boolean isWhole(Value begin, List<Event> walk) {
    Value at = begin;
    for (Event event : walk) {
      if (!change(event).from().equals(at)) {
        return false;
      }
      at = change(event).to();
    }
    return true;
  }

  private static Happening.Changed change(Event event) {
    return (Happening.Changed) event.what();
  }
}
