package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an answer to a write shows of a ticket, its history tells only with the next reading. */
class ToldLaterTest {

  private static final Step EACH =
      new Step(
          Promises.name("turned"),
          new Trigger.EachEvent(),
          Promises.when("priority", v -> Promises.text(v, "event", "field").equals("priority")),
          List.of(new Action.RaiseNext()));

  private final World world = AwayTest.world().under(Promises.policy(EACH));
  private String origin = "";
  private String mirror = "";

  @BeforeEach
  void file() {
    origin =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P3")));
    world.sync();
    world.sync();
    mirror = world.only(world.eng).ref().id();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void personSets(FakeTracker tracker, String id, String field, String value) {
    tracker.personSets(id, field, Value.line(value));
    world.pass(Duration.ofSeconds(1));
  }

  /** The bridge writes on the mirror, and gets it back as it is then. */
  private void writeOnTheMirror() {
    personSets(world.desk, origin, "summary", "Printer in flames");
    world.readOnly(world.desk);
    world.pushOnly(world.eng);
  }

  private List<String> fired() {
    return world.told().stream().filter(t -> t.startsWith("step turned")).toList();
  }

  @Test
  void whatWasSeenIsNotAnnouncedAgainWhenItIsTold() {
    personSets(world.eng, mirror, "prio", "P1");
    writeOnTheMirror();
    assertThat(fired()).hasSize(1);

    world.pass(Duration.ofMinutes(1));
    world.sync();
    world.sync();
    assertThat(fired()).hasSize(1);
  }

  /** N9: nothing else is new on the ticket, since the write has shown it already. */
  @Test
  void whatWasNotSeenIsAnnouncedWhenItIsTold() {
    personSets(world.eng, mirror, "prio", "P1");
    personSets(world.eng, mirror, "prio", "P3");
    writeOnTheMirror();
    assertThat(fired()).isEmpty();

    world.pass(Duration.ofMinutes(1));
    world.sync();
    assertThat(fired()).hasSize(2);
  }

  @Test
  void whatWasSeenIsNoOtherChangeWhereItWasMadeWithAClockPutBack() {
    world.pass(Duration.ofMinutes(10));
    personSets(world.eng, mirror, "prio", "P2");
    world.sync();
    world.pass(Duration.ofMinutes(-5));
    personSets(world.eng, mirror, "prio", "P1");
    world.pass(Duration.ofMinutes(10));
    writeOnTheMirror();
    assertThat(fired()).hasSize(2);

    world.pass(Duration.ofMinutes(1));
    world.sweep();
    assertThat(fired()).hasSize(2);
  }
}
