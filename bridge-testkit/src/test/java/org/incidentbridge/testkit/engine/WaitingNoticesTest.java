package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.engine.Courier;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.Pace;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Share;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Sighting.Gone;
import org.incidentbridge.store.Notices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N5: what a notice tells is looked at again when it leaves, however long it had to wait. */
class WaitingNoticesTest {

  private static final String TITLE = "Printer on fire";

  private final FakeChannel mail = new FakeChannel();

  private static final Step TELL = step(new Trigger.Breach("response"), Condition.ALWAYS);

  private static final Step TELL_PRIORITY =
      step(
          new Trigger.EachEvent(),
          Promises.when(
              "priority", v -> Promises.text(v, "event", "field").equals(Desks.PRIORITY.name())));

  private static final Step TELL_COMMENT =
      step(
          new Trigger.EachEvent(),
          Promises.when("comment", v -> Promises.text(v, "event", "kind").equals("comment")));

  private static Step step(Trigger trigger, Condition when) {
    var tell = new Action.Tell("mail", List.of("duty@acme.example"), "late", false);
    return new Step(Promises.name("tell"), trigger, when, List.of(tell));
  }

  private static World world() {
    return world(TELL);
  }

  private static World world(Step tell) {
    Bridge bridge = Desks.of(AwayTest.detaching(Share.STANDARD));
    var wording =
        new Templates.Wording(
            f -> "Late: " + f.getOrDefault("title", ""), f -> "It is due " + f.get("due"));
    return new World(Desks.owned(bridge, Desks.SERVICE, new Owner.Latest()))
        .under(Promises.telling(wording, tell));
  }

  private static String filed(World world) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line(TITLE), "prio", Value.line("P1")));
  }

  /** The ticket whose promise is broken, and of which a notice waits. */
  private static String broken(World world) {
    return broken(world, "");
  }

  /** The same; engineering says which service it is about. */
  private static String broken(World world, String service) {
    String id = filed(world);
    if (!service.isEmpty()) {
      world.sync();
      world.pass(Duration.ofMinutes(5));
      world.eng.personSets(world.only(world.eng).ref().id(), "service", Value.line(service));
    }
    world.settle();
    world.pass(Duration.ofMinutes(61));
    world.settle();
    assertThat(world.store.inTransaction(t -> t.notices().counts()).pending()).isEqualTo(1);
    return id;
  }

  private void deliver(World world) {
    var timing = new Pusher.Timing(Backoff.STANDARD, world.clock, new Random(1));
    var posts = Map.of("mail", new Courier.Post(mail, ChannelTerms.AT_ONCE));
    Courier.create(world.store, posts, timing, () -> false)
        .round("mail", Pace.CLOSE, (parcel, delivery) -> {});
  }

  private Parcel delivered(World world) {
    deliver(world);
    return mail.arrived.getLast();
  }

  private static String all(Parcel parcel) {
    return parcel.subject() + parcel.text() + parcel.facts();
  }

  @Test
  void ofATicketThatIsStillSeenAllIsTold() {
    try (World world = world()) {
      broken(world);
      assertThat(delivered(world).subject()).isEqualTo("Late: " + TITLE);
    }
  }

  @ParameterizedTest
  @EnumSource(AwayTest.Leaving.class)
  void ofATicketThatWentAwayMeanwhileOnlyKeyAndPromiseAreTold(AwayTest.Leaving leaving) {
    try (World world = world()) {
      String id = broken(world);
      leaving.of(world, id);

      Parcel parcel = delivered(world);
      assertThat(all(parcel)).doesNotContain(TITLE).contains("It is due 2");
      assertThat(parcel.subject()).isEqualTo("Late: desk HD-" + id);
    }
  }

  @Test
  void whatIsSentAgainIsLookedAtAgain() {
    try (World world = world()) {
      String id = broken(world);
      mail.answering(new Delivery.Unknown("no answer"));
      assertThat(all(delivered(world))).contains(TITLE);
      AwayTest.Leaving.PRIVATE.of(world, id);

      Parcel again = delivered(world);
      assertThat(mail.arrived).hasSize(2);
      assertThat(again.id()).isEqualTo(mail.arrived.getFirst().id());
      assertThat(all(again)).doesNotContain(TITLE);
    }
  }

  /** It was read by then, though nothing was decided on it. */
  @Test
  void aTicketThatIsPrivateByTheLatestReadingIsNotSeen() {
    try (World world = world()) {
      world.desk.personRestricts(broken(world), true);
      world.pass(Duration.ofHours(1));
      world.pullOnly(world.desk);

      assertThat(all(delivered(world))).doesNotContain(TITLE);
    }
  }

  @Test
  void aTicketThatIsGoneByTheLatestReadingIsNotSeen() {
    try (World world = world()) {
      String id = broken(world);
      world.receive(new Gone(new TicketRef(Desks.DESK, id), Gone.Reason.NOT_VISIBLE));

      assertThat(all(delivered(world))).doesNotContain(TITLE);
    }
  }

  @Test
  void aMirrorThatIsGoneHidesNothingOfItsOrigin() {
    try (World world = world()) {
      broken(world);
      world.eng.personDeletes(world.only(world.eng).ref().id());
      world.pass(Duration.ofHours(1));
      world.sweep();

      assertThat(delivered(world).subject()).isEqualTo("Late: " + TITLE);
    }
  }

  /** The origin's words stay, and so does what the policy says. */
  @Test
  void ofAMirrorThatWentOutOfSightOnlyWhatItSaidIsLeftOut() {
    try (World world = world()) {
      String id = broken(world, "printing");
      TicketRef mirror = world.only(world.eng).ref();
      assertThat(sources(world)).contains(mirror);
      world.receive(new Gone(mirror, Gone.Reason.NOT_VISIBLE));

      Parcel parcel = delivered(world);
      assertThat(parcel.subject()).isEqualTo("Late: " + TITLE);
      assertThat(all(parcel)).doesNotContain("printing").contains("It is due 2", "HD-" + id);
    }
  }

  @Test
  void ofAMirrorThatIsStillSeenWhatItSaidIsTold() {
    try (World world = world()) {
      broken(world, "printing");
      assertThat(all(delivered(world))).contains(TITLE, "printing");
    }
  }

  /** Mails go further than mirrors: what a mirror says of a hidden ticket is not told either. */
  @Test
  void ofAnOriginThatWentOutOfSightNothingIsToldThoughAMirrorSaidIt() {
    try (World world = world()) {
      String id = broken(world, "printing");
      AwayTest.Leaving.HIDDEN.of(world, id);

      assertThat(all(delivered(world))).doesNotContain(TITLE, "printing");
    }
  }

  @Test
  void ofTicketsThatAllWentOutOfSightNothingIsTold() {
    try (World world = world()) {
      String id = broken(world, "printing");
      world.receive(new Gone(world.only(world.eng).ref(), Gone.Reason.NOT_VISIBLE));
      world.receive(new Gone(new TicketRef(Desks.DESK, id), Gone.Reason.NOT_VISIBLE));

      assertThat(all(delivered(world))).doesNotContain(TITLE, "printing");
    }
  }

  /**
   * Which ticket a change came from is not known any more once the other one shows another value.
   */
  @Test
  void ofAChangeNothingIsToldWhenAnyTicketThatMayHaveSaidItWentOutOfSight() {
    try (World world = world(TELL_PRIORITY)) {
      String id = filed(world);
      world.sync();
      TicketRef mirror = world.only(world.eng).ref();
      world.pass(Duration.ofMinutes(1));
      world.eng.personSets(mirror.id(), "prio", Value.line("P2"));
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "prio", Value.line("P3"));
      world.settle();
      List<Notice> waiting = waiting(world);
      assertThat(waiting)
          .anyMatch(n -> n.content().facts().getOrDefault("cause", "").contains("high"));
      world.receive(new Gone(mirror, Gone.Reason.NOT_VISIBLE));

      deliver(world);
      assertThat(mail.arrived)
          .hasSize(waiting.size())
          .allMatch(parcel -> parcel.subject().equals("Late: " + TITLE))
          .noneMatch(parcel -> all(parcel).contains("high"));
    }
  }

  /** Who did it, and on which ticket, is what that ticket says. */
  @Test
  void whatSomebodyDidOnATicketIsNotToldOnceThatWentOutOfSight() {
    try (World world = world(TELL_COMMENT)) {
      filed(world);
      world.sync();
      TicketRef mirror = world.only(world.eng).ref();
      world.pass(Duration.ofMinutes(1));
      world.eng.personComments(mirror.id(), "I have it", Visibility.PUBLIC);
      world.settle();
      String cause = waiting(world).getFirst().content().facts().getOrDefault("cause", "");
      assertThat(cause).contains("commented on " + mirror);
      world.receive(new Gone(mirror, Gone.Reason.NOT_VISIBLE));

      Parcel parcel = delivered(world);
      assertThat(parcel.subject()).isEqualTo("Late: " + TITLE);
      assertThat(all(parcel)).doesNotContain(cause, mirror.toString());
    }
  }

  private static List<Notice> waiting(World world) {
    return world.store.inTransaction(t -> t.notices().waiting("mail", 9)).stream()
        .map(Notices.Entry::notice)
        .toList();
  }

  private static Set<TicketRef> sources(World world) {
    return waiting(world).stream()
        .flatMap(notice -> notice.content().reserve().stream())
        .flatMap(reserve -> reserve.sources().stream())
        .collect(Collectors.toSet());
  }
}
