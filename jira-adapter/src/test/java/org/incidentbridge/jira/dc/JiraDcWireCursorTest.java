package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.junit.jupiter.api.Test;

final class JiraDcWireCursorTest {

  private static final JiraCursor START = JiraCursor.start(Optional.empty());
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  @Test
  void everyCursorIsReadAsItWasWritten() {
    JiraCursor middle = START.begun(Optional.of(NOON)).at(NOON.minusSeconds(7));

    assertThat(JiraCursor.read(middle.write(), Optional.empty())).isEqualTo(middle);
    assertThat(JiraCursor.read(middle.finished(OVERLAP).write(), Optional.empty()))
        .isEqualTo(middle.finished(OVERLAP));
    assertThat(JiraCursor.read(Cursor.START, Optional.empty())).isEqualTo(START);
    assertThat(START.write()).isEqualTo(Cursor.START);
  }

  @Test
  void theNextPassBeginsWhereEveryIndexHadCaughtUp() {
    JiraCursor done = START.begun(Optional.of(NOON)).at(NOON.minusSeconds(7)).finished(OVERLAP);

    assertThat(done.from()).contains(NOON.minus(OVERLAP));
  }

  @Test
  void theLatestChangeIsAlwaysLookedForAgain() {
    Instant old = NOON.minus(Duration.ofDays(3));

    JiraCursor done = START.begun(Optional.of(NOON)).at(old).finished(OVERLAP);

    assertThat(done.from()).contains(old);
  }

  @Test
  void aPassThatWasBrokenOffGoesOnAndKeepsItsBeginning() {
    JiraCursor broken = START.begun(Optional.of(NOON)).at(NOON.minusSeconds(60));

    JiraCursor again = broken.begun(Optional.of(NOON.plusSeconds(600)));

    assertThat(again.from()).contains(NOON.minusSeconds(60));
    assertThat(again.started()).contains(NOON);
  }

  @Test
  void aPassThatSawNothingStaysAtTheStart() {
    assertThat(START.begun(Optional.of(NOON)).finished(OVERLAP)).isEqualTo(START);
  }

  @Test
  void whenMoreIsWantedThanBeforeTheFeedIsReadAnew() {
    Instant march = Instant.parse("2026-03-01T00:00:00Z");
    Cursor cursor =
        JiraCursor.start(Optional.of(march))
            .begun(Optional.of(NOON))
            .at(NOON)
            .finished(OVERLAP)
            .write();

    assertThat(JiraCursor.read(cursor, Optional.of(march)).from()).contains(NOON.minus(OVERLAP));
    Instant later = march.plusSeconds(9);
    assertThat(JiraCursor.read(cursor, Optional.of(later)).from()).contains(NOON.minus(OVERLAP));
    Instant earlier = march.minusSeconds(9);
    assertThat(JiraCursor.read(cursor, Optional.of(earlier)))
        .isEqualTo(JiraCursor.start(Optional.of(earlier)));
    assertThat(JiraCursor.read(cursor, Optional.empty())).isEqualTo(START);
  }
}
