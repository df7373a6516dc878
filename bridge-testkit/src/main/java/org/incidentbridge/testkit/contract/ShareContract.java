package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.model.Party;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sharing: somebody is let see a ticket, once, and nobody whom the tracker does not know. */
public abstract class ShareContract extends TrackerContract {

  @BeforeEach
  final void canShare() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.SHARE_TICKETS),
        "refused; see RefusalContract");
  }

  private Command.ShareTicket share(String id) {
    return share(id, harness().onlooker());
  }

  private Command.ShareTicket share(String id, String account) {
    var who = Party.of(harness().tracker().id(), account, "Somebody", "");
    return new Command.ShareTicket(target("share " + account, id), who);
  }

  @Test
  void somebodyIsLetSeeATicket() {
    String id = harness().people().create("Share", "text");

    applied(share(id));

    assertThat(harness().truth().onlookers(id)).containsExactly(harness().onlooker());
  }

  @Test
  void whoSeesItAlreadyIsLeftAlone() {
    String id = harness().people().create("Share", "text");
    applied(share(id));
    long before = harness().truth().writes();

    applied(share(id));

    assertThat(harness().truth().writes()).isEqualTo(before);
    assertThat(harness().truth().onlookers(id)).hasSize(1);
  }

  @Test
  void somebodyWhomTheTrackerDoesNotKnowIsRefused() { // N10
    String id = harness().people().create("Share", "text");
    applied(share(id));

    Outcome outcome = apply(share(id, "nobody-knows"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).isNotBlank();
    assertThat(harness().truth().onlookers(id)).containsExactly(harness().onlooker());
  }

  @Test
  void nobodyIsTakenForSomebodyOfTheSameName() { // N5
    String id = harness().people().create("Share", "text");
    var namesake = new Party("x@y.example", harness().onlooker(), "x@y.example", "");

    Outcome outcome = apply(new Command.ShareTicket(target("namesake", id), namesake));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(harness().truth().onlookers(id)).isEmpty();
  }

  @Test
  void aTicketForInsidersIsSharedWithNobody() { // N5
    String id = harness().people().create("Share", "text");
    harness().people().hide(id);
    long before = harness().truth().writes();

    assertThat(fetch(id).head().insiders()).isTrue();
    assertThat(apply(share(id))).isInstanceOf(Outcome.Refused.class);

    assertThat(harness().truth().writes()).isEqualTo(before);
    assertThat(harness().truth().onlookers(id)).isEmpty();
  }

  @Test
  void whatWasDoneThoughItsAnswerWasLostIsFound() { // N3
    String id = harness().people().create("Share", "text");
    Command.ShareTicket command = share(id);
    harness().loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command, harness().now())).isInstanceOf(Outcome.Applied.class);
    assertThat(harness().truth().onlookers(id)).hasSize(1);
  }

  @Test
  void whatWasLostOnItsWayIsNotAppliedOnceItCannotComeAnyMore() {
    String id = harness().people().create("Share", "text");
    Command.ShareTicket command = share(id);
    harness().loseNextRequest();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command, harness().now())).isInstanceOf(Outcome.NotApplied.class);
    assertThat(harness().truth().onlookers(id)).isEmpty();
  }
}
