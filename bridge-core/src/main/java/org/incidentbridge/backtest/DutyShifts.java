package org.incidentbridge.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.backtest.Finding.DutyShift;
import org.incidentbridge.backtest.Finding.How;
import org.incidentbridge.replay.Obligation;

/** Obligations under two policies. */
final class DutyShifts {
  private final List<Obligation> before;
  private final List<Obligation> after;
  private final Instant until;

  private DutyShifts(List<Obligation> before, List<Obligation> after, Instant until) {
    this.before = before;
    this.after = after;
    this.until = until;
  }

  /**
   * Obligations side by side.
   *
   * @param until when they are looked at
   */
  static DutyShifts of(List<Obligation> before, List<Obligation> after, Instant until) {
    return new DutyShifts(before, after, until);
  }

  void count(Tally tally) {
    for (Obligation each : before) {
      tally.duty(name(each), new Tally.Amount(1, 0), new Tally.Amount(isLate(each) ? 1 : 0, 0));
    }
    for (Obligation each : after) {
      tally.duty(name(each), new Tally.Amount(0, 1), new Tally.Amount(0, isLate(each) ? 1 : 0));
    }
  }

  List<DutyShift> shifts() {
    if (before.isEmpty() && after.isEmpty()) {
      return List.of();
    }
    List<DutyShift> shifts = new ArrayList<>();
    for (Obligation each : before) {
      same(each, after)
          .ifPresentOrElse(
              other -> compare(each, other, shifts),
              () -> shifts.add(shift(each, How.FEWER, each.due(), Optional.empty())));
    }
    for (Obligation each : after) {
      if (same(each, before).isEmpty()) {
        shifts.add(shift(each, How.MORE, Optional.empty(), each.due()));
      }
    }
    return shifts;
  }

  private void compare(Obligation each, Obligation other, List<DutyShift> shifts) {
    if (isLate(each) != isLate(other)) {
      How how = isLate(other) ? How.LATE : How.IN_TIME;
      shifts.add(shift(each, how, each.due(), other.due()));
    }
  }

  private static DutyShift shift(
      Obligation each, How how, Optional<Instant> before, Optional<Instant> after) {
    return new DutyShift(name(each), each.number(), how, before, after);
  }

  private static Optional<Obligation> same(Obligation each, List<Obligation> among) {
    return among.stream()
        .filter(o -> o.number() == each.number() && name(o).equals(name(each)))
        .findFirst();
  }

  private static String name(Obligation each) {
    return each.rule().name();
  }

  private boolean isLate(Obligation each) {
    return each.end()
        .map(end -> end.how() == Obligation.How.LATE)
        .orElseGet(() -> each.due().filter(until::isAfter).isPresent());
  }
}
