package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.incidentbridge.model.Party.Standing;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be given issues works on them: a policy counts what they say as an answer. */
final class MantisStandingTest extends MantisTest {

  @BeforeEach
  void somebodyAnswers() {
    mantis.alice().note(number(report("Disk full")), "We look at it.");
  }

  private void handlersAnswer(int status) {
    mantis.line.next(
        r -> r.path().endsWith("/handlers"), r -> SimResponse.json(status, "{\"message\":\"\"}"));
  }

  private static Standing author(List<Sighting> sightings) {
    assertThat(sightings).singleElement().isInstanceOf(Sighting.Seen.class);
    var seen = (Sighting.Seen) sightings.getFirst();
    return seen.ticket().talk().comments().getFirst().author().standing();
  }

  @Test
  void aDeveloperIsStaff() {
    assertThat(author(reader().pull(10))).isEqualTo(Standing.STAFF);
  }

  /** N8: else whoever answered would be nobody for ever, and the promise be broken. */
  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503})
  void whoCannotBeAskedForNowIsAskedAgainBeforeTheIssueIsRead(int status) {
    Reader reader = reader();
    handlersAnswer(status);
    handlersAnswer(status);

    assertThatThrownBy(() -> reader.pull(10)).isInstanceOf(TrackerException.class);

    mantis.pass(SETTLED);
    assertThat(author(reader.pull(10))).isEqualTo(Standing.STAFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 500})
  void aMantisThatNeverTellsIsReadAllTheSame(int status) {
    handlersAnswer(status);
    handlersAnswer(status);

    assertThat(author(reader().pull(10))).isEqualTo(Standing.UNKNOWN);
  }
}
