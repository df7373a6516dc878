package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.incidentbridge.engine.Courier;
import org.incidentbridge.model.Value;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Pace;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.QuietHours;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
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
    return Promises.telling(wording, tell);
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
      assertThat(mailed(world).notices()).hasSize(MANY);
      assertThat(world.ledger()).allMatch(line -> line.text().detail().length() < 200);
    }
  }

  /** The only message. */
  private static Parcel mailed(World world) {
    var mail = new FakeChannel();
    var terms = new ChannelTerms(Duration.ofMinutes(2), 5_000, QuietHours.NONE, true);
    var timing = new Pusher.Timing(Backoff.STANDARD, world.clock, new Random(1));
    Courier.create(world.store, Map.of("mail", new Courier.Post(mail, terms)), timing, () -> false)
        .round("mail", Pace.CLOSE, (parcel, delivery) -> {});
    assertThat(mail.arrived).hasSize(1);
    return mail.arrived.getFirst();
  }
}
