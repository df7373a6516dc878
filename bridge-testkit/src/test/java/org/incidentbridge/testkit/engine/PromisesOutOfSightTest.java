package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Sighting.Gone.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The only ticket of an incident cannot be read when a promise is broken (N8, N9). */
final class PromisesOutOfSightTest {

  private static final Step TELL =
      new Step(
          Promises.name("tell"),
          new Trigger.Breach("response"),
          Condition.ALWAYS,
          List.of(new Action.Tell("mail", List.of("duty@acme.example"), "late", true)));

  private final World world = new World(Desks.of()).under(policy(Promises.missed(), TELL));
  private String ticket = "";

  @AfterEach
  void close() {
    world.close();
  }

  private static PolicyInForce policy(Step... steps) {
    var wording = new Templates.Wording(f -> "Late", f -> "due " + f.get("due"));
    return Promises.telling(wording, steps);
  }

  private TicketRef filed() {
    ticket =
        world.desk.personCreates(
            "P", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P1")));
    world.sync();
    return new TicketRef(new TrackerId("desk"), ticket);
  }

  private List<String> fired() {
    return world.told().stream().filter(t -> t.startsWith("step ")).toList();
  }

  private int notices() {
    return world.store.inTransaction(tables -> tables.notices().waiting("mail", 9)).size();
  }

  private void hourPasses() {
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.sync();
    world.sync();
  }

  @Test
  void isHiddenAndTheBreachIsAnnouncedOnceWithoutAWordOnTheTicket() {
    TicketRef ref = filed();
    world.receive(new Sighting.Gone(ref, Reason.NOT_VISIBLE));
    long writes = world.writes();
    hourPasses();

    assertThat(fired()).hasSize(3);
    assertThat(fired()).anyMatch(t -> t.contains("missed has something to say on"));
    assertThat(notices()).isEqualTo(1);
    assertThat(world.writes()).isEqualTo(writes);
    assertThat(world.eng.all()).isEmpty();
  }

  @Test
  void isNotUnderstoodAndTheBreachIsAnnouncedOnceWhileTheProblemStays() {
    world.under(policy(TELL));
    TicketRef ref = filed();
    world.receive(new Sighting.Unreadable(ref, "v9", "odd"));
    hourPasses();

    assertThat(fired()).hasSize(1);
    assertThat(notices()).isEqualTo(1);
    assertThat(world.problems()).hasSize(1);
    assertThat(world.eng.all()).isEmpty();
  }

  @Test
  void isDeletedAndNothingIsAnnounced() {
    TicketRef ref = filed();
    world.receive(new Sighting.Gone(ref, Reason.DELETED));
    hourPasses();

    assertThat(fired()).isEmpty();
    assertThat(notices()).isZero();
  }
}
