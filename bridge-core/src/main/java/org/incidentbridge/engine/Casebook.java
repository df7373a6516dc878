package org.incidentbridge.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.decide.PolicyFile;
import org.incidentbridge.decide.Timelines;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.Replay;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.Timeline;

/** Reads what a policy says of incidents, for people. Changes nothing. */
public final class Casebook {

  private final Rules rules;
  private final Optional<Replay> replay;

  public Casebook(Rules rules) {
    this.rules = rules;
    this.replay = rules.policy().map(PolicyInForce::pack).map(Replay::of);
  }

  /**
   * One incident under the policy.
   *
   * @param verdict as now known
   * @param record what was announced of it
   */
  public record Case(Incident incident, Timeline timeline, Verdict verdict, CaseRecord record) {}

  /** What is true of an incident; empty without a policy. */
  public Optional<Case> of(Store.Tables tables, Incident incident, Instant now) {
    return supposing(tables, incident, Optional.empty(), now);
  }

  /**
   * What the bridge knew of an incident at an earlier point in time: the policy of now looks at
   * what was known then, and at no more than was announced by then. Empty without a policy.
   *
   * @param then by the bridge's clock
   */
  public Optional<Case> asKnownAt(Store.Tables tables, Incident incident, Instant then) {
    var supposed = new Supposition(incident, Optional.empty());
    return rules.policy().map(policy -> read(tables, policy, supposed, new Point(then, true)));
  }

  /** What would be true of an incident if something more had happened on its origin. */
  Optional<Case> supposing(
      Store.Tables tables, Incident incident, Optional<PastEvent> more, Instant now) {
    var supposed = new Supposition(incident, more);
    return rules.policy().map(policy -> read(tables, policy, supposed, new Point(now, false)));
  }

  /** An incident, and what is supposed to have happened on its origin. */
  private record Supposition(Incident incident, Optional<PastEvent> more) {

    Map<TicketRef, List<PastEvent>> past(Store.Tables tables, Point point) {
      Map<TicketRef, List<PastEvent>> past = new HashMap<>();
      for (TicketState ticket : incident.tickets()) {
        past.put(ticket.ref(), new ArrayList<>(point.known(tables.histories().of(ticket.ref()))));
      }
      more.ifPresent(
          event ->
              past.computeIfAbsent(incident.origin().ref(), ref -> new ArrayList<>()).add(event));
      return past;
    }
  }

  /** All incidents that were decided on under a policy, in the order of their ids. */
  public List<Case> all(Store.Tables tables, Instant now) {
    List<Case> all = new ArrayList<>();
    tables
        .cases()
        .each(
            id ->
                tables
                    .incidents()
                    .find(id)
                    .flatMap(incident -> of(tables, incident, now))
                    .ifPresent(all::add));
    return all;
  }

  /**
   * The point in time of a reading.
   *
   * @param past whether what came to be known later does not count
   */
  private record Point(Instant at, boolean past) {

    /**
     * Before they become one timeline, in which what is told twice stands once. When a ticket began
     * stays, since else it would have been there always.
     */
    List<PastEvent> known(List<PastEvent> all) {
      return past ? all.stream().filter(e -> isBegin(e) || isKnown(e)).toList() : all;
    }

    /**
     * The incident with those of its tickets that were known to be of it. To whom it was assigned
     * by then is told by what is remembered of them.
     */
    Incident known(Incident incident, Map<TicketRef, List<PastEvent>> all) {
      return past
          ? incident
              .without(StandardField.ASSIGNEE.field())
              .withTickets(
                  incident.tickets().stream()
                      .filter(t -> t.isOrigin() || hasJoined(all.getOrDefault(t.ref(), List.of())))
                      .toList())
          : incident;
    }

    /** A ticket may be read before it joins, which is when its first values are remembered. */
    private boolean hasJoined(List<PastEvent> all) {
      List<PastEvent> begin = all.stream().filter(Point::isBegin).toList();
      return begin.isEmpty() || begin.stream().anyMatch(this::isKnown);
    }

    private static boolean isBegin(PastEvent event) {
      return event.what() instanceof PastEvent.FirstSeen;
    }

    private boolean isKnown(PastEvent event) {
      return !event.when().known().isAfter(at);
    }

    Timeline known(Timeline all) {
      return past ? all.asKnownAt(at) : all;
    }

    CaseRecord said(CaseRecord all) {
      return past ? all.asOf(at) : all;
    }
  }

  private Case read(Store.Tables tables, PolicyInForce policy, Supposition supposed, Point point) {
    Incident incident = supposed.incident();
    var timelines = new Timelines(rules.bridge(), policy);
    Map<TicketRef, List<PastEvent>> past = supposed.past(tables, point);
    Timeline timeline = point.known(timelines.of(point.known(incident, past), past));
    SortedMap<String, Instant> since = new TreeMap<>(tables.cases().since());
    policy.pack().steps().forEach(step -> since.putIfAbsent(step, point.at()));
    since.putIfAbsent(PolicyFile.version(policy.pack()), point.at());
    var record = point.said(tables.cases().find(incident.id()).orElse(CaseRecord.NONE));
    var file = new PolicyFile(timeline, record, since);
    Verdict verdict = file.verdict(replay.orElseThrow(), point.at());
    return new Case(incident, timeline, verdict, record);
  }
}
