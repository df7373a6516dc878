package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.incidentbridge.config.ScenarioResult.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A name that the policy does not have is told: what is expected not to happen would else be so.
 */
class ScenarioNamesTest {

  private static final String HEAD =
      """
      scenario: A test
      policy: pack.yaml
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
          rules: { grave: { when: 'reported.priority == "urgent" || ("engineering" in sides && sides["engineering"].priority == "high")', is: sev1 } }
        clocks:
          fix: { start: created, stop: resolved, targets: { sev1: 1h } }
        gates:
          report: { needs: { steps: stepsToReproduce }, ask: Steps please. }
        obligations:
          call-manager: { title: Call, due: 30m, done: reply called }
        levels: { L1: { team: [ a@b.example ] }, L2: { team: [ a@b.example ] } }
        groups: { managers: [ c@b.example ] }
        services: { shop: { owner: [ a@b.example ], queue: shops } }
        steps:
          answered: { each: 'event.tracker == "operations" && event.kind == "comment"', do: raise }
          late:
            at: breach of fix
            do:
              - raise
              - tell: { to: level, template: obligation }
              - tell: { to: managers, template: obligation, urgent: true }
              - oblige: call-manager
              - move: { tracker: mantis, project: service.queue }
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "acknowledges: call-mangaer | no obligation 'call-mangaer' | 'call-manager'",
        "then: { obligations: { call-mangaer: none } } | no obligation 'call-mangaer' |"
            + " 'call-manager'",
        "then: { obligations: { foo: none } } | no obligation 'foo' | it has call-manager",
        "then: { gates: { rep: none } } | no gate 'rep' | it has report",
        "then: { asked: { reprt: never } } | no gate 'reprt' | 'report'",
        "then: { clocks: { fixx: idle } } | no clock 'fixx' | 'fix'",
        "then: { fields: { priorty: none } } | no canonical field 'priorty' | 'priority'",
        "change: { service: shoop } | no service 'shoop' | 'shop'",
        "tracker: mars, says: Hello | has no ticket in 'mars' | opens:",
        "tracker: manits, opens: { title: X } | no tracker 'manits' | 'mantis'",
        "tracker: enginering, opens: { title: X } | no tracker 'enginering' | 'engineering'",
        "tracker: oprations, opens: { title: X } | no tracker 'oprations' | 'operations'",
        "then: { not: [ rais to the next level ] } | can 'rais to the next level' | 'raise to the next"
            + " level'",
        "then: { not: [ oblige call-mangaer ] } | can 'oblige call-mangaer' | 'oblige call-manager'",
        "then: { not: ~raise~ } | can 'raise' | 'raise to the next level'",
        "then: { not: [ tell level ] } | can 'tell level' | 'tell level by mail: obligation'",
        "then: { not: [ raise to L4 ] } | can 'raise to L4' | its steps can: raise to the next level",
        "then: { does: [ 'tell managers by mail: obligation' ] } | can 'tell managers by mail:"
            + " obligation' | 'tell managers by mail: obligation (urgent)'",
        "then: { severity: sev9 } | no severity 'sev9' | it has sev1, sev3",
        "then: { severity: { is: sve1 } } | no severity 'sve1' | 'sev1'",
        "then: { clocks: { fix: runing } } | 'runing' is no state of a clock | 'running'",
        "then: { clocks: { fix: { is: opne } } } | 'opne' is no state of a clock | idle, running",
        "then: { clocks: { fix: { cycles: [ metd ] } } } | 'metd' is no state of a clock | 'met'",
        "then: { obligations: { call-manager: { is: opne } } } | 'opne' is no state of an obligation"
            + " | 'open'",
        "then: { gates: { report: opne } } | 'opne' is no state of a gate | 'open'",
        "then: { asked: { report: nver } } | 'nver' is no state of a question | 'never'",
      })
  void whatThePolicyDoesNotHaveIsTold(String moment, String message, String suggestion)
      throws IOException {
    ScenarioResult result = run(HEAD + "  - { at: +10m, " + moment.replace("~", "") + " }\n");

    assertThat(said(result)).contains(message, suggestion);
    assertThat(result.problems()).hasSize(1);
    assertThat(result.outcome()).isEqualTo(Outcome.BROKEN);
  }

  @Test
  void whatTheIncidentBeginsWithIsLookedAtToo() throws IOException {
    ScenarioResult result =
        run(
            HEAD.replace("at: 2026-11-02 09:00,", "at: 2026-11-02 09:00, tracker: mantsi,")
                    .replace("title: X,", "title: X, service: shp,")
                + "  - { at: +1m, tracker: jira, opens: { title: X, service: shpo } }\n");

    assertThat(said(result))
        .contains(
            "3:41: error: given.tracker: the policy has no tracker 'mantsi'",
            "given.incident.service: the policy has no service 'shp'",
            "5:59: error: story.opens.service: the policy has no service 'shpo'");
    assertThat(result.problems()).hasSize(3);
  }

  @Test
  void whatThePolicyHasIsNotComplainedOf() throws IOException {
    ScenarioResult result =
        run(
            HEAD
                + """
                  - at: +10m
                    change: { service: something else }
                    then:
                      severity: sev1
                      fields: { custom:flag: none }
                      clocks: { fix: { is: running, cycles: [ running ] } }
                      obligations: { call-manager: none }
                      gates: { report: [ steps ] }
                      not: [ raise to the next level, tell level by mail, oblige call-manager, move the ticket in mantis to shops ]
                  - { at: +20m, tracker: jira, opens: { title: X } }
                  - { at: +30m, tracker: jira, says: Hello, change: { service: "" } }
                """);

    assertThat(said(result)).isEmpty();
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
  }

  /** The stories of a pack tell what changes of it do: what these take out was no mistake. */
  @Test
  void whatChangesTakeOutIsADifference() throws IOException {
    Path changes = folder.resolve("changes.yaml");
    Files.writeString(changes, "steps: { late: off }\nobligations: { call-manager: off }\n");
    Files.writeString(
        folder.resolve("story.yaml"),
        HEAD
            + """
              - at: +2h
                then: { obligations: { call-manager: open }, not: [ oblige call-manager ] }
            """);

    ScenarioResult result = Scenarios.run(folder.resolve("story.yaml"), List.of(changes), Map.of());

    assertThat(said(result)).contains("the policy has no obligation 'call-manager'");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
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
