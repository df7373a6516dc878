package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By what the beginning of an incident is dated under a policy. */
class BeginningTest {

  private final World world =
      new World(Promises.bridge()).under(Promises.policy(Promises.missed()));

  @AfterEach
  void close() {
    world.close();
  }

  private Provenance beginning() {
    var facts = world.under(world.only(world.desk)).incident().facts();
    return Objects.requireNonNull(facts.get(StandardField.TITLE.field())).from();
  }

  @Test
  void anIncidentBeginsWhenItsTicketWasMadeAndNotWhenTheBridgeWroteToIt() {
    Instant made = world.clock.instant();
    Promises.file(world, "P1");
    world.pass(Duration.ofMinutes(5));
    world.settle();
    assertThat(beginning().at()).isEqualTo(made);
    assertThat(beginning().rule()).isEqualTo("the incident began here");
  }

  @Test
  void whatWasChangedBeforeItWasFirstReadSaysThatItIsDatedByThatChange() {
    String ticket = Promises.file(world, "P1");
    world.pass(Duration.ofMinutes(5));
    world.desk.personSets(ticket, "prio", Value.line("P2"));
    Instant changed = world.clock.instant();
    world.settle();
    assertThat(beginning().at()).isEqualTo(changed);
    assertThat(beginning().rule()).isEqualTo("the incident began here, as it stood then");
  }

  @Test
  void whatWasChangedAfterTheTrackersClockWasPutBackIsDatedByThatChangeToo() {
    String ticket = Promises.file(world, "P1");
    Duration back = Duration.ofMinutes(5);
    world.pass(back.negated());
    world.desk.personSets(ticket, "prio", Value.line("P2"));
    Instant changed = world.clock.instant();
    world.pass(back);
    world.settle();
    assertThat(beginning().at()).isEqualTo(changed);
    assertThat(beginning().rule()).isEqualTo("the incident began here, as it stood then");
  }
}
