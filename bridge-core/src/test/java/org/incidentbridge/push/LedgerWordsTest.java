package org.incidentbridge.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.junit.jupiter.api.Test;

/** N10: each field that is held says what is wrong with it, and not with its neighbour. */
final class LedgerWordsTest {

  private static final Outcome.Refused REFUSED =
      new Outcome.Refused(
          "jira: due: is no date; labels: must not contain spaces",
          Map.of("due", "is no date", "labels", "must not contain spaces"));

  @Test
  void tellsOfAPartWhatTheTrackerSaidOfItsField() {
    assertThat(LedgerWords.reason(REFUSED, update("due"))).isEqualTo("jira: due: is no date");
  }

  @Test
  void tellsAllOfWhatIsHeldAsAWhole() {
    assertThat(LedgerWords.reason(REFUSED, update("due", "labels"))).isEqualTo(REFUSED.message());
  }

  @Test
  void tellsAllWhereTheTrackerBlamesOtherNames() {
    assertThat(LedgerWords.reason(REFUSED, update("summary"))).isEqualTo(REFUSED.message());
  }

  private static Command update(String... fields) {
    var target =
        new Command.Target(CommandKey.of("fields", "INC-1"), new TrackerId("jira"), "10001");
    return new Command.UpdateFields(
        target,
        List.of(fields).stream()
            .map(field -> new FieldWrite(field, Value.absent(), Value.line("x")))
            .toList());
  }
}
