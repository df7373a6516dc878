package org.incidentbridge.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.decide.Synced;
import org.incidentbridge.decide.Told;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.spi.Panel;
import org.incidentbridge.spi.TicketSnapshot;

/** What one side may know of an incident (N5). Pure. */
final class PanelView {

  private static final int MOST = 20;
  private static final FieldName SEVERITY = StandardField.SEVERITY.field();
  private static final FieldName STATUS = StandardField.STATUS.field();

  private final Bridge bridge;
  private final Incident incident;
  private final Map<TicketRef, TicketSnapshot> seen;
  private final Optional<Verdict> verdict;
  private final Synced synced;

  /**
   * @param seen its tickets as they were read last
   * @param verdict of the policy, if there is one
   */
  PanelView(
      Bridge bridge,
      Incident incident,
      Map<TicketRef, TicketSnapshot> seen,
      Optional<Verdict> verdict) {
    this.bridge = bridge;
    this.incident = incident;
    this.seen = Map.copyOf(seen);
    this.verdict = verdict;
    this.synced = new Synced(bridge, incident.tickets());
  }

  /** Beside a ticket of the incident. */
  Panel at(TicketState ticket, Instant now) {
    String id = ticket.ref().id();
    if (!ticket.isPresent()) {
      return Panel.none(id, now);
    }
    boolean told = isOpen(incident.origin(), ticket);
    Panel panel =
        new Panel(
            id,
            incident.id().text(),
            severity(ticket),
            others(ticket),
            told ? clocks() : List.of(),
            told ? duties() : List.of(),
            now);
    return panel.isEmpty() ? Panel.none(id, now) : panel;
  }

  /** Whether a ticket takes part, and may be spoken of beside another one. */
  private boolean isOpen(TicketState ticket, TicketState beside) {
    return ticket.isPresent()
        && Optional.ofNullable(seen.get(ticket.ref()))
            .filter(s -> isOfOne(ticket, beside) || !s.head().restricted())
            .isPresent();
  }

  private static boolean isOfOne(TicketState one, TicketState two) {
    return one.ref().tracker().equals(two.ref().tracker());
  }

  private boolean isForInsiders(TicketState ticket) {
    return Optional.ofNullable(seen.get(ticket.ref())).map(s -> s.head().insiders()).orElse(true);
  }

  /**
   * As the policy decides it, or else as people say. Where it is restricted on the side that is
   * told, not all who see its panels need see the field.
   */
  private String severity(TicketState beside) {
    boolean kept = incident.tickets().stream().anyMatch(t -> isRestricted(t, SEVERITY));
    Optional<Value> decided = verdict.flatMap(v -> v.fact(SEVERITY)).map(Verdict.Computed::value);
    Optional<Value> told =
        decided.isPresent()
            ? decided.filter(v -> isForAll(incident.origin(), beside))
            : said(beside);
    return told.filter(v -> !kept && !v.isAbsent()).map(Value::display).orElse("");
  }

  private Optional<Value> said(TicketState beside) {
    return Optional.ofNullable(incident.facts().get(SEVERITY))
        .flatMap(fact -> incident.ticket(fact.from().source()))
        .filter(source -> isForAll(source, beside))
        .flatMap(source -> new Told(incident).value(SEVERITY));
  }

  private boolean isForAll(TicketState ticket, TicketState beside) {
    return isOpen(ticket, beside) && (isOfOne(ticket, beside) || !isForInsiders(ticket));
  }

  private Optional<Term> term(TicketState ticket, FieldName field) {
    return bridge.knows(ticket.ref().tracker())
        ? bridge.vocabulary(ticket.ref().tracker()).term(field)
        : Optional.empty();
  }

  /** Of a tracker that is no longer configured nobody knows what it kept to itself. */
  private boolean isRestricted(TicketState ticket, FieldName field) {
    return !bridge.knows(ticket.ref().tracker())
        || term(ticket, field).filter(Term::restricted).isPresent();
  }

  private List<Panel.Other> others(TicketState beside) {
    return incident.tickets().stream()
        .filter(t -> !t.ref().equals(beside.ref()) && isOpen(t, beside))
        .limit(MOST)
        .map(t -> other(t, beside))
        .toList();
  }

  /** Whom a ticket is not tied to by a route, its people need not know of. */
  private Panel.Other other(TicketState ticket, TicketState beside) {
    boolean internal =
        isForInsiders(ticket) || !(isParent(ticket, beside) || isParent(beside, ticket));
    return new Panel.Other(
        ticket.ref().tracker().name(),
        ticket.place().key(),
        ticket.place().url(),
        status(ticket, beside),
        internal);
  }

  private boolean isParent(TicketState mirror, TicketState parent) {
    return !mirror.isOrigin()
        && synced.parent(mirror).filter(p -> p.ref().equals(parent.ref())).isPresent();
  }

  /**
   * Told where both sides share it anyhow, and in the words of the side that is told: what the
   * other one calls it may say more than a sync would carry.
   */
  private String status(TicketState ticket, TicketState beside) {
    boolean shared =
        !isRestricted(ticket, STATUS)
            && synced.takesPart(ticket, STATUS)
            && synced.takesPart(beside, STATUS);
    return Optional.ofNullable(seen.get(ticket.ref()))
        .filter(s -> shared)
        .flatMap(s -> term(ticket, STATUS).map(t -> s.field(t.trackerField())))
        .filter(v -> !v.isAbsent())
        .flatMap(v -> word(v, ticket, beside))
        .orElse("");
  }

  private Optional<String> word(Value status, TicketState ticket, TicketState beside) {
    return term(ticket, STATUS)
        .flatMap(t -> t.words().toCanonical(status.display()))
        .flatMap(word -> term(beside, STATUS).flatMap(t -> t.words().toTracker(word)));
  }

  private List<Panel.Clock> clocks() {
    return verdict.stream()
        .flatMap(v -> v.clocks().stream())
        .flatMap(PanelView::clock)
        .limit(MOST)
        .toList();
  }

  private static Stream<Panel.Clock> clock(ClockReading clock) {
    return clock.latest().stream()
        .map(c -> new Panel.Clock(clock.rule().title(), c.promise().due(), state(c.state())));
  }

  private static Panel.State state(ClockReading.State state) {
    return switch (state) {
      case RUNNING -> Panel.State.RUNNING;
      case PAUSED -> Panel.State.PAUSED;
      case BREACHED, MISSED -> Panel.State.BREACHED;
      case MET, DONE, RESTARTED -> Panel.State.MET;
    };
  }

  private List<Panel.Duty> duties() {
    return verdict.stream()
        .flatMap(v -> v.duties().obligations().stream())
        .filter(o -> o.end().isEmpty())
        .sorted(Comparator.comparing((Obligation o) -> o.due().orElse(Instant.MAX)))
        .limit(MOST)
        .map(o -> new Panel.Duty(o.rule().title(), o.due()))
        .toList();
  }
}
