package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.incidentbridge.engine.BridgeEngine;
import org.incidentbridge.engine.Courier;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Schedules;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Value;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeChannel;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.QuietHours;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStore;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices leave beside everything else, and a channel that hangs delays nobody (N10). */
class NoticesOnTheRoadTest {

  private static final long PATIENCE_SECONDS = 60;
  private static final IncidentId ONE = new IncidentId("INC-AAAAAAAAAA");
  private static final ChannelTerms HOUR =
      new ChannelTerms(Duration.ofHours(1), 50, QuietHours.NONE, true);

  @TempDir private Path dir;
  private final InstantSource clock = InstantSource.system();
  private final FakeTracker desk = new FakeTracker(Desks.DESK, clock, () -> Accident.NONE);
  private final FakeTracker eng = new FakeTracker(Desks.ENG, clock, () -> Accident.NONE);
  private final FakeChannel mail = new FakeChannel();
  private final HangingChannel pager = new HangingChannel();
  private final Queue<StoreException> broken = new ConcurrentLinkedQueue<>();

  /** One that answers when it is told to. */
  private static final class HangingChannel implements NoticeChannel {

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Override
    public Delivery send(Parcel parcel) {
      called.countDown();
      try {
        answer.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return Delivery.Delivered.TO_ALL;
    }

    @Override
    public List<Finding> examine() {
      return List.of();
    }

    @Override
    public void close() {
      answer.countDown();
    }
  }

  private static Notice notice(String name, String channel) {
    var content = new Notice.Content(name, "Due.", new TreeMap<>());
    var timing = new Notice.Timing(Instant.parse("2026-03-02T12:00:00Z"), false, "breach");
    return new Notice(NoticeKey.of(name), ONE, channel, List.of(), content, timing);
  }

  private void tell(Store store, Notice... notices) {
    store.inTransaction(t -> t.notices().add(List.of(notices), clock.instant()));
  }

  private void file(String title) {
    desk.personCreates("HD", Map.of("summary", Value.line(title), "prio", Value.line("P2")));
  }

  private SyncCycle cycle(Store store, Bridge bridge, ChannelTerms terms) {
    var fleet = Fleet.of(List.of(new Fleet.Member(desk, 4, 50), new Fleet.Member(eng, 4, 50)));
    var timing = new Pusher.Timing(Backoff.STANDARD, clock, new Random(1));
    var posts =
        Map.of("mail", new Courier.Post(mail, terms), "pager", new Courier.Post(pager, terms));
    var courier = Courier.create(store, posts, timing, () -> false);
    return SyncCycle.create(store, bridge, fleet, timing, () -> false).with(courier);
  }

  @Test
  void aCycleSendsWhatIsThereAtItsEndAsOneMessage() {
    try (Store store = JdbcStores.inMemory()) {
      tell(store, notice("a", "mail"), notice("b", "mail"));

      cycle(store, Desks.deskToEng(), HOUR).run(Progress.NONE);

      assertThat(mail.arrived).hasSize(1);
    }
  }

  @Test
  void whileTheBridgeIsPausedNoticesWait() {
    try (Store store = JdbcStores.inMemory()) {
      tell(store, notice("a", "mail"));
      Bridge bridge = Desks.deskToEng();
      Bridge paused = new Bridge(bridge.vocabularies(), List.of(), bridge.people());

      SyncCycle cycle = cycle(store, paused, ChannelTerms.AT_ONCE);
      cycle.run(Progress.NONE);

      assertThat(cycle.deliver("mail", Progress.NONE)).isFalse();
      assertThat(mail.asked.get()).isZero();
    }
  }

  @Test
  void aChannelThatHangsDelaysNeitherTrackersNorOtherChannels() throws InterruptedException {
    file("first");
    try (JdbcStore store = JdbcStores.inMemory()) {
      tell(store, notice("a", "pager"), notice("b", "mail"));
      SyncCycle cycle = cycle(store, Desks.deskToEng(), ChannelTerms.AT_ONCE);
      Thread sync = Thread.ofPlatform().start(() -> cycle.run(Progress.NONE));
      await(() -> eng.all().size() == 1 && mail.arrived.size() == 1);

      assertThat(sync.isAlive()).isTrue();
      pager.close();
      sync.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      assertThat(sync.isAlive()).isFalse();
    }
  }

  @Test
  void theDaemonSendsWhatComesWhileAnotherChannelHangs() throws InterruptedException {
    try (JdbcStore store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK)) {
      tell(store, notice("a", "pager"));
      var rhythm = new Schedules.Rhythm(Duration.ofMillis(100), Duration.ZERO);
      var schedules = new Schedules(Map.of(Desks.DESK, rhythm, Desks.ENG, rhythm));
      SyncCycle cycle = cycle(store, Desks.deskToEng(), ChannelTerms.AT_ONCE);
      try (var engine =
          new BridgeEngine(cycle, schedules, Progress.NONE, store.schedules(), broken::add)) {
        engine.start();
        assertThat(pager.called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        file("first");
        tell(store, notice("b", "mail"));
        await(() -> eng.all().size() == 1 && mail.arrived.size() == 1);
        pager.close();
        await(() -> store.inTransaction(t -> t.notices().counts().sent()) == 0);
      }
    }
    assertThat(broken).isEmpty();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in good time").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
