package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.rt.RtCursor.Reached;
import org.incidentbridge.rt.RtCursor.Walk;
import org.incidentbridge.rt.RtSettings.Reading;
import org.incidentbridge.spi.Cursor;
import org.junit.jupiter.api.Test;

final class RtCursorTest {

  private static final Reading ALL = new Reading(Duration.ZERO, Optional.empty(), ZoneOffset.UTC);

  private static Instant second(long number) {
    return Instant.ofEpochSecond(number);
  }

  private static Walk walk(long began, Map<String, Reached> queues, String... doubted) {
    return new Walk(17, second(began), queues, Set.of(doubted));
  }

  private static Map<String, Reached> help(long seen) {
    return Map.of("help, ö", new Reached(second(seen), 5));
  }

  @Test
  void aCursorComesBackAsItWas() {
    RtCursor within = RtCursor.START.within(walk(50, help(40), "x;y", "help, ö"));
    RtCursor after = within.after(walk(50, help(40)), Optional.of(second(7)));

    assertThat(RtCursor.parse(within.encode())).isEqualTo(within);
    assertThat(RtCursor.parse(after.encode())).isEqualTo(after);
    assertThat(RtCursor.parse(after.within(walk(50, Map.of())).encode()))
        .isEqualTo(after.within(walk(50, Map.of())));
  }

  @Test
  void aCursorOfUnknownFormReadsEverythingAgain() {
    assertThat(RtCursor.parse(new Cursor("1;s=3;t=4;f="))).isEqualTo(RtCursor.START);
  }

  /** A ticket that a walk has passed may change before one that it comes to later. */
  @Test
  void whatChangedAfterAWalkBeganDoesNotCountAsSeen() {
    RtCursor after = RtCursor.START.after(walk(100, help(300)), Optional.empty());

    assertThat(after.bound("help, ö", ALL).changed()).isEqualTo(second(100));
  }

  @Test
  void aWalkWithoutTicketsForgetsNothing() {
    RtCursor before = RtCursor.START.after(walk(100, help(90)), Optional.empty());

    RtCursor after = before.after(walk(200, Map.of()), Optional.empty());

    assertThat(after.bound("help, ö", ALL).changed()).isEqualTo(second(90));
    assertThat(after.at()).isEqualTo(second(200));
  }

  /** N2. */
  @Test
  void eachQueueHasItsOwnBoundAndADoubtedOneStays() {
    RtCursor before = RtCursor.START.after(walk(100, help(90)), Optional.empty());

    RtCursor other =
        before.after(walk(200, Map.of("ops", new Reached(second(150), 6))), Optional.empty());
    RtCursor doubted = before.after(walk(200, help(150), "help, ö"), Optional.empty());

    assertThat(other.bound("help, ö", ALL).changed()).isEqualTo(second(90));
    assertThat(other.bound("ops", ALL).changed()).isEqualTo(second(150));
    assertThat(doubted.bound("help, ö", ALL).changed()).isEqualTo(second(90));
    assertThat(other.bound("new", ALL).changed()).isEqualTo(Instant.EPOCH);
  }

  /** N2: what a hidden queue was given meanwhile is above what it showed. */
  @Test
  void theHighestNumberRisesOnlyWithWhatIsSure() {
    RtCursor before =
        RtCursor.START.after(
            walk(100, Map.of("ops", new Reached(second(90), 3, 9))), Optional.empty());
    Map<String, Reached> next = Map.of("ops", new Reached(second(150), 12));

    assertThat(before.bound("ops", ALL).highest()).isEqualTo(9);
    assertThat(before.after(walk(200, next), Optional.empty()).bound("ops", ALL).highest())
        .isEqualTo(12);
    assertThat(before.after(walk(200, next, "ops"), Optional.empty()).bound("ops", ALL).highest())
        .isEqualTo(9);
    assertThat(before.bound("new", ALL).highest()).isZero();
  }

  @Test
  void aCursorOfAnEarlierVersionKnowsNoHighestNumber() {
    RtCursor old = RtCursor.parse(new Cursor("2;t=100;f=;q=ops:90.3"));

    assertThat(old.bound("ops", ALL).changed()).isEqualTo(second(90));
    assertThat(old.bound("ops", ALL).highest()).isZero();
  }

  @Test
  void anEarlierBeginningWantsMore() {
    RtCursor after = RtCursor.START.after(walk(100, help(90)), Optional.of(second(50)));

    assertThat(after.isNarrowerThan(Optional.of(second(50)))).isFalse();
    assertThat(after.isNarrowerThan(Optional.of(second(49)))).isTrue();
    assertThat(after.isNarrowerThan(Optional.empty())).isTrue();
  }
}
