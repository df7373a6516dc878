package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.junit.jupiter.api.Test;

final class JiraDcWireCursorTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  @Test
  void everyCursorIsReadAsItWasWritten() {
    JiraCursor middle = JiraCursor.START.begun(Optional.of(NOON)).at(NOON.minusSeconds(7));

    assertThat(JiraCursor.read(middle.write())).isEqualTo(middle);
    assertThat(JiraCursor.read(middle.finished(OVERLAP).write()))
        .isEqualTo(middle.finished(OVERLAP));
    assertThat(JiraCursor.read(Cursor.START)).isEqualTo(JiraCursor.START);
    assertThat(JiraCursor.START.write()).isEqualTo(Cursor.START);
  }

  @Test
  void theNextPassBeginsWhereEveryIndexHadCaughtUp() {
    JiraCursor done =
        JiraCursor.START.begun(Optional.of(NOON)).at(NOON.minusSeconds(7)).finished(OVERLAP);

    assertThat(done.from()).contains(NOON.minus(OVERLAP));
  }

  @Test
  void theLatestChangeIsAlwaysLookedForAgain() {
    Instant old = NOON.minus(Duration.ofDays(3));

    JiraCursor done = JiraCursor.START.begun(Optional.of(NOON)).at(old).finished(OVERLAP);

    assertThat(done.from()).contains(old);
  }

  @Test
  void aPassThatWasBrokenOffGoesOnAndKeepsItsBeginning() {
    JiraCursor broken = JiraCursor.START.begun(Optional.of(NOON)).at(NOON.minusSeconds(60));

    JiraCursor again = broken.begun(Optional.of(NOON.plusSeconds(600)));

    assertThat(again.from()).contains(NOON.minusSeconds(60));
    assertThat(again.started()).contains(NOON);
  }

  @Test
  void aPassThatSawNothingStaysAtTheStart() {
    assertThat(JiraCursor.START.begun(Optional.of(NOON)).finished(OVERLAP))
        .isEqualTo(JiraCursor.START);
  }
}
