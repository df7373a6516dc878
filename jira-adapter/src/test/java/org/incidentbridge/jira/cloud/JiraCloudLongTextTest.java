package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** Descriptions that are longer than Jira takes. */
class JiraCloudLongTextTest {

  private final JiraCloudHarness jira = JiraCloudHarness.eng();

  /** N2: else the shorter text would be taken for a person's, and go back to the whole one. */
  @Test
  void aLongTextThatCannotBeReadBackIsLookedAtAgainAndGoesOnInComments() {
    String id = jira.people().create("Long", "text");
    Command.UpdateFields command = describe(id, ("w ".repeat(300) + "\n\n").repeat(100));
    jira.line.next(r -> r.method().equals("PUT"), jira.counter);
    jira.line.next(JiraCloudLongTextTest::isReading, request -> SimResponse.json(503, "{}"));
    jira.line.next(JiraCloudLongTextTest::isReading, request -> SimResponse.json(503, "{}"));

    Outcome outcome = jira.tracker().sink().apply(command, (t, a) -> InputStream.nullInputStream());

    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    assertThat(jira.truth().comments(id)).isEmpty();
    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().ticket()).isPresent());
    assertThat(jira.truth().comments(id)).isNotEmpty();
  }

  private static boolean isReading(SimRequest request) {
    return request.method().equals("GET");
  }

  private static Command.UpdateFields describe(String id, String text) {
    var target = new Command.Target(CommandKey.of("long"), new TrackerId("engineering"), id);
    Value before = Value.body(RichText.plain("text"));
    Value after = Value.body(RichText.plain(text));
    return new Command.UpdateFields(
        target, List.of(new Command.FieldWrite("description", before, after)));
  }
}
