package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.incidentbridge.pack.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTextTest {

  @ParameterizedTest
  @CsvSource({
    "4h, PT4H",
    "1h30m, PT1H30M",
    "1h 30m, PT1H30M",
    "90s, PT90S",
    "5d, PT120H",
    "1d12h, PT36H"
  })
  void lengthsOfTimeAreCoveredTime(String text, Duration covered) {
    assertThat(TargetText.parse(text)).contains(new Target.Within(covered));
  }

  @Test
  void pointsInTimeAreWrittenInWords() {
    assertThat(TargetText.parse("2 business days")).contains(new Target.BusinessDays(2));
    assertThat(TargetText.parse("1 business day")).contains(new Target.BusinessDays(1));
    assertThat(TargetText.parse("same day")).contains(new Target.EndOfBusinessDay(0));
    assertThat(TargetText.parse("end of next  business day"))
        .contains(new Target.EndOfBusinessDay(1));
    assertThat(TargetText.parse("morning of the 2nd business day after"))
        .contains(new Target.MorningOfBusinessDay(2));
    assertThat(TargetText.parse("same day or next morning"))
        .contains(new Target.SameDayOrNextMorning());
    assertThat(TargetText.parse("none")).contains(new Target.None());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "soon", "4 hours", "4h30", "h", "1.5h", "2 days", "30m1h"})
  void allElseIsNone(String text) {
    assertThat(TargetText.parse(text)).isEmpty();
    assertThat(TargetText.fault(text)).contains("is no target");
  }

  @Test
  void wordsThatAreSpeltWrongAreToldRight() {
    assertThat(TargetText.meant("2 buisness days")).contains("2 business days");
    assertThat(TargetText.meant("End of next bussiness day")).contains("end of next business day");
    assertThat(TargetText.meant("0 buisness days")).isEmpty();
    assertThat(TargetText.meant("soon")).isEmpty();
    assertThat(TargetText.meant("4 hours")).contains("4h");
  }

  @Test
  void whatIsNegativeOrZeroIsRefusedWithItsReason() {
    assertThat(TargetText.fault("-1h").orElseThrow()).startsWith("is negative");
    assertThat(TargetText.fault("0h").orElseThrow()).startsWith("is zero");
    assertThat(TargetText.fault("0 business days").orElseThrow()).startsWith("is zero");
    assertThat(TargetText.fault("1s")).isEmpty();
    assertThat(TargetText.fault("same day")).isEmpty();
  }

  @Test
  void aUnitThatIsSpeltOutIsUnderstoodForASuggestion() {
    assertThat(TargetText.meant("4 hours")).contains("4h");
    assertThat(TargetText.meant("30 min")).contains("30m");
    assertThat(TargetText.meant("2 Days")).contains("2d");
    assertThat(TargetText.meant("4h")).isEmpty();
    assertThat(TargetText.meant("0 hours")).isEmpty();
    assertThat(TargetText.meant("soon")).isEmpty();
  }
}
