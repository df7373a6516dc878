package org.incidentbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

class TrustTest {

  private static Value line(String text) {
    return Value.line(text);
  }

  private static Baseline written(Value made, Value seen) {
    return Trust.DIRECT.written(line("before"), made, seen, false);
  }

  @Test
  void aWordOtherThanTheOneJustWrittenIsSomebodysChange() {
    assertThat(written(line("in-progress"), line("closed")))
        .isEqualTo(Baseline.of(line("in-progress")));
  }

  @Test
  void aLineThatSomebodyEmptiedOrFilledIsTheirChange() {
    assertThat(written(line("mail"), Value.absent())).isEqualTo(Baseline.of(line("mail")));
    assertThat(written(Value.absent(), line("mail"))).isEqualTo(Baseline.of(Value.absent()));
  }

  @Test
  void aWordThatTheTrackerAnsweredForIsItsWay() {
    assertThat(Trust.DIRECT.written(line("a"), line("low"), line("normal"), true))
        .isEqualTo(new Baseline(line("low"), line("normal")));
  }

  @Test
  void anotherCaseOrFewerDigitsAreTheTrackersWay() {
    assertThat(written(line("printer"), line("Printer")))
        .isEqualTo(new Baseline(line("printer"), line("Printer")));
    assertThat(written(line("5.00"), line("5"))).isEqualTo(new Baseline(line("5.00"), line("5")));
  }

  @Test
  void aTextIsHeldAsTheTrackerShowsIt() {
    Value made = Value.body(RichText.plain("one"));
    Value seen = Value.body(RichText.plain("another"));
    assertThat(written(made, seen)).isEqualTo(new Baseline(made, seen));
  }
}
