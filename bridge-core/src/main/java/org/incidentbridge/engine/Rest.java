package org.incidentbridge.engine;

import static java.util.Comparator.naturalOrder;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time between two readings of a tracker. What comes from a tracker that was not read waits, so
 * that it is read at once when the bridge starts, and sooner than usual after it could not be read:
 * after 10 s, and twice as long each time. Safe for parallel use.
 */
final class Rest implements Schedule {

  private static final Duration FIRST = Duration.ofSeconds(10);

  /** A tracker that asks for more is asked again after so long, or after the usual time. */
  private static final Duration MOST_ASKED = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 20;

  private final Duration usual;
  private boolean due;
  private int failures;
  private Duration asked = Duration.ZERO;

  private Rest(Duration usual, boolean due) {
    this.usual = usual;
    this.due = due;
  }

  /** Between two readings, the first of which is due when the bridge starts. */
  static Rest fromTheStart(Duration usual) {
    return new Rest(usual, true);
  }

  /** Between two readings, whenever the last one was. */
  static Rest between(Duration usual) {
    return new Rest(usual, false);
  }

  /**
   * Takes note of a reading that ended.
   *
   * @param again if the tracker could not be read and may be soon: how long it asked to be left
   *     alone
   */
  synchronized void ended(Optional<Duration> again) {
    due = false;
    failures = again.isPresent() ? failures + 1 : 0;
    asked = again.orElse(Duration.ZERO);
  }

  /** {@inheritDoc} Asked after each reading, and once at the start. */
  @Override
  public synchronized Instant getNextExecutionTime(ExecutionComplete last) {
    if (last.getResult() == ExecutionComplete.Result.FAILED) {
      ended(Optional.of(Duration.ZERO));
    }
    return due ? last.getTimeDone() : last.getTimeDone().plus(pause());
  }

  private Duration pause() {
    if (failures == 0) {
      return usual;
    }
    Duration own = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration most = Stream.of(usual, MOST_ASKED).max(naturalOrder()).orElseThrow();
    Duration soon = Stream.of(own, usual).min(naturalOrder()).orElseThrow();
    Duration wanted = Stream.of(asked, most).min(naturalOrder()).orElseThrow();
    return Stream.of(soon, wanted).max(naturalOrder()).orElseThrow();
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    return now;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
