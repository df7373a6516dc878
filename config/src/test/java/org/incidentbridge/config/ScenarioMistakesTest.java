package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.incidentbridge.config.ScenarioResult.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a scenario, or comes otherwise than it says, is told with its place. */
class ScenarioMistakesTest {

  private static final String HEAD =
      """
      scenario: A test
      policy: pack.yaml
      zone: Europe/London
      given: { at: 2026-11-02 09:00, incident: { title: X, priority: urgent } }
      story:
      """;

  @TempDir Path folder;

  @BeforeEach
  void pack() throws IOException {
    Files.writeString(
        folder.resolve("pack.yaml"),
        """
        pack: small
        severity:
          otherwise: sev3
          rules: { grave: { source: X1, when: 'reported.priority == "urgent"', is: sev1 } }
        clocks:
          response: { start: created, stop: responded, pause: waiting-on-customer, targets: { sev1: 1h } }
        gates:
          report: { needs: { steps: stepsToReproduce }, ask: Steps please. }
        obligations:
          call: { title: Call, due: 30m, done: reply called }
        steps:
          call: { when: 'incident.severity == "sev1"', do: { oblige: call } }
        """);
  }

  @Test
  void anEmptyFileIsToldHowAScenarioBegins() throws IOException {
    assertThat(run("").problems())
        .extracting(ConfigProblem::render)
        .singleElement()
        .asString()
        .contains("is empty", "begin with scenario: TITLE");
  }

  @Test
  void mistakesInTheFileAreToldAtOnce() throws IOException {
    ScenarioResult result =
        run(
            """
            scenario: A test
            policy: pack.yaml
            zone: Europe/Londn
            given: { at: tomorrow, incident: { titel: X, priority: urgnet } }
            story:
              - { at: +1x, by: somebody, then: { sevrity: sev1 } }
            """);

    assertThat(result.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(said(result))
        .contains(
            "3:7: error: zone: there is no zone 'Europe/Londn'",
            "did you mean 'Europe/London'?",
            "4:14: error: given.at: 'tomorrow' is no time",
            "there is no canonical field 'titel'",
            "there is no priority 'urgnet'",
            "story.at: '+1x' is no time",
            "'somebody' is none of reporter, customer, staff, unknown, automatic, bridge",
            "unknown key 'sevrity'",
            "did you mean 'severity'?");
  }

  @Test
  void whatIsToldOutOfTheOrderOfTimeIsTold() throws IOException {
    ScenarioResult result =
        run(
            HEAD
                + """
                  - { at: +1h, change: { status: in-progress } }
                  - { at: +1h, says: Hello }
                  - { at: +30m, says: Sorry }
                  - { at: 2026-11-02 08:00, says: Early }
                """);

    assertThat(result.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(said(result))
        .contains(
            "8:11: error: story.at: '+30m' is before '+1h' in line 7",
            "'2026-11-02 08:00' is before '+30m' in line 8");
    assertThat(result.problems()).hasSize(2);
  }

  @Test
  void whatWouldRaiseAndWhatWouldEndADutyIsTold() throws IOException {
    Files.writeString(
        folder.resolve("pack.yaml"),
        """

        levels: { L1: { team: [ a@b.example ] }, L2: { team: [ a@b.example ] } }
        """,
        StandardOpenOption.APPEND);
    Path late = folder.resolve("late.yaml");
    Files.writeString(late, "steps: { late: { at: breach of response, do: raise } }\n");
    Files.writeString(
        folder.resolve("story.yaml"),
        HEAD + "  - { at: +10m, then: { level: L2, obligations: { call: met } } }\n");

    ScenarioResult result = Scenarios.run(folder.resolve("story.yaml"), List.of(late), Map.of());

    assertThat(said(result))
        .contains(
            "expected L2 but it was L1",
            "late ("
                + late
                + ":1) did not fire: it fires at breach of response; the clock"
                + " response is due at 2026-11-02 10:00",
            "expected met but it was open",
            "pack.yaml:10) has done: reply called; it is opened by call (");
  }

  @Test
  void whatComesOtherwiseIsToldWithItsReason() throws IOException {
    ScenarioResult result =
        run(
            HEAD
                + """
                  - { at: +10m, change: { status: waiting-on-customer } }
                  - { at: +40m, change: { status: in-progress } }
                  - at: +1h
                    then:
                      severity: { is: sev2, by: otherwise }
                      level: L2
                      clocks: { response: { is: paused, due: 2026-11-02 10:00, left: 40m, row: sev2, cycles: [ met ] } }
                      obligations: { call: met }
                      gates: { report: open }
                      asked: { report: never }
                      fired: [ page ]
                      does: [ oblige call, oblige call ]
                      not: [ oblige call ]
                """);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(said(result))
        .contains(
            "at 2026-11-02 10:00: expected sev2 but it was sev1, by grave (X1)",
            "expected the rule 'otherwise' but it was 'grave (X1)'",
            "expected L2 but it was none",
            "expected paused but it was running, because cycle 1 began at 2026-11-02 09:00, is due"
                + " at 2026-11-02 10:30, and paused from 2026-11-02 09:10 to 2026-11-02 09:40",
            "expected it to be due at 2026-11-02 10:00 but it was 2026-11-02 10:30",
            "expected 40m to be left but it was 30m",
            "expected sev2 but it was sev1, because",
            "expected the cycles [met] but they were [running]",
            "expected met but it was open, because it was opened at 2026-11-02 09:00",
            "expected open but it was missing [steps]",
            "expected never but it was asked [steps]",
            "expected the steps [page] but they were [call at 2026-11-02 09:00]",
            "expected 'oblige call' but done was: ",
            "expected not to 'oblige call' but done was: ");
  }

  @Test
  void whatMadeItSoIsToldWithItsPlaceInThePack() throws IOException {
    ScenarioResult result =
        run(
            HEAD
                + """
                  - at: +2h
                    then:
                      severity: sev2
                      clocks: { response: { is: met, due: 2026-11-02 12:00 } }
                      fired: [ page ]
                """);

    String pack = folder.resolve("pack.yaml").toString();
    assertThat(said(result))
        .contains(
            "grave (X1) ("
                + pack
                + ":4) holds, so it is sev1: 'reported.priority == \"urgent\"' with"
                + " reported.priority = \"urgent\"",
            "response ("
                + pack
                + ":6) has start: created, stop: responded, pause: waiting-on-customer",
            "its line sev1 (" + pack + ":6) counts: 1h, in the hours of 24x7",
            "call (" + pack + ":12) fired: ",
            "page: the policy has no such step")
        .containsOnlyOnce("has start: created");
  }

  @Test
  void everyRuleThatWasAskedSaysWhatItLookedAt() throws IOException {
    ScenarioResult result =
        run(
            HEAD.replace("priority: urgent", "priority: low")
                + "  - { at: +1h, then: { severity: { by: grave }, fired: [ call ] } }\n");

    assertThat(said(result))
        .contains(
            "does not hold: 'reported.priority == \"urgent\"' with reported.priority = \"low\"",
            "no rule holds, so it is sev3",
            "did not fire: it fires when incident.severity == \"sev1\"");
  }

  @Test
  void aStoryWithoutDifferencesPasses() throws IOException {
    ScenarioResult result =
        run(
            HEAD
                + """
                  - at: +20m
                    notes: called all of them
                    then:
                      severity: { is: sev1, by: grave }
                      clocks: { response: { is: running, left: 40m, row: sev1 } }
                      obligations: { call: { is: met, count: 1, by: [ staff@support.example ] } }
                      gates: { report: [ steps ] }
                      asked: { report: [ steps ] }
                      fired: [ call at 2026-11-02 09:00 ]
                  - { at: +61m, then: { clocks: { response: { is: breached, left: -1m } } } }
                """);

    assertThat(said(result)).isEmpty();
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void whatTheBridgeLearnsLateCountsAtItsTime() throws IOException {
    ScenarioResult result =
        run(
            HEAD
                + """
                  - { at: +59m, says: Here I am., learnt: +3d }
                  - { at: +2h, then: { clocks: { response: met } } }
                """);

    assertThat(said(result)).isEmpty();
  }

  private ScenarioResult run(String text) throws IOException {
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(file, text);
    return Scenarios.run(file, List.of(), Map.of());
  }

  private static String said(ScenarioResult result) {
    return result.problems().stream().map(ConfigProblem::render).collect(Collectors.joining());
  }
}
