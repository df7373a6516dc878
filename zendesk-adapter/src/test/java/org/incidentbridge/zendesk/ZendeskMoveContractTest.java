package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.contract.MoveContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Test;

final class ZendeskMoveContractTest extends MoveContract {

  @Override
  protected TrackerHarness open() {
    return new ZendeskHarness();
  }

  private ZendeskHarness desk() {
    return (ZendeskHarness) harness();
  }

  private Command.MoveTicket move(String id) {
    return new Command.MoveTicket(
        target("move", id), ZendeskHarness.GROUP, ZendeskHarness.ELSEWHERE);
  }

  @Test
  void whatTriggersChangeByThatIsNobodysChange() { // N4
    long group = desk().zendesk.admin().groupNamed(ZendeskHarness.ELSEWHERE);
    desk().zendesk.admin().addTrigger("Tell", "group_id", Long.toString(group), "escalated");
    String id = harness().people().create("Move", "text");

    Outcome.Receipt receipt = applied(move(id));

    assertThat(fetch(id).field("tags").asNames()).contains("escalated");
    assertThat(receipt.beside()).contains("tags", "group");
  }

  @Test
  void aTicketIsNotMovedOutOfSight() {
    desk().use(Map.of("groups", List.of(ZendeskHarness.GROUP)));
    String id = harness().people().create("Move", "text");

    Outcome outcome = apply(move(id));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("not covered");
  }
}
