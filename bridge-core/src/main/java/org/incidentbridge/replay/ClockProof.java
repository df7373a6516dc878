package org.incidentbridge.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.Stretch;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.Pause;
import org.incidentbridge.replay.ProofLine.Kind;

/**
 * Why a cycle of a clock is due when it is: every stretch from its start to its due time, without
 * gaps. What is counted adds up to the target exactly, if that is an amount of covered time.
 *
 * @param row the line of the table of targets that counts; empty if none holds
 * @param calendar the hours that count; empty if there is no due time to prove
 * @param lines in their order; while the clock is paused they end with the beginning of the pause
 * @param due empty while it is paused, and if there is none
 * @param left what is left while it is paused; else empty
 */
public record ClockProof(
    Optional<ClockRule.TargetRow> row,
    Optional<CoverageCalendar> calendar,
    List<ProofLine> lines,
    Optional<Instant> due,
    Optional<Duration> left) {

  public ClockProof {
    lines = List.copyOf(lines);
  }

  /** The proof for one cycle as the verdict has it. */
  public static ClockProof of(Cycle cycle) {
    var promise = cycle.promise();
    boolean paused = cycle.state() == ClockReading.State.PAUSED;
    Optional<Instant> end = paused ? Optional.of(cycle.pauses().getLast().from()) : promise.due();
    List<ProofLine> lines =
        promise.calendar().isPresent() && end.isPresent()
            ? lines(cycle, promise.calendar().get(), end.get())
            : List.of();
    return new ClockProof(
        promise.row(),
        promise.calendar(),
        lines,
        promise.due(),
        paused ? promise.left() : Optional.empty());
  }

  private static List<ProofLine> lines(Cycle cycle, CoverageCalendar calendar, Instant end) {
    List<ProofLine> lines = new ArrayList<>();
    Instant from = cycle.start();
    for (Pause pause : cycle.pauses()) {
      if (!pause.from().isBefore(end)) {
        break;
      }
      addStretches(lines, calendar, from, pause.from());
      from = Moments.earlier(end, pause.to().orElse(end));
      lines.add(new ProofLine(pause.from(), from, Kind.PAUSED, pause.why(), Duration.ZERO));
    }
    addStretches(lines, calendar, from, end);
    return lines;
  }

  private static void addStretches(
      List<ProofLine> lines, CoverageCalendar calendar, Instant from, Instant to) {
    for (Stretch stretch : calendar.stretches(from, to)) {
      Kind closed = stretch.reason().startsWith("holiday") ? Kind.HOLIDAY : Kind.CLOSED;
      String why =
          stretch.reason()
              + stretch.version().map(v -> " (calendar version of " + v + ")").orElse("");
      Kind kind = stretch.open() ? Kind.COUNTED : closed;
      Duration counted =
          stretch.open() ? Duration.between(stretch.from(), stretch.to()) : Duration.ZERO;
      lines.add(new ProofLine(stretch.from(), stretch.to(), kind, why, counted));
    }
  }

  /** What is counted of all lines. */
  public Duration counted() {
    return lines.stream().map(ProofLine::counted).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * For people, a line each, with running totals.
   *
   * @param zone in which times are shown
   */
  public List<String> text(ZoneId zone) {
    return ProofText.of(this, zone);
  }
}
