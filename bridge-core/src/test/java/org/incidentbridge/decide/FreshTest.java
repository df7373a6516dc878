package org.incidentbridge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.CaseRecord.Fired;
import org.incidentbridge.replay.Firing;
import org.junit.jupiter.api.Test;

/** N9: a step fires once for a cause, whatever number later knowledge gives that cause. */
class FreshTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static Firing firing(String key, int minute) {
    var why = new Firing.Why(key, new TreeMap<>());
    return new Firing(
        key, NOON.plusSeconds(minute * 60L), new RuleName("silent", ""), List.of(), why);
  }

  private static CaseRecord told(Firing... firings) {
    List<Fired> fired = new ArrayList<>();
    for (Firing f : firings) {
      fired.add(new Fired(f.key(), f.at(), f.at().plusSeconds(90), f.why().text()));
    }
    return CaseRecord.of(fired, List.of());
  }

  private static List<String> fresh(CaseRecord record, Firing... now) {
    return Fresh.of(List.of(now), record).stream()
        .map(f -> f.key() + " " + f.why().text())
        .toList();
  }

  @Test
  void whatWasToldIsNotToldAgain() {
    assertThat(fresh(told(firing("silent#1", 1)), firing("silent#1", 1), firing("silent#2", 2)))
        .containsExactly("silent#2 silent#2");
  }

  @Test
  void aCauseWhoseMomentMovedIsTheSame() {
    assertThat(fresh(told(firing("silent#1", 5)), firing("silent#1", 3))).isEmpty();
  }

  @Test
  void whatWasToldIsKnownByItsKeyOfThenWhereverItsMomentMoved() {
    CaseRecord record = told(firing("silent#1", 5), firing("silent#2", 9), firing("loud#1", 7));

    assertThat(
            Fresh.known(List.of(firing("silent#1", 3), firing("silent#3", 9)), record).stream()
                .map(f -> f.key() + " " + f.why().text()))
        .containsExactlyInAnyOrder("silent#1 silent#1", "silent#2 silent#3");
  }

  @Test
  void aCauseThatWasWithdrawnDoesNotKeepALaterOneFromBeingTold() {
    assertThat(fresh(told(firing("nightly#1", 1)), firing("nightly#1", 900)))
        .containsExactly("nightly#1/1 nightly#1");
  }

  @Test
  void aLateCauseBeforeTheOneThatWasToldIsTheNewOneOfBoth() {
    CaseRecord record = told(firing("silent#1", 5));

    assertThat(fresh(record, firing("silent#1", 3), firing("silent#2", 5)))
        .containsExactly("silent#1/1 silent#1");
  }

  @Test
  void aLateCauseThatIsNotDueItselfMakesNothingBeToldTwice() {
    CaseRecord record = told(firing("silent#2", 5));

    assertThat(fresh(record, firing("silent#3", 5))).isEmpty();
  }

  @Test
  void onceToldItStaysToldUnderItsOwnKey() {
    CaseRecord record = told(firing("silent#1", 5), firing("silent#1/1", 3));

    assertThat(fresh(record, firing("silent#1", 3), firing("silent#2", 5))).isEmpty();
  }

  @Test
  void twoEventsOfOneMomentAreTwoCauses() {
    CaseRecord record = told(firing("each#desk:1/7", 5));

    assertThat(fresh(record, firing("each#desk:1/7", 5), firing("each#desk:1/8", 5)))
        .containsExactly("each#desk:1/8 each#desk:1/8");
  }

  @Test
  void stepsOfOneMomentAreToldEach() {
    assertThat(fresh(told(firing("silent#1", 5)), firing("silent#1", 5), firing("missed#1", 5)))
        .containsExactly("missed#1 missed#1");
  }
}
