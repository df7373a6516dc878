package org.incidentbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.engine.Timetable.Verb;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStore;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon's schedules, kept in a store, by a clock that is put on by hand. */
class TimetableTest {

  private static final TrackerId HELPDESK = new TrackerId("helpdesk");
  private static final Duration POLL = Duration.ofHours(1);
  private static final Instant BEGIN = Instant.parse("2026-03-01T09:00:00Z");

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock();
  private final List<String> turns = new ArrayList<>();
  private Supplier<Optional<Duration>> answer = Optional::empty;

  @Test
  void aTrackerIsPulledAtTheStartAndThenAtItsPace() {
    try (Daemon daemon = new Daemon(POLL)) {
      daemon.seconds(0, 1, 3599, 3601);
    }
    assertThat(pulls()).containsExactly("PULL 0", "PULL 3601");
  }

  /** What comes from it goes to no other tracker before. */
  @Test
  void aTrackerIsPulledAtEachStartWheneverItsNextTurnWouldBe() {
    try (Daemon daemon = new Daemon(POLL)) {
      daemon.seconds(0);
    }
    try (Daemon daemon = new Daemon(POLL)) {
      daemon.seconds(300, 301, 3700, 3901);
    }
    assertThat(pulls()).containsExactly("PULL 0", "PULL 300", "PULL 3901");
    assertThat(turns).filteredOn(t -> t.startsWith("SWEEP")).containsExactly("SWEEP 0");
  }

  @Test
  void aPullThatFailedIsTriedAgainSoonAndAtLongerAndLongerIntervals() {
    answer = () -> Optional.of(Duration.ZERO);
    try (Daemon daemon = new Daemon(POLL)) {
      daemon.seconds(0, 9, 10, 29, 30, 69, 70, 149, 150);
      answer = Optional::empty;
      daemon.seconds(309, 310, 320, 3909, 3910);
    }
    assertThat(pulls())
        .containsExactly(
            "PULL 0", "PULL 10", "PULL 30", "PULL 70", "PULL 150", "PULL 310", "PULL 3910");
  }

  @Test
  void aPullThatFailsIsNeverTriedLessOftenThanOneThatDoesNot() {
    answer = () -> Optional.of(Duration.ZERO);
    try (Daemon daemon = new Daemon(Duration.ofSeconds(30))) {
      daemon.seconds(0, 10, 30, 59, 60, 90, 120);
    }
    assertThat(pulls())
        .containsExactly("PULL 0", "PULL 10", "PULL 30", "PULL 60", "PULL 90", "PULL 120");
  }

  @Test
  void aTrackerThatAsksToBeLeftAloneIsButNotForEver() {
    answer = () -> Optional.of(Duration.ofMinutes(5));
    try (Daemon daemon = new Daemon(Duration.ofSeconds(60))) {
      daemon.seconds(0, 10, 60, 299, 300);
      answer = () -> Optional.of(Duration.ofDays(5));
      daemon.seconds(600, 601, 4199, 4200);
    }
    assertThat(pulls()).containsExactly("PULL 0", "PULL 300", "PULL 600", "PULL 4200");
  }

  @Test
  void aTurnThatBreaksIsNotRepeatedWithoutEnd() {
    answer =
        () -> {
          throw new IllegalStateException("a defect");
        };
    try (Daemon daemon = new Daemon(POLL)) {
      daemon.seconds(0, 1, 9, 10, 11, 30);
    }
    assertThat(pulls()).containsExactly("PULL 0", "PULL 10", "PULL 30");
  }

  private List<String> pulls() {
    return turns.stream().filter(t -> t.startsWith("PULL")).toList();
  }

  /** One process. */
  private final class Daemon implements AutoCloseable {

    private final JdbcStore store =
        JdbcStores.open("sqlite:" + directory.resolve("bridge.db"), Access.WORK);
    private final ManualScheduler scheduler;
    private boolean started;

    Daemon(Duration poll) {
      var rhythm = new Schedules.Rhythm(poll, Duration.ofDays(1));
      var schedules = new Schedules(Map.of(HELPDESK, rhythm));
      scheduler =
          TestHelper.createManualScheduler(store.schedules())
              .clock(clock)
              .startTasks(new Timetable(schedules, this::turn).tasks())
              .build();
    }

    /** Runs what is due at each of these times since the beginning. */
    void seconds(long... times) {
      for (long time : times) {
        clock.set(BEGIN.plusSeconds(time));
        if (!started) {
          scheduler.start();
          started = true;
        }
        scheduler.runAnyDueExecutions();
      }
    }

    private Optional<Duration> turn(Verb verb, TrackerId tracker) {
      if (verb == Verb.PUSH) {
        return Optional.empty();
      }
      turns.add(verb + " " + Duration.between(BEGIN, clock.now()).toSeconds());
      return verb == Verb.PULL ? answer.get() : Optional.empty();
    }

    @Override
    public void close() {
      scheduler.stop();
      store.close();
    }
  }
}
