package org.incidentbridge.plan;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.calendar.CivilTime;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.decide.Ruling;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.spi.Capabilities.Capability;

/**
 * How an incident stands, as a link beside one of its tickets tells it, and no more of it than may
 * be known there (N5). It tells moments and not how far away they are, so that it stays the same
 * until something happens. Pure.
 */
final class IncidentLine {

  private static final int MOST = 8;
  private static final FieldName SEVERITY = StandardField.SEVERITY.field();

  /**
   * What is told.
   *
   * @param text on one line; empty if there is nothing to tell
   * @param sources the tickets of which it tells
   */
  record Said(String text, Set<TicketRef> sources) {

    static final Said NOTHING = new Said("", Set.of());

    private Said and(Said more) {
      Set<TicketRef> all = new HashSet<>(sources);
      all.addAll(more.sources);
      String between = text.isEmpty() || more.text.isEmpty() ? "" : "; ";
      return new Said(text + between + more.text, Set.copyOf(all));
    }
  }

  private final Draft draft;
  private final TicketState beside;

  private IncidentLine(Draft draft, TicketState beside) {
    this.draft = draft;
    this.beside = beside;
  }

  /** Beside a ticket; nothing if its tracker does not show it, or none of it may be known there. */
  static Said of(Draft draft, TicketState beside) {
    var line = new IncidentLine(draft, beside);
    return line.can(Capability.SUMMARY_LINKS) ? line.severity().and(line.promises()) : Said.NOTHING;
  }

  private boolean can(Capability capability) {
    return draft.terrain.can(beside.ref().tracker(), capability);
  }

  /** Where anybody may see it: only what no other side keeps to itself. */
  private Said severity() {
    boolean kept =
        !can(Capability.SEVERITY_LINKS)
            || draft.incident().tickets().stream()
                .filter(t -> !isOfOne(t))
                .anyMatch(this::keepsSeverity);
    return Optional.ofNullable(draft.incident().facts().get(SEVERITY))
        .filter(fact -> !kept)
        .flatMap(fact -> draft.incident().ticket(fact.from().source()))
        .filter(source -> isOpen(source) && (isOfOne(source) || !isForInsiders(source)))
        .flatMap(source -> draft.told.value(SEVERITY).flatMap(value -> said(value, source)))
        .orElse(Said.NOTHING);
  }

  private static Optional<Said> said(Value severity, TicketState source) {
    return severity.isAbsent()
        ? Optional.empty()
        : Optional.of(new Said("Severity " + severity.display(), Set.of(source.ref())));
  }

  /** For insiders alone: nothing says which ones a customer knows of. */
  private Said promises() {
    TicketState origin = draft.incident().origin();
    return draft
        .decision
        .ruling()
        .filter(ruling -> can(Capability.INSIDER_LINKS) && isOpen(origin))
        .map(ruling -> promises(ruling).collect(Collectors.joining("; ")))
        .filter(text -> !text.isEmpty())
        .map(text -> new Said(text, Set.of(origin.ref())))
        .orElse(Said.NOTHING);
  }

  private boolean keepsSeverity(TicketState ticket) {
    var from = ticket.ref().tracker();
    return !draft.bridge.knows(from)
        || !Restricted.mayLeave(draft, SEVERITY, from, beside.ref().tracker());
  }

  private boolean isOpen(TicketState ticket) {
    return draft
        .reading(ticket.ref())
        .filter(r -> isOfOne(ticket) || !r.ticket().head().restricted())
        .isPresent();
  }

  private boolean isForInsiders(TicketState ticket) {
    return draft.reading(ticket.ref()).filter(r -> !r.ticket().head().insiders()).isEmpty();
  }

  private boolean isOfOne(TicketState ticket) {
    return ticket.ref().tracker().equals(beside.ref().tracker());
  }

  private static Stream<String> promises(Ruling ruling) {
    Stream<String> clocks =
        ruling.verdict().clocks().stream()
            .flatMap(clock -> clock.latest().flatMap(cycle -> text(clock, cycle)).stream());
    Stream<String> duties =
        ruling.verdict().duties().obligations().stream()
            .filter(o -> o.end().isEmpty())
            .sorted(Comparator.comparing(o -> o.due().isEmpty()))
            .map(IncidentLine::text);
    return Stream.concat(clocks.limit(MOST), duties.limit(MOST));
  }

  /** One that runs past its due time reads as before: no write because time passed. */
  private static Optional<String> text(ClockReading clock, Cycle cycle) {
    ZoneId zone = cycle.promise().calendar().map(CoverageCalendar::zone).orElse(ZoneOffset.UTC);
    Optional<String> due = cycle.promise().due().map(at -> "due " + CivilTime.text(at, zone));
    Optional<String> state =
        switch (cycle.state()) {
          case RUNNING, BREACHED -> due;
          case PAUSED -> cycle.promise().remaining().map(left -> "paused with " + left + " left");
          case MET -> Optional.of("met");
          case MISSED -> Optional.of(due.map(at -> "breached, was " + at).orElse("breached"));
          case DONE, RESTARTED -> Optional.empty();
        };
    return state.map(words -> clock.rule().title() + ": " + words);
  }

  private static String text(Obligation duty) {
    return "Open: "
        + duty.rule().title()
        + duty.due().map(at -> ", due " + CivilTime.text(at, duty.calendar().zone())).orElse("");
  }
}
