package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class RtTimeTest {

  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  @Test
  void theBeginningOfTheEpochIsNoDate() {
    assertThat(RtTime.read("1970-01-01T00:00:00Z")).isEmpty();
    assertThat(RtTime.read("")).isEmpty();
    assertThat(RtTime.readPlain(RtTime.UNSET)).isEmpty();
  }

  @Test
  void datesOfTransactionsAreUtc() {
    assertThat(RtTime.readPlain("2026-11-22 17:10:41"))
        .contains(Instant.parse("2026-11-22T17:10:41Z"));
  }

  @Test
  void datesAreWrittenWithoutTheLetterThatCutsThemToMidnight() {
    assertThat(RtTime.write(Instant.parse("2026-11-22T17:10:41.9Z")))
        .isEqualTo("2026-11-22 17:10:41");
  }

  @Test
  void whatIsNoMomentIsSaidToBeNone() {
    assertThatThrownBy(() -> RtTime.read("yesterday")).isInstanceOf(RtTicket.Unreadable.class);
  }

  @Test
  void boundsAreWrittenInTheAccountsZone() {
    Instant bound = Instant.parse("2026-07-01T12:00:00Z");

    assertThat(RtTime.literal(bound, ZoneId.of("America/New_York")))
        .isEqualTo("2026-07-01 08:00:00");
  }

  /** Whichever of two moments RT takes a text for, none of them is after the bound. */
  @Property
  void noBoundIsReadTooLate(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long at) {
    Instant bound = Instant.ofEpochSecond(at);
    for (String name : new String[] {"Europe/Berlin", "America/New_York", "UTC"}) {
      ZoneId zone = ZoneId.of(name);
      LocalDateTime local = LocalDateTime.parse(RtTime.literal(bound, zone), PLAIN);
      for (ZoneOffset offset : zone.getRules().getValidOffsets(local)) {
        assertThat(local.toInstant(offset)).isBeforeOrEqualTo(bound);
      }
    }
  }

  @Test
  void theHourThatComesTwiceIsReadFromItsBeginningOn() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(RtTime.literal(Instant.parse("2026-10-25T00:30:00Z"), berlin))
        .isEqualTo("2026-10-25 01:30:00");
  }
}
