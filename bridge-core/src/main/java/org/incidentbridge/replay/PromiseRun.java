package org.incidentbridge.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.CoverageException;
import org.incidentbridge.pack.Target;
import org.incidentbridge.replay.ClockReading.Pause;
import org.incidentbridge.replay.ClockReading.Promise;
import org.incidentbridge.replay.ClockReading.State;
import org.jspecify.annotations.Nullable;

/** What a cycle of a clock is measured against while history is lived through. */
final class PromiseRun {
  private final ReadyPack.Clock clock;
  private final Memo memo;
  private final Surroundings surroundings;
  private final Instant[] shares;
  private final boolean[] shareAsked;

  /** The latest due time whose breach has caused its steps. */
  private Instant announced = Instant.MIN;

  /** How many breaches of this cycle have. */
  private int breaches;

  private boolean stale = true;
  private boolean watchedCounted;
  private boolean breached;
  private int place = -1;
  private ReadyPack.@Nullable Row row;
  private @Nullable CoverageCalendar calendar;
  private Instant due = Instant.MAX;

  PromiseRun(ReadyPack.Clock clock, Memo memo, Surroundings surroundings) {
    this.clock = clock;
    this.memo = memo;
    this.surroundings = surroundings;
    this.shares = new Instant[clock.causes().shares().size()];
    this.shareAsked = new boolean[shares.length];
    Arrays.fill(shares, Instant.MAX);
  }

  /** A cycle of its own begins. */
  void begin() {
    Arrays.fill(shareAsked, false);
    announced = Instant.MIN;
    resume();
  }

  /** The cycle before goes on; what it caused is not caused again. */
  void resume() {
    breached = false;
    breaches = 0;
    stale = true;
  }

  /** Pauses or the start are others now. */
  void stale() {
    stale = true;
  }

  /** Measures anew if anything that counts has changed. */
  void refresh(Instant now, Instant start, List<Pause> pauses, Instant pausedSince) {
    int found = find();
    CoverageCalendar hours =
        found < 0 ? null : surroundings.calendar(clock.rows().get(found).hours());
    if (!stale && found == place && Objects.equals(hours, calendar)) {
      return;
    }
    stale = false;
    place = found;
    row = found < 0 ? null : clock.rows().get(found);
    watchedCounted |= row != null && row.watched();
    calendar = hours;
    measure(start, pauses);
    if (due.isAfter(now) || pausedSince.compareTo(due) <= 0) {
      breached = false;
    }
  }

  /** Measures anew against what it was measured against so far. */
  void settle(Instant start, List<Pause> pauses) {
    if (stale) {
      stale = false;
      measure(start, pauses);
    }
  }

  /** The first row of the table that holds; -1 if none does. */
  private int find() {
    List<ReadyPack.Row> rows = clock.rows();
    for (int i = 0; i < rows.size(); i++) {
      if (memo.holds(rows.get(i).when())) {
        return i;
      }
    }
    return -1;
  }

  private void measure(Instant start, List<Pause> pauses) {
    due = Instant.MAX;
    Arrays.fill(shares, Instant.MAX);
    if (row == null || calendar == null) {
      return;
    }
    try {
      Optional<Instant> unpaused = Due.unpaused(row.target(), calendar, start);
      if (unpaused.isPresent()) {
        due = Due.shifted(unpaused.get(), calendar, pauses);
        measureShares(Due.amount(row.target(), calendar, start, unpaused.get()), start, pauses);
      }
    } catch (CoverageException never) {
      memo.problem("clock %s: %s".formatted(clock.rule().name(), never.getMessage()));
    }
  }

  private void measureShares(Duration amount, Instant start, List<Pause> pauses) {
    for (int i = 0; i < shares.length; i++) {
      double share = clock.causes().shares().get(i).share();
      if (share >= 1 || calendar == null) {
        shares[i] = due;
      } else {
        Duration part = Duration.ofNanos((long) (amount.toNanos() * share));
        shares[i] = Due.shifted(calendar.add(start, part), calendar, pauses);
      }
    }
  }

  /** How a stop at this moment ends the cycle. */
  State verdict(Instant stop) {
    if (row == null || row.target() instanceof Target.None || due.equals(Instant.MAX)) {
      return State.DONE;
    }
    return stop.isAfter(due) ? State.MISSED : State.MET;
  }

  /** When something is due before it is paused; {@link Instant#MAX} if nothing is. */
  Instant next(Instant pausedSince) {
    Instant next = breached || !due.isBefore(pausedSince) ? Instant.MAX : due;
    for (int i = 0; i < shares.length; i++) {
      if (!shareAsked[i] && shares[i].isBefore(pausedSince)) {
        next = Moments.earlier(next, shares[i]);
      }
    }
    return next;
  }

  /** Causes what is due. */
  void fire(Instant now, Instant pausedSince, int cycle, Causes causes) {
    shares(Moments.earlier(now, pausedSince.minusNanos(1)), cycle, causes);
    if (!breached && !due.isAfter(now) && due.isBefore(pausedSince)) {
      breach(cycle, causes);
    }
  }

  private void shares(Instant upTo, int cycle, Causes causes) {
    for (int i = 0; i < shares.length; i++) {
      if (!shareAsked[i] && !shares[i].isAfter(upTo)) {
        shareAsked[i] = true;
        causes.add(
            clock.causes().shares().get(i).step(),
            new Cause(cycle, Cause.Kind.SHARE, clock.rule().name(), limit()));
      }
    }
  }

  /** It is breached after all at a moment of many changes; what was due before it comes first. */
  void miss(Instant now, int cycle, Causes causes) {
    shares(now, cycle, causes);
    if (!breached) {
      breach(cycle, causes);
    }
  }

  /**
   * It is breached. The same breach causes nothing again, but one of a later due time does: the
   * promise that replaced the breached one was not kept, either.
   */
  private void breach(int cycle, Causes causes) {
    breached = true;
    if (due.isAfter(announced)) {
      announced = due;
      breaches++;
      for (int step : clock.causes().breaches()) {
        causes.add(
            step, new Cause(cycle, breaches, Cause.Kind.BREACH, clock.rule().name(), limit()));
      }
    }
  }

  /** Whether a row that is watched was ever measured against. */
  boolean watchedCounted() {
    return watchedCounted;
  }

  boolean isBreached() {
    return breached;
  }

  /** {@link Instant#MAX} if there is none. */
  Instant due() {
    return due;
  }

  /** When it is due, as its calendar has it. */
  Cause.Limit limit() {
    return new Cause.Limit(due, calendar == null ? ZoneOffset.UTC : calendar.zone());
  }

  /** As it stands at a moment. */
  Promise reading(Instant now, State state, Instant pausedSince) {
    var line = Optional.ofNullable(row).map(ReadyPack.Row::row);
    if (calendar == null || due.equals(Instant.MAX)) {
      return new Promise(line, Optional.empty(), Optional.empty(), Optional.empty());
    }
    boolean paused = state == State.PAUSED;
    return new Promise(
        line,
        Optional.of(calendar),
        paused ? Optional.empty() : Optional.of(due),
        Optional.of(calendar.between(paused ? pausedSince : now, due)));
  }
}
