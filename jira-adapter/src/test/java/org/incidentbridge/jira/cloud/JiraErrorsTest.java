package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a write whose answer is an error. */
final class JiraErrorsTest {

  private final JiraHarness jira = JiraHarness.eng(Installation.CLOUD);
  private final String id = jira.people().create("Title", "text");

  @AfterEach
  void close() {
    jira.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Operation value must be an Atlassian Document    | Refused",
        "400 | You do not have the permission to edit this      | Refused",
        "403 | Forbidden                                        | Refused",
        "404 | Issue does not exist                             | Refused",
        "409 | The issue is being changed                       | Deferred",
        "413 | The comment limit was breached                   | Refused",
        "422 | A configuration problem                          | Refused",
        "500 | Internal server error                            | Unknown",
        "503 | Service unavailable                              | Unknown"
      })
  void everyStatusHasItsOutcome(int status, String message, String outcome) {
    jira.line.nextWrite(r -> SimResponse.json(status, "{\"errorMessages\":[\"" + message + "\"]}"));

    Outcome got = retitle();

    assertThat(got.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(got.toString()).contains(message);
  }

  /** No attempt is counted against a command for that (N2). */
  @Test
  void aLoginThatDoesNotCountIsNoCommandsFault() {
    jira.line.nextWrite(r -> SimResponse.json(401, "{}"));

    assertThatThrownBy(this::retitle)
        .isInstanceOfSatisfying(
            TrackerException.class,
            ended -> assertThat(ended.kind()).isEqualTo(TrackerException.Kind.AUTHENTICATION));
  }

  @Test
  void aRefusalNamesTheFieldsToBlame() {
    jira.line.nextWrite(
        r -> SimResponse.json(400, "{\"errorMessages\":[],\"errors\":{\"summary\":\"too rude\"}}"));

    assertThat(retitle())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.fields()).isEqualTo(Map.of("summary", "too rude")));
  }

  /** No attempt is counted against a command for that (N2). */
  @Test
  void thatNoCallIsLeftIsNoCommandsFaultAndTheTimeToWaitIsHandedOn() {
    jira.line.nextWrite(r -> SimResponse.json(429, "{}").with("Retry-After", "1847"));

    assertThatThrownBy(this::retitle)
        .isInstanceOfSatisfying(
            TrackerException.class,
            spent ->
                assertThat(spent.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(1847))));
  }

  private Outcome retitle() {
    Command.Target target = new Command.Target(CommandKey.of("errors"), jira.tracker().id(), id);
    Command.FieldWrite write =
        new Command.FieldWrite("summary", Value.line("Title"), Value.line("New"));
    return jira.tracker()
        .sink()
        .apply(
            new Command.UpdateFields(target, List.of(write)),
            (ticket, file) -> java.io.InputStream.nullInputStream());
  }
}
