package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told with a difference: times in the zone of the story, and what made due times so. */
class ScenarioReasonsTest {

  @TempDir Path folder;

  @BeforeEach
  void pack() throws IOException {
    Files.writeString(
        folder.resolve("pack.yaml"),
        """
        pack: small
        severity: { otherwise: sev3, rules: { any: { when: 'true', is: sev3 } } }
        calendars:
          office: { zone: America/Los_Angeles, hours: { mon-fri: 09:00-18:00 } }
        plans: { gold: { coverage: office } }
        organisations: { acme: { domains: [ acme.example ], plan: gold } }
        clocks:
          answer: { start: created, stop: responded, targets: { sev3: 1h } }
        obligations:
          call: { title: Call, due: 2h, hours: office, done: reply called }
          visit: { title: Visit, due: 1 business day, hours: { plan: 24x7 }, done: reply visited }
          write: { title: Write, done: reply written }
        steps:
          begin: { when: 'true', do: { oblige: [ call, visit, write ] } }
          half-way: { at: 50% of answer, do: raise }
          missed: { at: breach of answer, do: raise }
          forgotten: { at: call overdue, do: raise }
        """);
  }

  @Test
  void timesInReasonsAreInTheZoneOfTheStory() throws IOException {
    String said = said("  - { at: +3h, then: { fired: [ begin ] } }\n");

    assertThat(said)
        .contains(
            "fired: clock answer was due at 2026-11-02 10:30",
            "of clock answer has run; due at 2026-11-02 10:30",
            "fired: obligation call was due at 2026-11-02 11:30")
        .doesNotContain("Z\n");
  }

  @Test
  void theDueTimeOfAnObligationIsToldWithItsTargetAndHours() throws IOException {
    String said =
        said("  - { at: +1h, then: { obligations: { call: { due: 2026-11-02 12:00 } } } }\n");

    String pack = folder.resolve("pack.yaml").toString();
    assertThat(said)
        .contains(
            "expected it to be due at 2026-11-02 12:00 but it was 2026-11-02 11:30",
            "call (" + pack + ":10) has done: reply called; it is opened by begin (",
            "it may take 2h, in the hours of office (" + pack + ":4)");
  }

  @Test
  void theHoursAreThoseOfTheCustomersPlan() throws IOException {
    String ofAcme = "  - { at: +1h, then: { obligations: { visit: { is: met, due: none } } } }\n";

    assertThat(said(ofAcme))
        .contains("it may take 1 business day, in the hours of office (")
        .containsOnlyOnce("it may take")
        .doesNotContain("24x7");
    assertThat(said(ofAcme.replace("then", "change: { reporter: b@else.example }, then")))
        .contains("in the hours of office");
  }

  @Test
  void ofOneWithoutATargetItIsToldThatThereIsNone() throws IOException {
    assertThat(
            said("  - { at: +1h, then: { obligations: { write: { due: 2026-11-02 12:00 } } } }\n"))
        .contains("but it was not due at any time", "it has no target");
  }

  private String said(String story) throws IOException {
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(
        file,
        """
        scenario: A test
        policy: pack.yaml
        zone: America/Los_Angeles
        given: { at: 2026-11-02 09:30, reporter: ada@acme.example, incident: { title: X } }
        story:
        """
            + story);
    return Scenarios.run(file, List.of(), Map.of()).problems().stream()
        .map(ConfigProblem::render)
        .collect(Collectors.joining());
  }
}
