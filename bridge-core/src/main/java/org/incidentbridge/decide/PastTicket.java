package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Incident;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.Timeline;

/** Makes an incident of its own of a ticket that no store knows. Pure. */
public final class PastTicket {
  private final Bridge bridge;
  private final PolicyInForce policy;

  /** Goes by the vocabularies of a configuration and the organisations of a policy. */
  public PastTicket(Bridge bridge, PolicyInForce policy) {
    this.bridge = bridge;
    this.policy = policy;
  }

  /**
   * An incident and its past.
   *
   * @param timeline all that the reading tells
   */
  public record Past(Incident incident, Timeline timeline) {}

  /**
   * The past of a ticket.
   *
   * @param history its changes, as far as its tracker tells them
   * @param now by the bridge's clock
   */
  public Past of(TicketSnapshot ticket, List<PastEvent> history, Instant now) {
    Vocabulary vocabulary = bridge.vocabulary(ticket.ref().tracker());
    Reading reading = new Normaliser(vocabulary, bridge.people()).read(ticket);
    Incident incident = Opening.begin(reading, Places.of(ticket));
    var chronicle = new Chronicle(incident, incident.origin(), reading, now);
    List<PastEvent> all = new ArrayList<>(history);
    all.addAll(chronicle.news(vocabulary, history));
    all.addAll(begins(ticket, history, all, now));
    return new Past(
        incident, new Timelines(bridge, policy).of(incident, Map.of(ticket.ref(), all)));
  }

  /** Fields with a history are told by it alone, but when the ticket was made is told by none. */
  private static List<PastEvent> begins(
      TicketSnapshot ticket, List<PastEvent> history, List<PastEvent> all, Instant now) {
    var when = new org.incidentbridge.timeline.Event.When(ticket.head().stamp().createdAt(), now);
    boolean told = all.stream().anyMatch(e -> e.what() instanceof PastEvent.FirstSeen);
    return told || history.isEmpty()
        ? List.of()
        : history.stream()
            .filter(e -> e.what() instanceof PastEvent.FieldSet)
            .limit(1)
            .map(e -> first(e, when))
            .toList();
  }

  private static PastEvent first(PastEvent event, org.incidentbridge.timeline.Event.When when) {
    PastEvent.FieldSet set = (PastEvent.FieldSet) event.what();
    return new PastEvent(
        "first:" + set.field(), when, event.by(), new PastEvent.FirstSeen(set.field(), set.from()));
  }
}
