package org.incidentbridge.engine;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.incidentbridge.model.TrackerId;

/** What the daemon does with each tracker, and when. */
final class Timetable {

  private static final Duration PUSH_PAUSE = Duration.ofSeconds(1);

  private final Schedules schedules;
  private final Turn turn;

  Timetable(Schedules schedules, Turn turn) {
    this.schedules = schedules;
    this.turn = turn;
  }

  /** What there is to do. */
  enum Verb {
    PULL,
    PUSH,
    SWEEP
  }

  /** Does it. */
  @FunctionalInterface
  interface Turn {

    /**
     * One turn at a tracker.
     *
     * @return if it could not be read and may be soon: how long it asked to be left alone, zero if
     *     it did not
     */
    Optional<Duration> at(Verb verb, TrackerId tracker);
  }

  List<RecurringTask<?>> tasks() {
    List<RecurringTask<?>> tasks = new ArrayList<>();
    schedules
        .rhythms()
        .forEach(
            (id, rhythm) -> {
              tasks.add(reading("pull:", Verb.PULL, id, Rest.fromTheStart(rhythm.poll())));
              tasks.add(
                  Tasks.recurring("push:" + id, FixedDelay.of(PUSH_PAUSE))
                      .execute((instance, context) -> turn.at(Verb.PUSH, id)));
              if (rhythm.sweep().isPositive()) {
                tasks.add(reading("sweep:", Verb.SWEEP, id, Rest.between(rhythm.sweep())));
              }
            });
    return tasks;
  }

  /** Delivers notices through each channel, so that none waits for another. */
  static List<RecurringTask<?>> deliveries(Collection<String> channels, Consumer<String> deliver) {
    List<RecurringTask<?>> tasks = new ArrayList<>();
    for (String channel : channels) {
      tasks.add(
          Tasks.recurring("notify:" + channel, FixedDelay.of(PUSH_PAUSE))
              .execute((instance, context) -> deliver.accept(channel)));
    }
    return tasks;
  }

  private RecurringTask<Void> reading(String name, Verb verb, TrackerId id, Rest rest) {
    return Tasks.recurring(name + id, rest)
        .execute((instance, context) -> rest.ended(turn.at(verb, id)));
  }
}
