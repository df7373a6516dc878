package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JiraCursorTest {

  private static final JiraCursor START = JiraCursor.start(Optional.empty());
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void theBeginningIsEmpty() {
    assertThat(START.write()).isEqualTo(Cursor.START);
    assertThat(JiraCursor.read(Cursor.START, Optional.empty())).isEqualTo(START);
    assertThat(START.from()).isEmpty();
  }

  @Test
  void everyPartSurvivesWriting() {
    JiraCursor cursor =
        START.begun(Optional.of(TEN)).at(new JiraCursor.Position(TEN.minusSeconds(9), "A_B-12"));

    assertThat(JiraCursor.read(cursor.write(), Optional.empty())).isEqualTo(cursor);
    JiraCursor after = cursor.finished(OVERLAP);
    assertThat(JiraCursor.read(after.write(), Optional.empty())).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    // The index may lag behind what was seen a moment ago,
    "2026-03-02T09:59:00Z, 2026-03-02T10:00:00Z, 2026-03-02T09:55:00Z",
    // but not behind what was seen long ago,
    "2026-03-02T08:00:00Z, 2026-03-02T10:00:00Z, 2026-03-02T08:00:00Z",
    // and a change of the future hides nothing.
    "2030-01-01T00:00:00Z, 2026-03-02T10:00:00Z, 2026-03-02T09:55:00Z"
  })
  void theNextPassBeginsWhereTheIndexMustHaveCaughtUp(
      Instant high, Instant started, Instant expected) {
    JiraCursor cursor = START.begun(Optional.of(started)).at(new JiraCursor.Position(high, "A-1"));

    assertThat(cursor.finished(OVERLAP).from()).contains(expected);
  }

  @Test
  void withoutJirasClockTheLatestChangeIsTheMeasure() {
    JiraCursor cursor = START.at(new JiraCursor.Position(TEN, "A-1"));

    assertThat(cursor.finished(OVERLAP).from()).contains(TEN.minus(OVERLAP));
  }

  @Test
  void aPassTakenUpAgainKeepsItsBeginning() {
    JiraCursor cursor = START.begun(Optional.of(TEN)).at(new JiraCursor.Position(TEN, "A-1"));

    assertThat(cursor.begun(Optional.of(TEN.plusSeconds(900)))).isEqualTo(cursor);
  }

  @Test
  void anEmptyPassLeavesEverythingAsItWas() {
    JiraCursor before =
        START.begun(Optional.of(TEN)).at(new JiraCursor.Position(TEN, "A-1")).finished(OVERLAP);

    JiraCursor after = before.begun(Optional.of(TEN.plusSeconds(30))).finished(OVERLAP);

    assertThat(after.from().orElseThrow()).isBetween(before.from().orElseThrow(), TEN);
    assertThat(after.high()).isEqualTo(before.high());
  }

  @ParameterizedTest
  @CsvSource({"A-9, A-10", "A-99, B-1", "AB-1, B-1"})
  void changesOfOneInstantAreOrderedByKeyAsJiraDoes(String first, String second) {
    assertThat(new JiraCursor.Position(TEN, first))
        .isLessThan(new JiraCursor.Position(TEN, second));
  }

  @Test
  void whenMoreIsWantedThanBeforeTheFeedIsReadAnew() {
    Instant march = Instant.parse("2026-03-01T00:00:00Z");
    Cursor cursor =
        JiraCursor.start(Optional.of(march))
            .begun(Optional.of(TEN))
            .at(new JiraCursor.Position(TEN, "A-1"))
            .finished(OVERLAP)
            .write();

    assertThat(JiraCursor.read(cursor, Optional.of(march)).from()).contains(TEN.minus(OVERLAP));
    Instant later = march.plusSeconds(9);
    assertThat(JiraCursor.read(cursor, Optional.of(later)).from()).contains(TEN.minus(OVERLAP));
    Instant earlier = march.minusSeconds(9);
    assertThat(JiraCursor.read(cursor, Optional.of(earlier)))
        .isEqualTo(JiraCursor.start(Optional.of(earlier)));
    assertThat(JiraCursor.read(cursor, Optional.empty())).isEqualTo(START);
  }
}
