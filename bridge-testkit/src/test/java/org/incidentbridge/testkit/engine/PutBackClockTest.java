package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.replay.Firing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * N8: where a tracker's clock is put back between two changes of a field, a bridge that was there
 * says what one says that comes later, and both know what the field holds by now.
 */
class PutBackClockTest {

  private static final Step EACH =
      new Step(
          Promises.name("turned"),
          new Trigger.EachEvent(),
          Promises.when("priority", v -> Promises.text(v, "event", "field").equals("priority")),
          List.of(new Action.RaiseNext()));

  private final PolicyInForce policy = Promises.policy(EACH);
  private final World world = new World(Promises.bridge()).under(policy);
  private final World late = world.withFreshStore().under(policy);

  @AfterEach
  void close() {
    late.close();
    world.close();
  }

  /** A ticket that came when the policy was in force. */
  private String file() {
    world.sync();
    late.sync();
    world.pass(Duration.ofMinutes(20));
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P3")));
    world.sync();
    world.pass(Duration.ofMinutes(10));
    return id;
  }

  private void sets(String id, String priority, int minutesLater) {
    world.desk.personSets(id, "prio", Value.line(priority));
    world.pass(Duration.ofMinutes(minutesLater));
  }

  /** Something else is done to the ticket, and the bridge reads it. */
  private void touch(String id) {
    world.pass(Duration.ofMinutes(15));
    world.desk.personComments(id, "Hello?", Visibility.PUBLIC);
    world.sync();
  }

  private static List<String> said(World of) {
    return of.under(of.only(of.desk)).verdict().firings().stream()
        .map(PutBackClockTest::said)
        .toList();
  }

  private static String said(Firing firing) {
    return firing.at() + " " + firing.why().text();
  }

  private void isSaidByALateBridge() {
    late.clock.advance(Duration.between(late.clock.instant(), world.clock.instant()));
    late.sync();
    assertThat(said(world)).isEqualTo(said(late));
  }

  @Test
  void whatWasToldIsNoNewChangeWithEachReading() {
    String id = file();
    sets(id, "P2", -5);
    sets(id, "P1", 1);
    touch(id);
    touch(id);

    assertThat(said(world)).hasSize(2).last().asString().contains("urgent");
    isSaidByALateBridge();
  }
}
