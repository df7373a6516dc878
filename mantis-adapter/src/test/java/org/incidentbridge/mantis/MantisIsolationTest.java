package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N10: one issue that MantisBT does not show stops no other. */
final class MantisIsolationTest {

  private final MantisHarness ops = new MantisHarness();
  private String bad = "";
  private String good = "";

  @BeforeEach
  void issues() {
    bad = ops.people().create("Bad", "text");
    good = ops.people().create("Good", "text");
    ops.pass(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    ops.close();
  }

  private static HttpSimulator answers(int status) {
    return request -> SimResponse.json(status, "{\"message\":\"not this one\",\"code\":1}");
  }

  private void at(String path, HttpSimulator how) {
    ops.line.always(request -> request.path().endsWith(path), how);
  }

  private List<Sighting> pull() {
    var request = new PullRequest(Cursor.START, KnownTickets.NONE, 100);
    return ops.tracker().source().pull(request).sightings();
  }

  private void assertOnlyTheBadOneIsMissing(List<Sighting> read) {
    assertThat(read).hasSize(2);
    assertThat(read)
        .anySatisfy(
            one -> {
              assertThat(one).isInstanceOf(Sighting.Unreadable.class);
              assertThat(one.ref().id()).isEqualTo(bad);
            })
        .anySatisfy(
            one -> {
              assertThat(one).isInstanceOf(Sighting.Seen.class);
              assertThat(one.ref().id()).isEqualTo(good);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {410, 422, 429, 502, 503, 504})
  void anIssueThatIsNotShownStopsNoOther(int status) {
    at("/issues/" + bad, answers(status));

    assertOnlyTheBadOneIsMissing(pull());
  }

  @Test
  void aLineThatIsCutAtOneIssueTimeAndAgainStopsNoOther() {
    at(
        "/issues/" + bad,
        request -> {
          throw new ConnectionLost("the line is cut");
        });

    assertOnlyTheBadOneIsMissing(pull());
  }

  @Test
  void whileNoIssueIsShownNoneIsToBlame() {
    at("/issues/" + bad, answers(503));
    at("/issues/" + good, answers(503));

    assertThatThrownBy(this::pull).isInstanceOf(TrackerException.class);
  }
}
