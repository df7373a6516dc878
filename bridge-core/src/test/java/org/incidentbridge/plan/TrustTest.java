package org.incidentbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

class TrustTest {

  private static Value line(String text) {
    return Value.line(text);
  }

  private static Baseline written(Value made, Value seen) {
    return written(made, seen, Likeness.UNKNOWN);
  }

  private static Baseline written(Value made, Value seen, Likeness likeness) {
    return Trust.DIRECT.written(line("before"), made, seen, new Trust.Shown(likeness, false));
  }

  private static Baseline found(String made, String seen, Likeness likeness) {
    var shown = new Trust.Shown(likeness, false);
    return Trust.FOUND_LATER.written(Value.absent(), line(made), line(seen), shown);
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
    assertThat(
            Trust.DIRECT.written(
                line("a"), line("low"), line("normal"), new Trust.Shown(Likeness.OTHER, true)))
        .isEqualTo(new Baseline(line("low"), line("normal")));
  }

  @Test
  void anotherCaseOrFewerDigitsAreTheTrackersWay() {
    assertThat(written(line("printer"), line("Printer")))
        .isEqualTo(new Baseline(line("printer"), line("Printer")));
    assertThat(written(line("5.00"), line("5"))).isEqualTo(new Baseline(line("5.00"), line("5")));
  }

  @Test
  void aTextIsHeldAsTheTrackerShowsItWhereTheTrackerCannotSay() {
    Value made = Value.body(RichText.plain("one"));
    Value seen = Value.body(RichText.plain("another"));
    assertThat(written(made, seen)).isEqualTo(new Baseline(made, seen));
  }

  @Test
  void aTextThatTheTrackerNeverMakesOfTheOneWrittenIsSomebodysChange() {
    Value made = Value.body(RichText.plain("one"));
    Value seen = Value.body(RichText.plain("another"));
    assertThat(written(made, seen, Likeness.OTHER)).isEqualTo(Baseline.of(made));
    assertThat(written(made, seen, Likeness.TAKEN)).isEqualTo(new Baseline(made, seen));
  }

  @Test
  void aTextOfWhichTheTrackerHasKeptTheBeginningIsItsWay() {
    Value made = Value.body(RichText.plain("one and more"));
    Value seen = Value.body(RichText.plain("one and"));
    assertThat(written(made, seen, Likeness.OTHER)).isEqualTo(new Baseline(made, seen));
  }

  @Test
  void aDateAndAPersonThatTheTrackerNeverMakesOfThoseWrittenAreSomebodysChange() {
    Value noon = new Value.Moment(Instant.parse("2026-05-02T12:00:00Z"));
    Value night = new Value.Moment(Instant.parse("2026-05-03T00:00:00Z"));
    assertThat(written(noon, night, Likeness.OTHER)).isEqualTo(Baseline.of(noon));
    assertThat(written(noon, night, Likeness.TAKEN)).isEqualTo(new Baseline(noon, night));
    TrackerId eng = new TrackerId("eng");
    Value ann = new Value.Person(Party.of(eng, "ann", "Ann", ""));
    Value bob = new Value.Person(Party.of(eng, "bob", "Bob", ""));
    assertThat(written(ann, bob, Likeness.OTHER)).isEqualTo(Baseline.of(ann));
    assertThat(written(ann, bob, Likeness.UNKNOWN)).isEqualTo(new Baseline(ann, bob));
  }

  @Test
  void aBeginningThatIsFoundLaterIsACutOnlyIfTheTrackerCutsThere() {
    assertThat(found("a long title", "a long", Likeness.TAKEN))
        .isEqualTo(new Baseline(line("a long title"), line("a long")));
    assertThat(found("a long title", "a long", Likeness.OTHER))
        .isEqualTo(Baseline.of(line("a long title")));
    assertThat(found("a long title", "a long", Likeness.UNKNOWN))
        .isEqualTo(new Baseline(line("a long title"), line("a long")));
  }
}
