package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.incidentbridge.model.Party;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.contract.ShareContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.incidentbridge.testkit.sim.jira.Permission;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
final class JiraShareContractTest extends ShareContract {

  private final Place place;

  JiraShareContractTest(Place place) {
    this.place = place;
  }

  @Override
  protected TrackerHarness open() {
    return place.open();
  }

  private JiraHarness jira() {
    return (JiraHarness) harness();
  }

  private Outcome share(String id) {
    var bob = Party.of(harness().tracker().id(), harness().onlooker(), "Bob", "");
    return apply(new Command.ShareTicket(target("bob", id), bob));
  }

  private void onlyOutsideServiceProjects() {
    Assumptions.assumeFalse(harness().terms().project().equals("HELP"), "nobody watches there");
  }

  /** Jira answers 401, which elsewhere means that the login has ended. */
  @Test
  void whoMayNotSeeTheIssueIsRefusedForGood() {
    onlyOutsideServiceProjects();
    String project = harness().terms().project();
    jira().site.setup().permit("bob", project, EnumSet.noneOf(Permission.class));

    Outcome outcome = share(harness().people().create("Share", "text"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("permission to view this issue");
  }

  @Test
  void thatTheBridgeMayNotLetOthersWatchIsSaid() {
    onlyOutsideServiceProjects();
    String project = harness().terms().project();
    var rights = EnumSet.complementOf(EnumSet.of(Permission.MANAGE_WATCHERS));
    jira().site.setup().permit("bridge", project, rights);

    Outcome outcome = share(harness().people().create("Share", "text"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("not allowed to add watchers");
  }
}
