package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mistake is told once, and none is passed by. */
final class OnceTest {

  @TempDir private Path folder;

  private List<String> told(String tracker, String more, String fields) throws IOException {
    String rest =
        """
        routes:
          - { name: there, from: ops, to: eng, create: { project: ENG }, fields: { %s } }
        %s
        """
            .formatted(fields, more);
    String eng = "vocabulary: { " + TwoTrackers.STATUS + " }\n" + tracker;
    return TwoTrackers.told(TwoTrackers.load(folder, eng, "", rest));
  }

  private List<String> table(String... people) throws IOException {
    return told("", "people:\n  - " + String.join("\n  - ", people), "");
  }

  @Test
  void aLengthOfTimeWithoutItsUnitIsNotPassedBy() throws IOException {
    assertThat(told("poll: 300", "", ""))
        .containsExactly("error: trackers.eng.poll: '300' has the wrong form");
    assertThat(told("", "schedule: { sweep: 6 }", ""))
        .containsExactly("error: schedule.sweep: '6' has the wrong form");
  }

  @Test
  void aPollThatIsTooLongIsNotToldOfTheSweepAsWell() throws IOException {
    assertThat(told("poll: 2d\nsweep: 1h", "", ""))
        .containsExactly("trackers.eng.poll: changes wait for more than a day");
  }

  @Test
  void aSweepShorterThanThePollIsToldWhereverBothStand() throws IOException {
    String why = "walks over all tickets every 1m but looks for changes only every 5m";
    assertThat(told("poll: 5m\nsweep: 1m", "", "")).containsExactly("trackers.eng.sweep: " + why);
    assertThat(told("", "schedule: { poll: 5m, sweep: 1m }", ""))
        .containsExactly("schedule.sweep: " + why);
  }

  @Test
  void aFieldThatNeitherSideHasIsOneMistake() throws IOException {
    assertThat(told("", "", "custom:contract: union"))
        .containsExactly(
            "error: routes[there].fields.custom:contract: neither ops nor eng has a field for"
                + " custom:contract");
  }

  @Test
  void aMistypedTrackerIsToldOnceForAllPeople() throws IOException {
    assertThat(
            table(
                "{ name: Ada Example, accounts: { opps: ada } }",
                "{ name: Bo Example, accounts: { opps: bo } }"))
        .containsExactly("people: there is no tracker 'opps': the 2 accounts there are not used");
    assertThat(table("{ name: Ada Example, accounts: { ops: ada, opps: ada } }"))
        .containsExactly("people: there is no tracker 'opps': this account is not used");
  }

  @Test
  void aPersonByWhomNobodyIsKnownIsTold() throws IOException {
    assertThat(table("{ name: Ada Example }"))
        .containsExactly(
            "people[Ada Example]: has neither an e-mail address nor an account, so that nobody is"
                + " taken for this person");
  }
}
