package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.Value;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.pack.Voice;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.store.Notices;
import org.junit.jupiter.api.Test;

/** Very many promises are broken at once. */
class StormTest {

  /** More than two steps of the walk over what is due. */
  private static final int MANY = 1_100;

  private static PolicyInForce policy() {
    Step tell =
        new Step(
            Promises.name("tell"),
            new Trigger.Breach("response"),
            Condition.ALWAYS,
            List.of(new Action.Tell("mail", List.of("duty@acme.example"), "late", false)));
    var wording = new Templates.Wording(f -> "Late", f -> "due " + f.get("due"));
    var voice = new Voice(new Templates(new TreeMap<>(Map.of("late", wording))), Map.of());
    PolicyInForce small = Promises.policy(tell);
    return new PolicyInForce(small.pack(), Set.of(Desks.DESK), small.shows(), Map.of(), voice);
  }

  @Test
  void allOfItIsAnnouncedWithTheNextReading() {
    try (World world = new World(Desks.of()).under(policy())) {
      for (int i = 0; i < MANY; i++) {
        world.desk.personCreates(
            "P", Map.of("summary", Value.line("Printer " + i), "prio", Value.line("P1")));
      }
      world.sync();
      world.pass(Duration.ofMinutes(61));
      world.readOnly(world.desk);

      Notices.Counts counts = world.store.inTransaction(t -> t.notices().counts());
      assertThat(counts.pending()).isEqualTo(MANY);
    }
  }
}
