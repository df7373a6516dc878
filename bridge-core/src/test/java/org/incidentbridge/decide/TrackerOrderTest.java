package org.incidentbridge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.timeline.Event.When;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.PastEvent.Author;
import org.incidentbridge.timeline.PastEvent.FieldSet;
import org.junit.jupiter.api.Test;

/** N8: changes of a field come in the order of its history, wherever a clock was put. */
class TrackerOrderTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Author ANN = new Author(Party.NOBODY, false);

  private static PastEvent told(int minute, String field, String from, String to) {
    var when = new When(NINE.plus(Duration.ofMinutes(minute)), NINE.plus(Duration.ofDays(1)));
    var set = new FieldSet(field, Value.line(from), Value.line(to));
    return PastEvent.told(minute + from + to, when, ANN, set);
  }

  private static List<Integer> minutes(PastEvent... learnt) {
    return TrackerOrder.of(List.of(learnt)).stream()
        .map(e -> (int) Duration.between(NINE, e.at()).toMinutes())
        .toList();
  }

  @Test
  void whatComesAfterAChangeCountsNotBeforeIt() {
    assertThat(
            minutes(
                told(20, "status", "new", "open"),
                told(10, "status", "open", "solved"),
                told(12, "status", "solved", "closed"),
                told(30, "status", "closed", "open")))
        .containsExactly(20, 20, 20, 30);
  }

  @Test
  void otherFieldsKeepTheirMoments() {
    assertThat(minutes(told(20, "status", "new", "open"), told(10, "title", "a", "b")))
        .containsExactly(20, 10);
  }

  @Test
  void aPartThatIsReadLaterStaysBeforeWhatItLeadsTo() {
    assertThat(minutes(told(20, "status", "open", "solved"), told(10, "status", "new", "open")))
        .containsExactly(20, 10);
  }

  @Test
  void aMomentThatLiesFarAheadHoldsNothingBack() {
    PastEvent ahead = told(75, "status", "new", "open");
    assertThat(minutes(ahead, told(15, "status", "open", "solved"))).containsExactly(75, 75);
    assertThat(minutes(ahead, told(14, "status", "open", "solved"))).containsExactly(75, 14);
  }

  @Test
  void whatWasSeenKeepsItsMoment() {
    var when = new When(NINE, NINE);
    var set = new FieldSet("status", Value.line("open"), Value.line("solved"));
    PastEvent seen = new PastEvent("seen:1:status", when, ANN, set);
    assertThat(minutes(told(20, "status", "new", "open"), seen)).containsExactly(20, 0);
  }
}
