package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.rt.RtCursor.Walk;
import org.incidentbridge.spi.Cursor;
import org.junit.jupiter.api.Test;

final class RtCursorTest {

  private static Instant second(long number) {
    return Instant.ofEpochSecond(number);
  }

  @Test
  void aCursorComesBackAsItWas() {
    RtCursor within = RtCursor.START.within(new Walk(17, second(40), second(50)));
    RtCursor after = within.after(within.walk().orElseThrow(), Optional.of(second(7)));

    assertThat(RtCursor.parse(within.encode())).isEqualTo(within);
    assertThat(RtCursor.parse(after.encode())).isEqualTo(after);
  }

  @Test
  void aCursorOfUnknownFormReadsEverythingAgain() {
    assertThat(RtCursor.parse(new Cursor("2;x"))).isEqualTo(RtCursor.START);
  }

  /** A ticket that a walk has passed may change before one that it comes to later. */
  @Test
  void whatChangedAfterAWalkBeganDoesNotCountAsSeen() {
    RtCursor after = RtCursor.START.after(new Walk(90, second(300), second(100)), Optional.empty());

    assertThat(after.seen()).isEqualTo(second(100));
  }

  @Test
  void aWalkWithoutTicketsForgetsNothing() {
    RtCursor before = RtCursor.START.after(new Walk(9, second(90), second(100)), Optional.empty());

    RtCursor after = before.after(new Walk(0, Instant.EPOCH, second(200)), Optional.empty());

    assertThat(after.seen()).isEqualTo(second(90));
    assertThat(after.at()).isEqualTo(second(200));
  }

  @Test
  void anEarlierBeginningWantsMore() {
    RtCursor after =
        RtCursor.START.after(new Walk(9, second(90), second(100)), Optional.of(second(50)));

    assertThat(after.isNarrowerThan(Optional.of(second(50)))).isFalse();
    assertThat(after.isNarrowerThan(Optional.of(second(49)))).isTrue();
    assertThat(after.isNarrowerThan(Optional.empty())).isTrue();
  }
}
