package org.incidentbridge.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.incidentbridge.pack.Target;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.replay.Verdict;

/** Pairs the cycles of clocks under two policies by clock and number. */
final class Promises {

  private Promises() {}

  /** One cycle under one policy. */
  record Side(boolean isThere, boolean isBreached, Optional<Instant> due) {
    static final Side NONE = new Side(false, false, Optional.empty());

    static Side of(Cycle cycle) {
      boolean promised =
          cycle.promise().row().filter(r -> !(r.target() instanceof Target.None)).isPresent();
      boolean breached = cycle.state() == State.BREACHED || cycle.state() == State.MISSED;
      return new Side(promised, breached, cycle.promise().due());
    }
  }

  /** One cycle under both. */
  record Pair(String clock, int cycle, Side before, Side after) {
    boolean isNewlyBreached() {
      return after.isBreached() && !before.isBreached();
    }

    boolean isSaved() {
      return before.isBreached() && !after.isBreached();
    }

    boolean isMoved() {
      return before.isBreached() == after.isBreached() && !before.due().equals(after.due());
    }
  }

  /** Tells all pairs, in the order of the clocks of the present policy, then those of the other. */
  static void each(Verdict before, Verdict after, Consumer<Pair> take) {
    for (ClockReading clock : before.clocks()) {
      pairs(clock.name(), clock.cycles(), cycles(after, clock.name()), take);
    }
    for (ClockReading clock : after.clocks()) {
      if (!isIn(before, clock.name())) {
        pairs(clock.name(), List.of(), clock.cycles(), take);
      }
    }
  }

  private static boolean isIn(Verdict verdict, String clock) {
    for (ClockReading each : verdict.clocks()) {
      if (each.name().equals(clock)) {
        return true;
      }
    }
    return false;
  }

  private static List<Cycle> cycles(Verdict verdict, String clock) {
    for (ClockReading each : verdict.clocks()) {
      if (each.name().equals(clock)) {
        return each.cycles();
      }
    }
    return List.of();
  }

  /** Cycles are numbered from 1 without gaps. */
  private static void pairs(
      String clock, List<Cycle> before, List<Cycle> after, Consumer<Pair> take) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      Side first = i < before.size() ? Side.of(before.get(i)) : Side.NONE;
      Side second = i < after.size() ? Side.of(after.get(i)) : Side.NONE;
      take.accept(new Pair(clock, i + 1, first, second));
    }
  }
}
