package org.incidentbridge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.incidentbridge.decide.FieldMerge.Result;
import org.incidentbridge.decide.FieldMerge.Side;
import org.incidentbridge.decide.FieldMerge.Standing;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Owner;
import org.junit.jupiter.api.Test;

/** Ownership decides, and nobody's value vanishes without a word (N7). */
class FieldMergeTest {

  private static final TrackerId DESK = new TrackerId("desk");
  private static final TrackerId ENG = new TrackerId("eng");
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant TEN = NINE.plusSeconds(3600);

  private static Side desk(String agreed, String observed, Instant at) {
    return side(DESK, true, agreed, observed, at);
  }

  private static Side eng(String agreed, String observed, Instant at) {
    return side(ENG, false, agreed, observed, at);
  }

  private static Side side(
      TrackerId tracker, boolean origin, String agreed, String observed, Instant at) {
    var baseline = Baseline.of(Value.line(agreed));
    return new Side(new TicketRef(tracker, "1"), origin, baseline, Value.line(observed), at);
  }

  private static Result merge(Owner owner, String standing, Side... sides) {
    return new FieldMerge(
            owner, new Standing(Value.line(standing), NINE, false, false), List.of(sides))
        .merge();
  }

  private static Result.Taken taken(Result result) {
    assertThat(result).isInstanceOf(Result.Taken.class);
    return (Result.Taken) result;
  }

  @Test
  void nothingChangedNothingTaken() {
    assertThat(merge(new Owner.Latest(), "a", desk("a", "a", TEN), eng("a", "a", TEN)))
        .isInstanceOf(Result.Unchanged.class);
  }

  @Test
  void theOriginsChangeIsTaken() {
    var taken = taken(merge(new Owner.Origin(), "a", desk("a", "b", TEN), eng("a", "a", TEN)));
    assertThat(taken.value()).isEqualTo(Value.line("b"));
    assertThat(taken.overruled()).isEmpty();
  }

  @Test
  void aChangeOfTheOtherSideIsOverruledAndNamed() {
    var taken = taken(merge(new Owner.Origin(), "a", desk("a", "a", TEN), eng("a", "c", TEN)));
    assertThat(taken.value()).isEqualTo(Value.line("a"));
    assertThat(taken.overruled())
        .singleElement()
        .extracting(Side::observed)
        .isEqualTo(Value.line("c"));
  }

  @Test
  void bothSidesWithTheSameValueIsNoConflict() {
    var taken = taken(merge(new Owner.Ask(), "a", desk("a", "b", TEN), eng("a", "b", TEN)));
    assertThat(taken.overruled()).isEmpty();
    assertThat(taken.value()).isEqualTo(Value.line("b"));
  }

  @Test
  void bothSidesDifferingAsksWhereSoConfigured() {
    assertThat(merge(new Owner.Ask(), "a", desk("a", "b", TEN), eng("a", "c", TEN)))
        .isInstanceOf(Result.Asked.class);
  }

  @Test
  void aSideThatMissedAnEarlierChangeIsInConflictWithIt() {
    assertThat(merge(new Owner.Ask(), "b", desk("b", "b", TEN), eng("a", "c", TEN)))
        .isInstanceOf(Result.Asked.class);
  }

  @Test
  void theLaterOfTwoChangesIsTakenAndTheEarlierNamed() {
    var taken = taken(merge(new Owner.Latest(), "a", desk("a", "b", NINE), eng("a", "c", TEN)));
    assertThat(taken.value()).isEqualTo(Value.line("c"));
    assertThat(taken.overruled())
        .singleElement()
        .extracting(Side::observed)
        .isEqualTo(Value.line("b"));
  }

  @Test
  void anOlderChangeDoesNotBeatANewerOneItMissed() {
    var standing = new Standing(Value.line("b"), TEN, false, false);
    var result = new FieldMerge(new Owner.Latest(), standing, List.of(eng("a", "c", NINE))).merge();
    assertThat(taken(result).value()).isEqualTo(Value.line("b"));
    assertThat(taken(result).overruled()).hasSize(1);
  }

  /** Its moment is the beginning of a second, of which nobody knows how much had gone. */
  @Test
  void aChangeOfAWholeSecondIsNotOlderThanAnythingWithinIt() {
    for (long millis : List.of(330L, 1001L)) {
      var standing = new Standing(Value.line("b"), NINE.plusMillis(millis), false, false);
      var result =
          new FieldMerge(new Owner.Latest(), standing, List.of(eng("a", "c", NINE))).merge();
      assertThat(taken(result).value()).isEqualTo(Value.line(millis < 1000 ? "c" : "b"));
    }
  }

  @Test
  void setsAreMergedElementByElement() {
    Side desk = names(DESK, List.of("a", "b"), List.of("b", "d"));
    Side eng = names(ENG, List.of("a", "b"), List.of("a", "b", "c"));
    var standing = new Standing(Value.names(List.of("a", "b")), NINE, false, false);
    var taken = taken(new FieldMerge(new Owner.Union(), standing, List.of(desk, eng)).merge());
    assertThat(taken.value()).isEqualTo(Value.names(List.of("b", "c", "d")));
  }

  private static Side names(TrackerId tracker, List<String> agreed, List<String> observed) {
    return new Side(
        new TicketRef(tracker, "1"),
        tracker.equals(DESK),
        Baseline.of(Value.names(agreed)),
        Value.names(observed),
        TEN);
  }

  @Test
  void noSideChangesWhatTheBridgeComputes() {
    var taken = taken(merge(new Owner.Policy(), "a", desk("a", "b", TEN), eng("a", "c", TEN)));
    assertThat(taken.value()).isEqualTo(Value.line("a"));
    assertThat(taken.overruled()).hasSize(2);
  }
}
