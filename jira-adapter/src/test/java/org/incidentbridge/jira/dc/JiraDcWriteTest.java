package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Outcome;
import org.junit.jupiter.api.Test;

final class JiraDcWriteTest extends JiraDcCase {

  @Test
  void aPersonWithAnAccountIsWrittenByUserName() {
    String id = jira.people().create("Who", "text");

    Outcome.Receipt receipt =
        applied(update(id, "assignee", Value.absent(), person("alice", "", "Somebody Else")));

    assertThat(receipt.losses()).isEmpty();
    assertThat(((Value.Person) receipt.ticket().orElseThrow().field("assignee")).party().account())
        .isEqualTo("alice");
  }
}
