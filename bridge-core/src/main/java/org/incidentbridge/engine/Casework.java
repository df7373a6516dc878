package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.decide.Chronicle;
import org.incidentbridge.decide.Lateness;
import org.incidentbridge.decide.PolicyFile;
import org.incidentbridge.decide.Ruling;
import org.incidentbridge.decide.Sharing;
import org.incidentbridge.decide.Spell;
import org.incidentbridge.decide.Tidings;
import org.incidentbridge.decide.Timelines;
import org.incidentbridge.decide.Topics;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.PastEvent;

/** Lays out what a policy looks at, and stores what it ruled. */
final class Casework {

  private final Bridge bridge;
  private final Enactment enactment;
  private final Timelines timelines;
  private final Tidings tidings;
  private final Acquaintance acquaintance;
  private final InstantSource clock;

  Casework(Bridge bridge, PolicyInForce policy, InstantSource clock) {
    this.bridge = bridge;
    this.enactment = new Enactment(policy.pack());
    this.timelines = new Timelines(bridge, policy);
    this.tidings = new Tidings(bridge, policy);
    var sharing = new Sharing(policy, bridge.people());
    this.acquaintance = new Acquaintance(sharing, bridge.people());
    this.clock = clock;
  }

  /**
   * What the policy looks at; what the readings tell that is new is remembered.
   *
   * @param seen those tickets that were just read
   */
  PolicyFile file(
      Store.Tables tables,
      Incident incident,
      Map<TicketRef, Reading> readings,
      Set<TicketRef> seen) {
    Instant now = clock.instant();
    Map<TicketRef, List<PastEvent>> past = new HashMap<>();
    for (TicketState ticket : incident.tickets()) {
      Optional<Reading> told =
          Optional.ofNullable(readings.get(ticket.ref()))
              .filter(r -> isFollowed(ticket) || isBack(ticket, r, seen));
      past.put(ticket.ref(), past(tables, incident, ticket, told));
    }
    var record = tables.cases().find(incident.id()).orElse(CaseRecord.NONE);
    Map<TicketRef, String> goals = WaitingMoves.goals(tables, incident.id());
    List<Party> colleagues = acquaintance.of(tables, incident, readings);
    Set<String> waiting = waiting(tables, incident);
    var since = enactment.since(tables, now);
    var timeline = timelines.of(incident, past);
    return new PolicyFile(timeline, record, since, goals, waiting, colleagues);
  }

  /** What steps have to say and what has not left. */
  private static Set<String> waiting(Store.Tables tables, Incident incident) {
    return tables.outbox().of(incident.id()).stream()
        .flatMap(Casework::waiting)
        .collect(Collectors.toSet());
  }

  private static Stream<String> waiting(Outbox.Entry entry) {
    return switch (entry.planned().purpose()) {
      case Purpose.Mirror mirror -> Stream.of(Topics.coming(mirror.route()));
      case Purpose.Remark remark ->
          Stream.of(remark.topic())
              .filter(Topics::isStep)
              .filter(topic -> entry.state() != Outbox.State.SENT);
      default -> Stream.empty();
    };
  }

  private List<PastEvent> past(
      Store.Tables tables, Incident incident, TicketState ticket, Optional<Reading> reading) {
    List<PastEvent> known = tables.histories().of(ticket.ref());
    if (reading.isEmpty()) {
      return known;
    }
    var chronicle = new Chronicle(incident, ticket, reading.get(), clock.instant());
    List<PastEvent> news = chronicle.news(bridge.vocabulary(ticket.ref().tracker()), known);
    tables.histories().add(ticket.ref(), news);
    List<PastEvent> all = new ArrayList<>(known);
    all.addAll(news);
    return all;
  }

  /** On a ticket that is for insiders only by now the customer is answered all the same. */
  private static boolean isFollowed(TicketState ticket) {
    return ticket.isPresent() || (ticket.isOrigin() && ticket.presence() == Presence.NOT_VISIBLE);
  }

  /** What happened while it was away counts before anything is announced. */
  private static boolean isBack(TicketState ticket, Reading reading, Set<TicketRef> seen) {
    return seen.contains(ticket.ref()) && ticket.isTakenUp(reading.ticket().head().outside());
  }

  /** Stores what was ruled; where nothing was, since the incident is over, it rests. */
  void store(Store.Tables tables, Incident incident, Optional<Ruling> ruling) {
    ruling.ifPresentOrElse(
        r -> store(tables, incident, r), () -> tables.cases().rest(incident.id()));
  }

  /** To be looked at again when the policy will say something else. */
  private void store(Store.Tables tables, Incident incident, Ruling ruling) {
    tables.cases().save(incident.id(), ruling.record(), ruling.verdict().outlook().wakeAt());
    for (Firing firing : ruling.fresh()) {
      tables.ledger().add(line(incident, firing));
      tidings
          .of(incident, firing, ruling.verdict())
          .forEach(tiding -> tell(tables, incident, firing, tiding));
      if (isSilent(incident, firing)) {
        String what =
            "step %s has something to say on %s, which cannot be read, and waits a day for it"
                .formatted(firing.step(), incident.origin().place().key());
        tables.ledger().add(event(incident, what));
      }
      for (TrackerId tracker : absent(incident, firing)) {
        String what =
            "step %s has something to say in %s and waits a day for a ticket there"
                .formatted(firing.step(), tracker);
        tables.ledger().add(event(incident, what));
      }
    }
  }

  /** Where a step comments on the incident's ticket and there is none to be seen. */
  private static Set<TrackerId> absent(Incident incident, Firing firing) {
    Set<TrackerId> absent = new TreeSet<>();
    for (Action action : firing.actions()) {
      if (action instanceof Action.Comment comment
          && comment.where() instanceof Action.Where.In in) {
        absent.add(in.tracker());
      }
    }
    incident.tickets().stream()
        .filter(TicketState::isPresent)
        .forEach(ticket -> absent.remove(ticket.ref().tracker()));
    return absent;
  }

  private static boolean isSilent(Incident incident, Firing firing) {
    return incident.origin().presence() == Presence.NOT_VISIBLE
        && firing.actions().stream().anyMatch(Action.Comment.class::isInstance);
  }

  private void tell(Store.Tables tables, Incident incident, Firing firing, Tidings.Tiding tiding) {
    Instant now = clock.instant();
    tiding.notice().ifPresent(notice -> tables.notices().add(List.of(notice), now));
    if (tiding.notice().isEmpty()) {
      String what =
          "step %s tells nobody: %s have no address, or its template is unknown"
              .formatted(firing.step(), String.join(", ", tiding.meant()));
      tables.ledger().add(event(incident, what));
    }
  }

  private Ledger.Line line(Incident incident, Firing firing) {
    Instant now = clock.instant();
    String when = Lateness.of(firing.at(), now).map(l -> ", late by " + Spell.of(l)).orElse("");
    return event(
        incident,
        "step %s of %s%s: %s".formatted(firing.step(), firing.at(), when, firing.why().text()));
  }

  private Ledger.Line event(Incident incident, String what) {
    return Ledger.Line.event(
        clock.instant(), incident.id(), incident.origin().ref(), Ledger.Text.of(what));
  }
}
