package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Workforce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Event.When;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.PastEvent.FieldSet;
import org.incidentbridge.timeline.PastEvent.FirstSeen;
import org.incidentbridge.timeline.Timeline;

/**
 * Makes one timeline of what is remembered of all tickets of an incident, in canonical words. Pure.
 */
public final class Timelines {

  private final Bridge bridge;
  private final Roles.Known known;

  public Timelines(Bridge bridge, PolicyInForce policy) {
    this.bridge = bridge;
    var workforce = new Workforce(policy.pack(), policy.staff());
    this.known = new Roles.Known(bridge.people(), policy, workforce);
  }

  /**
   * The timeline of an incident.
   *
   * @param past what is remembered, by ticket; tickets of trackers that are no longer configured
   *     are left out
   */
  public Timeline of(Incident incident, Map<TicketRef, List<PastEvent>> past) {
    List<Event> events = new ArrayList<>();
    var roles = new Roles(known, incident, new Assignees(bridge).of(incident, past));
    var counting = new Counting(bridge, incident, begins(incident, past));
    for (TicketState ticket : incident.tickets()) {
      List<PastEvent> told = past.getOrDefault(ticket.ref(), List.of());
      if (bridge.knows(ticket.ref().tracker()) && !told.isEmpty()) {
        events.addAll(new OfTicket(ticket, roles, counting).events(told));
      }
    }
    return Timeline.of(incident.origin().ref(), events);
  }

  private static Map<TicketRef, Instant> begins(
      Incident incident, Map<TicketRef, List<PastEvent>> past) {
    Map<TicketRef, Instant> begins = new HashMap<>();
    incident.tickets().stream()
        .map(TicketState::ref)
        .forEach(
            ref ->
                past.getOrDefault(ref, List.of()).stream()
                    .filter(e -> e.what() instanceof FirstSeen)
                    .map(PastEvent::at)
                    .min(Comparator.naturalOrder())
                    .ifPresent(at -> begins.put(ref, at)));
    return begins;
  }

  /** The events of one ticket. */
  private final class OfTicket {

    private final TicketState ticket;
    private final Vocabulary vocabulary;
    private final Normaliser normaliser;
    private final Roles roles;
    private final Counting counting;
    private final Map<FieldName, Value> stands = new HashMap<>();

    OfTicket(TicketState ticket, Roles roles, Counting counting) {
      this.ticket = ticket;
      this.roles = roles;
      this.counting = counting;
      vocabulary = bridge.vocabulary(ticket.ref().tracker());
      normaliser = new Normaliser(vocabulary, bridge.people());
    }

    List<Event> events(List<PastEvent> known) {
      List<PastEvent> inOrder =
          Retelling.of(TrackerOrder.of(known)).stream()
              .sorted(Comparator.comparing(PastEvent::at))
              .toList();
      List<Event> events = new ArrayList<>();
      opened(inOrder).ifPresent(events::add);
      for (PastEvent past : inOrder) {
        happenings(past).forEach(h -> events.add(event(past, h)));
      }
      return events;
    }

    private Event event(PastEvent past, Happening what) {
      Actor by = roles.of(ticket, past.by());
      String id = what instanceof Happening.Changed c ? past.id() + "/" + c.field() : past.id();
      return new Event(id, ticket.ref(), past.when(), by, what);
    }

    /** What every field held before the first change that is known of it. */
    private Optional<Event> opened(List<PastEvent> inOrder) {
      Map<String, Value> raw = new HashMap<>();
      Optional<PastEvent> first = Optional.empty();
      for (PastEvent past : inOrder) {
        if (past.what() instanceof FieldSet set) {
          raw.putIfAbsent(set.field(), set.from());
        } else if (past.what() instanceof FirstSeen && first.isEmpty()) {
          first = Optional.of(past);
        }
      }
      for (PastEvent past : inOrder) {
        if (past.what() instanceof FirstSeen seen) {
          raw.putIfAbsent(seen.field(), seen.value());
        }
      }
      return first.map(past -> opened(past.when(), raw));
    }

    private Event opened(When when, Map<String, Value> raw) {
      SortedMap<FieldName, Value> values = new TreeMap<>();
      vocabulary
          .fields()
          .forEach(
              (field, term) ->
                  Optional.ofNullable(raw.get(term.trackerField()))
                      .flatMap(value -> normaliser.canonical(field, value))
                      .filter(value -> !value.isAbsent())
                      .ifPresent(value -> values.put(field, value)));
      stands.putAll(values);
      Actor by = ticket.isOrigin() ? roles.reporter() : roles.bridge();
      return new Event("opened", ticket.ref(), when, by, new Happening.Opened(values));
    }

    private Value canonical(FieldName field, Value raw) {
      return normaliser.canonical(field, raw).orElse(Value.absent());
    }

    private List<Happening> happenings(PastEvent past) {
      return switch (past.what()) {
        case FirstSeen seen -> List.of();
        case FieldSet set -> changes(set, past.at());
        case PastEvent.CommentMade made ->
            List.of(
                new Happening.Commented(
                    made.visibility(),
                    counting.reachesReporter(ticket, made.visibility(), made.text()),
                    made.text()));
        case PastEvent.CommentTurned turned ->
            List.of(
                new Happening.Turned(
                    turned.turn(),
                    turned.visibility(),
                    counting.reachesReporter(ticket, turned.visibility(), turned.text()),
                    turned.text()));
        case PastEvent.FileAdded file ->
            List.of(new Happening.Attached(file.name(), file.visibility()));
        case PastEvent.ObligationMet met ->
            List.of(new Happening.Acknowledged(met.obligation(), met.how()));
      };
    }

    /**
     * A word that nobody mapped says nothing, and what was seen before its history was read is no
     * second change.
     */
    private List<Happening> changes(FieldSet set, Instant at) {
      List<Happening> changes = new ArrayList<>();
      vocabulary
          .fields()
          .forEach(
              (field, term) -> {
                if (term.trackerField().equals(set.field())) {
                  Value from = stands.getOrDefault(field, Value.absent());
                  Value to = canonical(field, set.to());
                  if (!from.equals(to)) {
                    stands.put(field, to);
                    boolean counts =
                        counting.counts(ticket, field, new Counting.Move(from, to, at));
                    changes.add(new Happening.Changed(field, from, to, counts));
                  }
                }
              });
      return changes;
    }
  }
}
