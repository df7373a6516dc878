package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.incidentbridge.engine.Courier;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Pace;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Sighting.Gone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N5: what a notice tells is looked at again when it leaves, however long it had to wait. */
class WaitingNoticesTest {

  private static final String TITLE = "Printer on fire";

  private final FakeChannel mail = new FakeChannel();

  private static PolicyInForce policy() {
    Step tell =
        new Step(
            Promises.name("tell"),
            new Trigger.Breach("response"),
            Condition.ALWAYS,
            List.of(new Action.Tell("mail", List.of("duty@acme.example"), "late", false)));
    var wording =
        new Templates.Wording(
            f -> "Late: " + f.getOrDefault("title", ""), f -> "It is due " + f.get("due"));
    return Promises.telling(wording, tell);
  }

  private static World world() {
    return AwayTest.world().under(policy());
  }

  /** The ticket whose promise is broken, and of which a notice waits. */
  private static String broken(World world) {
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line(TITLE), "prio", Value.line("P1")));
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
}
