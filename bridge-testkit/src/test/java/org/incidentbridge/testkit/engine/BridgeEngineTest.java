package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.engine.BridgeEngine;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Schedules;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStore;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon on a store in a file, over trackers in memory, in real time. */
final class BridgeEngineTest {

  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path dir;
  private final InstantSource clock = InstantSource.system();
  private final FakeTracker desk = new FakeTracker(Desks.DESK, clock, () -> Accident.NONE);
  private final FakeTracker eng = new FakeTracker(Desks.ENG, clock, () -> Accident.NONE);
  private final Queue<StoreException> broken = new ConcurrentLinkedQueue<>();

  @Test
  void itMirrorsAndCarriesOnAfterARestart() {
    file("first");
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store)) {
      engine.start();
      await(() -> eng.all().size() == 1);
    }
    long writes = desk.writes() + eng.writes();
    file("second");
    assertThat(desk.writes() + eng.writes()).isEqualTo(writes);
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store)) {
      engine.start();
      await(() -> eng.all().size() == 2);
    }
    assertThat(eng.all()).extracting(t -> World.show(t, "summary")).contains("first", "second");
    assertThat(broken).isEmpty();
  }

  /** Heartbeats are missed after minutes; so long nobody waits. */
  @Test
  void whatAKilledProcessHadBegunIsTakenUpAtOnce() throws SQLException {
    file("first");
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store)) {
      engine.start();
      await(() -> eng.all().size() == 1);
    }
    sql(
        "UPDATE scheduled_tasks SET picked = 1, picked_by = 'killed', last_heartbeat = "
            + clock.millis());
    file("second");
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store)) {
      engine.start();
      await(() -> eng.all().size() == 2);
    }
  }

  @Test
  void aStoreThatFailsIsToldOnce() throws SQLException {
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store)) {
      sql("DROP TABLE inbox");
      file("first");
      engine.start();
      await(() -> !broken.isEmpty());
    }
    assertThat(broken).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("inbox"));
  }

  /** Nothing runs any more then, so that nothing else would notice. */
  @Test
  void schedulesThatCanBeReadButNotWrittenAreToldOnce() throws SQLException {
    file("first");
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store)) {
      engine.start();
      await(() -> eng.all().size() == 1);
      sql(
          "CREATE TRIGGER refusal BEFORE UPDATE ON scheduled_tasks WHEN NEW.picked"
              + " BEGIN SELECT RAISE(FAIL, 'no room'); END");
      await(() -> !broken.isEmpty());
    }
    assertThat(broken)
        .singleElement()
        .satisfies(e -> assertThat(e).hasMessageContaining("cannot be read or written any more"));
  }

  /** An adapter that lacks a class of its own, as one that was dropped in may. */
  private record Lacking(Tracker inner) implements Dressed {
    @Override
    public TrackerSource source() {
      return new DressedSource(inner.source()) {
        @Override
        public Page pull(PullRequest request) {
          throw new NoClassDefFoundError("com/example/Missing");
        }
      };
    }
  }

  /** N12: the scheduler itself would pass over it in silence. */
  @Test
  void aTurnThatBreaksOffIsToldAndTheOthersGoOn() {
    file("first");
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store, new Lacking(eng))) {
      engine.start();
      await(() -> store.inTransaction(t -> t.health().of(Desks.ENG)).failedAt().isPresent());
      assertThat(store.inTransaction(t -> t.health().of(Desks.ENG)).why())
          .contains("a defect of the bridge", "com/example/Missing");
      await(() -> store.inTransaction(t -> t.health().of(Desks.DESK)).readAt().isPresent());
    }
    assertThat(broken).isEmpty();
  }

  /** Nothing but the hint could have it read, and nothing but it written. */
  @Test
  void aHintIsReadAndWhatComesOfItWrittenWithoutWaitingForASchedule() {
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store, eng, Duration.ofHours(1))) {
      file("first");
      engine.start();
      await(() -> eng.all().size() == 1);
      String id = file("second");

      engine.look(Desks.DESK, List.of(id));

      await(() -> mirrored("second"));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void aTrackerWithTooManyHintsIsReadAsAWhole() {
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store, eng, Duration.ofHours(1))) {
      file("first");
      engine.start();
      await(() -> eng.all().size() == 1);
      file("second");
      file("third");

      engine.pull(Desks.DESK);

      await(() -> eng.all().size() == 3);
    }
  }

  /** It is given its answer only after the other tracker got all of its own. */
  @Test
  void aSlowTrackerHoldsUpNoHintForAnother() {
    var ops = new FakeTracker(Desks.OPS, clock, () -> Accident.NONE);
    var slow = new AtomicBoolean();
    var answers = new CountDownLatch(1);
    var lame =
        new BusyTracker(
            ops,
            command -> {
              if (slow.get()) {
                hold(answers);
              }
            });
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store, Duration.ofHours(1), desk, eng, lame)) {
      file("first");
      engine.start();
      await(() -> eng.all().size() == 1 && ops.all().size() == 1);
      slow.set(true);
      for (String title : List.of("second", "third", "fourth")) {
        engine.look(Desks.DESK, List.of(file(title)));
        await(() -> mirrored(title));
      }
      assertThat(ops.all()).hasSize(1);

      answers.countDown();
      await(() -> ops.all().size() == 4);
    } finally {
      answers.countDown();
    }
    assertThat(broken).isEmpty();
  }

  private boolean mirrored(String title) {
    return eng.all().stream().anyMatch(t -> World.show(t, "summary").equals(title));
  }

  @Test
  void aHintThatBreaksOffIsToldAndThrowsNothing() {
    try (JdbcStore store = open();
        BridgeEngine engine = engine(store, new Lacking(eng), Duration.ofHours(1))) {
      engine.start();
      await(() -> store.inTransaction(t -> t.health().of(Desks.DESK)).readAt().isPresent());

      engine.pull(Desks.ENG);

      assertThat(store.inTransaction(t -> t.health().of(Desks.ENG)).why())
          .contains("com/example/Missing");
    }
  }

  private String file(String title) {
    return desk.personCreates("HD", Map.of("summary", Value.line(title), "prio", Value.line("P2")));
  }

  private JdbcStore open() {
    return JdbcStores.open("sqlite:" + database(), Access.WORK);
  }

  private Path database() {
    return dir.resolve("bridge.db");
  }

  private void sql(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        var work = connection.createStatement()) {
      work.executeUpdate(statement);
    }
  }

  private BridgeEngine engine(JdbcStore store) {
    return engine(store, eng);
  }

  private BridgeEngine engine(JdbcStore store, Tracker works) {
    return engine(store, works, OFTEN);
  }

  private BridgeEngine engine(JdbcStore store, Tracker works, Duration poll) {
    return engine(store, poll, desk, works);
  }

  /** The first tracker is mirrored to each of the others. */
  private BridgeEngine engine(JdbcStore store, Duration poll, Tracker... trackers) {
    var fleet = Fleet.of(Stream.of(trackers).map(t -> new Fleet.Member(t, 4, 50)).toList());
    var timing = new Pusher.Timing(Backoff.STANDARD, clock, new Random(1));
    Bridge bridge =
        trackers.length == 2
            ? Desks.deskToEng()
            : Desks.of(
                Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
                Desks.route("ops", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD));
    var cycle = SyncCycle.create(store, bridge, fleet, timing, () -> false);
    var rhythm = new Schedules.Rhythm(poll, Duration.ZERO);
    var schedules =
        new Schedules(Stream.of(trackers).collect(Collectors.toMap(Tracker::id, t -> rhythm)));
    return new BridgeEngine(cycle, schedules, Progress.NONE, store.schedules(), broken::add);
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in good time").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
