package org.incidentbridge.timeline;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.TicketRef;

/**
 * All that happened to one incident, in order and freed of duplicates. The same events in any order
 * of arrival make the same timeline, but for what the bridge knew when.
 */
public final class Timeline {

  private final TicketRef origin;
  private final List<Event> events;

  private Timeline(TicketRef origin, List<Event> events) {
    this.origin = origin;
    this.events = events;
  }

  /**
   * Puts events in order; of those with the same ticket and id the one known first counts.
   *
   * @param origin the ticket that the incident began with
   */
  public static Timeline of(TicketRef origin, Collection<Event> events) {
    Map<Identity, Event> unique = new LinkedHashMap<>();
    events.forEach(e -> unique.merge(Identity.of(e), e, Timeline::first));
    List<Event> inOrder = unique.values().stream().sorted(Event.ORDER).toList();
    return new Timeline(origin, Successions.in(inOrder));
  }

  /**
   * Puts events in order of which no two have the same ticket and id; a list that is in order
   * already costs no more than looking.
   *
   * @param origin the ticket that the incident began with
   */
  public static Timeline ofDistinct(TicketRef origin, List<Event> events) {
    List<Event> inOrder = isInOrder(events) ? events : events.stream().sorted(Event.ORDER).toList();
    return new Timeline(origin, Successions.in(inOrder));
  }

  private static boolean isInOrder(List<Event> events) {
    for (int i = 1; i < events.size(); i++) {
      Event before = events.get(i - 1);
      Event event = events.get(i);
      if (!before.at().isBefore(event.at()) && Event.ORDER.compare(before, event) > 0) {
        return false;
      }
    }
    return true;
  }

  private record Identity(TicketRef ticket, String id) {
    static Identity of(Event event) {
      return new Identity(event.ticket(), event.id());
    }
  }

  private static final Comparator<Event> KNOWN_FIRST =
      Comparator.comparing((Event e) -> e.when().known())
          .thenComparing(Event::at)
          .thenComparing(Event::toString);

  private static Event first(Event a, Event b) {
    return KNOWN_FIRST.compare(b, a) < 0 ? b : a;
  }

  public TicketRef origin() {
    return origin;
  }

  /** In their order. */
  public List<Event> events() {
    return events;
  }

  /** What the bridge knew of it at a point in time of its own clock. */
  public Timeline asKnownAt(Instant then) {
    return new Timeline(
        origin, events.stream().filter(e -> !e.when().known().isAfter(then)).toList());
  }

  /** When the incident began; empty if its origin was never seen. */
  public Optional<Instant> begin() {
    return events.stream()
        .filter(e -> e.ticket().equals(origin) && e.what() instanceof Happening.Opened)
        .map(Event::at)
        .findFirst();
  }
}
