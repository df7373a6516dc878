package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.engine.Courier;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Missed;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.notice.Pace;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.QuietHours;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.store.Notices;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.MemoryDatabase;
import org.incidentbridge.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How notices leave: nothing lost, nothing doubled but where nobody can tell (N3, N9). */
class CourierTest {

  private static final IncidentId ONE = new IncidentId("INC-AAAAAAAAAA");
  private static final ChannelTerms GROUPED =
      new ChannelTerms(Duration.ofMinutes(2), 50, QuietHours.NONE, true);

  /** So many transactions a round takes before its message is sent. */
  private static final int AFTER_SENDING = 4;

  private static final Courier.Listener NOBODY = (parcel, delivery) -> {};

  private final MemoryDatabase database = MemoryDatabase.create();
  private Store store = database.open();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T12:00:00Z"));
  private final FakeChannel mail = new FakeChannel();
  private Courier courier = started();

  @AfterEach
  void close() {
    database.close();
  }

  private Courier started() {
    return startedWith(GROUPED);
  }

  private Courier startedWith(ChannelTerms terms) {
    var timing = new Pusher.Timing(Backoff.STANDARD, clock, new Random(1));
    return Courier.create(
        store, Map.of("mail", new Courier.Post(mail, terms)), timing, () -> false);
  }

  /** As a new process after a kill. */
  private void restart() {
    store = database.open();
    courier = started();
  }

  private Notice notice(String name, String group, String... to) {
    var content = new Notice.Content("Breach " + name, "Due.", new TreeMap<>());
    var timing = new Notice.Timing(clock.instant(), group.isEmpty(), group);
    return new Notice(NoticeKey.of(name), ONE, "mail", List.of(to), content, timing);
  }

  private void tell(Notice... notices) {
    store.inTransaction(t -> t.notices().add(List.of(notices), clock.instant()));
  }

  private boolean round() {
    return courier.round("mail", Pace.COLLECT, NOBODY);
  }

  private List<List<NoticeKey>> arrived() {
    return mail.arrived.stream().map(Parcel::keys).toList();
  }

  private Notices.Counts counts() {
    return store.inTransaction(t -> t.notices().counts());
  }

  private List<Notices.Entry> held() {
    return store.inTransaction(t -> t.notices().held());
  }

  private List<String> ledger() {
    return store.inTransaction(t -> t.ledger().of(ONE, 99)).stream()
        .map(line -> line.kind() + " " + line.text().summary())
        .toList();
  }

  private static List<NoticeKey> keys(String... names) {
    return Stream.of(names).map(NoticeKey::of).toList();
  }

  @Test
  void aNoticeLeavesOnceAndTheLedgerSaysSo() {
    tell(notice("a", "", "a@x.example"));

    assertThat(round()).isTrue();
    assertThat(round()).isFalse();
    tell(notice("a", "", "a@x.example"));
    assertThat(round()).isFalse();

    assertThat(arrived()).containsExactly(keys("a"));
    assertThat(counts()).isEqualTo(new Notices.Counts(0, 0, 0));
    assertThat(ledger()).containsExactly("NOTICE told a@x.example by mail: Breach a");
  }

  @Test
  void aStormIsOneMessageAndOneLineForEach() {
    for (int i = 0; i < 30; i++) {
      tell(notice("n" + i, "breach"));
      clock.advance(Duration.ofSeconds(3));
      round();
    }
    clock.advance(Duration.ofSeconds(30));
    round();

    assertThat(mail.arrived).hasSize(1);
    assertThat(ledger()).hasSize(30);
  }

  @Test
  void nothingIsLookedUpAgainWhileAllWaitForOthersAndWhatComesIsSeen() {
    tell(notice("a", "breach"));
    assertThat(round()).isFalse();
    tell(notice("b", ""));

    assertThat(round()).isTrue();
    assertThat(arrived()).containsExactly(keys("b"));
  }

  @Test
  void atTheEndOfTheWorkNobodyWaitsForOthers() {
    tell(notice("a", "breach"), notice("b", "breach"));

    assertThat(courier.round("mail", Pace.CLOSE, NOBODY)).isTrue();
    assertThat(mail.arrived).hasSize(1);
  }

  /** A kill before, while and after it was sent: never lost, and known by its id if doubled. */
  @Test
  void aKillAtAnyStepLosesNothingAndDoublesOnlyUnderTheSameId() {
    for (int step = 0; step <= AFTER_SENDING; step++) {
      mail.arrived.clear();
      String name = "kill" + step;
      tell(notice(name + "a", "g"), notice(name + "b", "g"));
      clock.advance(Duration.ofMinutes(3));
      Store dying = new DyingStore(store, step);
      var timing = new Pusher.Timing(Backoff.STANDARD, clock, new Random(1));
      var posts = Map.of("mail", new Courier.Post(mail, GROUPED));
      Courier killed = Courier.create(dying, posts, timing, () -> false);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 9; i++) {
                  killed.round("mail", Pace.COLLECT, NOBODY);
                }
              })
          .isInstanceOf(IllegalStateException.class);
      tell(notice(name + "c", "g"));
      restart();
      clock.advance(Duration.ofMinutes(3));
      for (int i = 0; i < 5; i++) {
        round();
      }

      List<Parcel> sent = new ArrayList<>(mail.arrived);
      assertThat(sent.stream().flatMap(p -> p.keys().stream()))
          .as("step " + step)
          .contains(NoticeKey.of(name + "a"), NoticeKey.of(name + "b"), NoticeKey.of(name + "c"));
      var ids = sent.stream().filter(p -> p.keys().contains(NoticeKey.of(name + "a"))).toList();
      assertThat(ids).hasSize(step == AFTER_SENDING ? 2 : 1);
      assertThat(ids.stream().map(Parcel::id).distinct()).hasSize(1);
      assertThat(counts()).isEqualTo(new Notices.Counts(0, 0, 0));
    }
  }

  /** N10: what cannot be reached waits, without end of tries, and longer each time. */
  @Test
  void aDeadChannelIsAskedLessAndLessAndNothingIsLost() {
    mail.isDown(true);
    for (int i = 0; i < 20; i++) {
      tell(notice("n" + i, ""));
    }
    for (int i = 0; i < 3600; i++) {
      round();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(mail.asked.get()).isBetween(10, 60);
    assertThat(counts()).isEqualTo(new Notices.Counts(20, 0, 0));

    mail.isDown(false);
    clock.advance(Duration.ofMinutes(10));
    while (round()) {
      clock.advance(Duration.ofMinutes(10));
    }
    assertThat(mail.arrived).hasSize(20);
    assertThat(mail.arrived).allSatisfy(p -> assertThat(p.text()).startsWith("This comes late"));
  }

  @Test
  void aChannelIsLeftAloneForAsLongAsItAsks() {
    Instant then = clock.instant().plus(Duration.ofHours(5));
    mail.answering(new Delivery.Deferred("429", Optional.of(then)));
    tell(notice("a", ""), notice("b", ""));
    round();
    clock.advance(Duration.ofHours(5).minusSeconds(1));
    round();
    assertThat(mail.asked.get()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    round();
    assertThat(mail.arrived).hasSize(2);
  }

  /** N10: one that is refused stops no other. */
  @Test
  void whatIsRefusedInCompanyIsTriedAloneAndOnlyTheCulpritIsHeld() {
    mail.answering(
        new Delivery.Refused("too large"),
        Delivery.Delivered.TO_ALL,
        new Delivery.Refused("too large"),
        Delivery.Delivered.TO_ALL);
    tell(notice("a", "g"), notice("b", "g"), notice("c", "g"));
    clock.advance(Duration.ofMinutes(3));
    round();
    round();

    assertThat(mail.arrived).hasSize(2);
    assertThat(counts()).isEqualTo(new Notices.Counts(0, 0, 1));
    assertThat(ledger()).contains("HELD notice held for a person: too large");
  }

  @Test
  void whoIsRefusedAmongOthersIsToldLaterOrHeldAndTheOthersAreNotToldAgain() {
    mail.answering(
        new Delivery.Delivered(
            List.of(
                new Missed("b@x.example", true, "mailbox full"),
                new Missed("c@x.example", false, "no such user"))));
    tell(notice("a", "", "a@x.example", "b@x.example", "c@x.example"));
    round();
    clock.advance(Duration.ofHours(1));
    round();

    assertThat(mail.arrived.stream().map(Parcel::to))
        .containsExactly(
            List.of("a@x.example", "b@x.example", "c@x.example"), List.of("b@x.example"));
    assertThat(held()).extracting(e -> e.notice().to()).containsExactly(List.of("c@x.example"));
    assertThat(ledger())
        .contains(
            "NOTICE told a@x.example by mail: Breach a",
            "NOTICE told b@x.example by mail: Breach a");
  }

  @Test
  void whatMayHaveArrivedIsSentAgainAsItWasAndThenHeld() {
    for (int i = 0; i < 9; i++) {
      mail.answering(new Delivery.Unknown("timed out"));
    }
    tell(notice("a", "g"), notice("b", "g"));
    for (int i = 0; i < 9; i++) {
      clock.advance(Duration.ofMinutes(10));
      round();
      tell(notice("c" + i, "g"));
    }

    var first = mail.arrived.getFirst();
    assertThat(mail.arrived.stream().filter(p -> p.id().equals(first.id()))).hasSize(3);
    assertThat(ledger())
        .contains(
            "HELD notice held for a person: it was sent 3 times and it is not known whether it"
                + " arrived: timed out");
  }

  /** A slow channel is still at it when quiet hours begin. */
  @Test
  void whatIsNotUrgentNoLongerLeavesOnceQuietHoursBeginAmidItsRound() {
    Instant evening = clock.instant().plusSeconds(30);
    Instant morning = evening.plus(Duration.ofHours(8));
    QuietHours night = at -> at.isBefore(evening) || !at.isBefore(morning) ? at : morning;
    courier = startedWith(new ChannelTerms(Duration.ZERO, 1, night, true));
    mail.meanwhile(() -> clock.advance(Duration.ofSeconds(20)));
    tell(notice("a", "g"), notice("b", "g"), notice("c", "g"), notice("u", ""), notice("v", ""));

    for (int i = 0; i < 3; i++) {
      round();
    }
    assertThat(arrived()).containsExactlyInAnyOrder(keys("u"), keys("v"));

    clock.advance(Duration.between(clock.instant(), morning));
    round();
    assertThat(mail.arrived).hasSize(5);
    assertThat(counts()).isEqualTo(new Notices.Counts(0, 0, 0));
  }

  @Test
  void whatWaitsForAChannelThatIsGoneIsHeld() {
    Notice other = notice("a", "");
    tell(new Notice(other.key(), ONE, "pager", List.of(), other.content(), other.timing()));
    round();

    assertThat(held())
        .extracting(e -> e.tries().message())
        .containsExactly(
            "the configuration has no channel named 'pager' under notify: add it, or drop the"
                + " notice");
  }

  @Test
  void whatIsHeldMeanwhileDoesNotLeave() {
    tell(notice("a", ""));
    store.inTransaction(
        t -> {
          t.notices().hold(keys("a"), Notices.State.PENDING, "by hand");
          return true;
        });

    assertThat(round()).isFalse();
    assertThat(mail.asked.get()).isZero();
    assertThat(ledger()).isEmpty();
  }
}
