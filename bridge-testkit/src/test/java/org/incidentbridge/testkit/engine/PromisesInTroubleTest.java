package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised while a tracker fails, a ticket is gone, or a rule breaks (N8, N9, N10). */
class PromisesInTroubleTest {

  private static final Step NOBODY_CALLED =
      new Step(
          Promises.name("nobody-called"),
          new Trigger.Overdue("call"),
          Condition.ALWAYS,
          List.of(new Action.RaiseNext()));

  private final World world =
      new World(Promises.bridge()).under(Promises.policy(Promises.missed(), NOBODY_CALLED));

  @AfterEach
  void close() {
    world.close();
  }

  private String filed() {
    String ticket =
        world.desk.personCreates(
            "P",
            Map.of(
                "summary", Value.line("Printer on fire"),
                "prio", Value.line("P1"),
                "sev", Value.absent(),
                "due", Value.absent(),
                "level", Value.line("L1")));
    world.sync();
    world.sync();
    return ticket;
  }

  private List<String> fired() {
    return world.told().stream().filter(t -> t.startsWith("step ")).toList();
  }

  private Optional<Instant> wakesAt() {
    return world.store.inTransaction(t -> t.cases().nextWake());
  }

  private void hourPasses() {
    world.pass(Duration.ofMinutes(61));
    world.sync();
    world.sync();
  }

  @ParameterizedTest
  @EnumSource(
      value = Accident.class,
      names = {"REFUSED_CONNECTION", "LOST_BEFORE", "LOST_AFTER"})
  void aTrackerThatDoesNotSayWhatBecameOfAWriteKeepsNoPromiseWaiting(Accident accident) {
    filed();
    world.trouble(world.desk, accident);
    world.dress(t -> t.id().equals(Desks.DESK) ? BusyTracker.forgetful(t) : t);
    world.pass(Duration.ofMinutes(61));
    world.sync();
    assertThat(fired()).singleElement().asString().contains("missed");
    hourPasses();
    assertThat(fired()).hasSize(2).first().asString().contains("nobody-called");

    world.trouble(world.desk, Accident.NONE);
    world.dress(tracker -> tracker);
    world.settle();
    assertThat(fired()).hasSize(2);
    assertThat(World.texts(world.only(world.desk))).containsOnlyOnce("The response is late.");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noBreachIsAnnouncedBeforeTheTrackerWasReadWhereTheAnswerMayStand(boolean answered) {
    String ticket = filed();
    world.pass(Duration.ofMinutes(59));
    world.sync();
    world.pass(Duration.ofSeconds(30));
    if (answered) {
      world.desk.personComments(ticket, "We are on it.", Visibility.PUBLIC);
    }
    world.pass(Duration.ofMinutes(1));
    world.readOnly(world.eng);
    assertThat(fired()).isEmpty();
    world.readOnly(world.desk);

    assertThat(fired()).hasSize(answered ? 0 : 1);
  }

  /** A tracker may ask to be left alone for an hour. */
  @Test
  void aBreachIsAnnouncedInTimeThoughNoTrackerIsReadFarAndWide() {
    filed();
    world.pass(Duration.ofMinutes(61));
    world.pushOnly(world.eng);
    assertThat(fired()).isEmpty();
    world.pass(Duration.ofMinutes(4));
    world.pushOnly(world.eng);

    assertThat(fired()).singleElement().asString().doesNotContain("late by");
  }

  @Test
  void whereTheTicketIsDeletedNothingIsAnnouncedThoughItsMirrorIsThere() {
    String ticket = filed();
    world.desk.personDeletes(ticket);
    world.pass(Duration.ofMinutes(1));
    world.sweep();
    hourPasses();

    assertThat(fired()).isEmpty();
    assertThat(wakesAt()).isEmpty();
  }

  @Test
  void anAnswerOnATicketThatIsForInsidersOnlyByNowIsOne() {
    String ticket = filed();
    world.desk.personRestricts(ticket, true);
    world.pass(Duration.ofMinutes(10));
    world.sync();
    world.desk.personComments(ticket, "We are on it.", Visibility.PUBLIC);
    world.pass(Duration.ofMinutes(1));
    world.sync();
    hourPasses();

    var response = world.under(world.only(world.desk)).verdict().clock("response");
    assertThat(response.orElseThrow().latest().orElseThrow().state()).isEqualTo(State.MET);
    assertThat(fired()).isEmpty();
    assertThat(World.texts(world.only(world.eng))).doesNotContain("We are on it.");
  }

  @Test
  void whatBreaksAPromiseIsToldOnceAndRests() {
    Condition breaking =
        Promises.when(
            "breaks",
            v -> {
              throw new IllegalStateException("odd");
            });
    Step broken =
        new Step(
            Promises.name("broken"),
            new Trigger.Breach("response"),
            breaking,
            List.of(new Action.RaiseNext()));
    world.under(Promises.policy(broken));
    filed();
    world.pass(Duration.ofMinutes(61));
    world.sync();

    assertThat(world.problems()).singleElement().asString().contains("odd");
    assertThat(wakesAt()).isEmpty();
  }
}
