package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.replay.ClockReading.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** N9: what comes about while nobody looks is told of, whatever else changes meanwhile. */
class EditedPolicyTest {

  private final World world =
      new World(Promises.bridge()).under(Promises.policy(Promises.missed()));

  @AfterEach
  void close() {
    world.close();
  }

  private String file() {
    return world.desk.personCreates(
        "P",
        Map.of(
            "summary", Value.line("Printer on fire"),
            "prio", Value.line("P1"),
            "sev", Value.absent(),
            "due", Value.absent(),
            "level", Value.line("L1")));
  }

  private List<String> fired() {
    return world.told().stream().filter(t -> t.startsWith("step ")).toList();
  }

  private void edit(Duration urgent) {
    world.under(policy("v2", urgent));
  }

  private static PolicyInForce policy(String version, Duration urgent) {
    PolicyInForce before = Promises.policy(Promises.missed());
    return new PolicyInForce(
        Promises.pack(version, urgent, Promises.missed()),
        before.covers(),
        before.shows(),
        before.automatic(),
        before.staff(),
        before.voice());
  }

  @Test
  void aBreachBetweenTheLastLookAndAnEditIsAnnounced() {
    file();
    world.sync();
    world.pass(Duration.ofDays(3));
    edit(Duration.ofHours(1));
    world.settle();

    assertThat(fired()).singleElement().asString().contains("missed").contains("late by");
  }

  @Test
  void aTicketThatCameBetweenTheLastLookAndAnEditHasItsPromises() {
    world.sync();
    world.pass(Duration.ofMinutes(1));
    file();
    world.pass(Duration.ofHours(2));
    edit(Duration.ofHours(1));
    world.settle();

    assertThat(fired()).hasSize(1);
  }

  @Test
  void anEditMakesNoStormOverWhatIsOlderThanTheLastLook() {
    file();
    world.sync();
    world.pass(Duration.ofMinutes(50));
    world.sync();
    edit(Duration.ofMinutes(10));
    world.settle();

    assertThat(fired()).isEmpty();
  }

  @Test
  void toGoBackToAnEarlierVersionIsAnEditToo() {
    file();
    world.sync();
    edit(Duration.ofHours(30));
    world.pass(Duration.ofMinutes(5));
    world.sync();
    world.pass(Duration.ofHours(20));
    world.sync();
    world.under(policy("v1", Duration.ofHours(1)));
    world.settle();

    assertThat(fired()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("transactions")
  void anEditAfterAKillPassesOverNothingThatNobodyHadLookedAt(int transactions) {
    file();
    world.sync();
    world.sync();
    world.pass(Duration.ofDays(3));
    World killed = world.withStore(s -> new DyingStore(s, transactions));
    killed.under(Promises.policy(Promises.missed()));
    killed.pass(Duration.ofDays(3));
    try {
      killed.sync();
    } catch (IllegalStateException kill) {
      assertThat(kill).hasMessageContaining("killed");
    }
    world.pass(Duration.ofMinutes(1));
    edit(Duration.ofHours(1));
    world.settle();

    assertThat(fired()).hasSize(1);
  }

  static IntStream transactions() {
    return IntStream.range(0, 40);
  }

  @Test
  void whatWasClosedUnderTheOldPolicyIsNeverRewritten() {
    String ticket = file();
    world.sync();
    world.pass(Duration.ofMinutes(30));
    world.desk.personComments(ticket, "We are on it.", Visibility.PUBLIC);
    world.settle();
    String due = World.show(world.only(world.desk), "due");
    edit(Duration.ofMinutes(10));
    world.settle();

    var response = world.under(world.only(world.desk)).verdict().clock("response");
    assertThat(response.orElseThrow().latest().orElseThrow().state()).isEqualTo(State.MET);
    assertThat(World.show(world.only(world.desk), "due")).isEqualTo(due);
    assertThat(fired()).isEmpty();
  }

  /** The clock of the tracker is ahead: its events lie in the future for a while. */
  @Test
  void aTicketFromTheFutureHasItsPromisesOnceItsTimeHasCome() {
    world.pass(Duration.ofSeconds(20));
    file();
    world.pass(Duration.ofSeconds(-20));
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.sync();

    assertThat(fired()).singleElement().asString().doesNotContain("late by");
  }
}
