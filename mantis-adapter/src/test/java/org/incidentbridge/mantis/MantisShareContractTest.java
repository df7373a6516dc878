package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.model.Party;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.contract.ShareContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Test;

final class MantisShareContractTest extends ShareContract {

  @Override
  protected TrackerHarness open() {
    return new MantisHarness();
  }

  private MantisHarness mantis() {
    return (MantisHarness) harness();
  }

  private Outcome share(String id) {
    var bob = Party.of(harness().tracker().id(), "bob", "Bob", "");
    return apply(new Command.ShareTicket(target("bob", id), bob));
  }

  /** MantisBT answers 500, which elsewhere means that it is worth another try. */
  @Test
  void whoMayNotMonitorIsRefusedForGood() {
    mantis().mantis.admin().configure("monitor_bug_threshold", 55);

    Outcome outcome = share(harness().people().create("Share", "text"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("monitor_bug_threshold");
  }

  @Test
  void thatTheBridgeMayNotLetOthersMonitorIsSaid() {
    mantis().mantis.admin().configure("monitor_add_others_bug_threshold", 90);

    Outcome outcome = share(harness().people().create("Share", "text"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("monitor_add_others_bug_threshold");
  }

  @Test
  void monitorsWhomTheBridgeCannotSeeAreLeftAsTheyAre() {
    mantis().mantis.admin().configure("show_monitor_list_threshold", 90);
    String id = harness().people().create("Share", "text");
    share(id);

    assertThat(share(id)).isInstanceOf(Outcome.Applied.class);
    assertThat(harness().truth().onlookers(id)).containsExactly("bob");
  }
}
