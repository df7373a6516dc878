package org.incidentbridge.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeTextTest {
  private final TimeText times = new TimeText();

  private Optional<Instant> read(String text) {
    return Optional.ofNullable(times.read(("xx" + text + "x").toCharArray(), 2, text.length()));
  }

  @Property
  void everyPointInTimeIsReadAsItIsWritten(
      @ForAll @LongRange(min = -2_000_000_000L, max = 20_000_000_000L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    Instant at = Instant.ofEpochSecond(seconds, nanos);
    assertThat(read(at.toString())).contains(at);
    Instant whole = Instant.ofEpochSecond(seconds);
    assertThat(read(whole.toString())).contains(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-01T25:00:00Z",
        "2026-01-01",
        "",
        "2026-01-01T00:00:00",
        "2026-01-01T00:60:00Z",
        "2026-00-01T00:00:00Z"
      })
  void whatIsNoPointInTimeIsNone(String text) {
    assertThat(read(text)).isEmpty();
  }
}
