package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command for scenarios answers. */
final class ScenarioTest {

  private static final String J3 = "../config/scenarios/J3-first-response.yaml";

  @TempDir private Path dir;

  @Test
  void whatHoldsIsSaidInOneLine() {
    Answer answer = Answer.to("scenario", J3, "../config/scenarios/A2-process-test.yaml");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("PASSED J3: Severity 1 is answered within an hour", "2 scenarios, all passed.");
  }

  @Test
  void underAChangedPolicyTheDifferenceIsToldWithItsPlaceAndReason() throws IOException {
    Path ours = dir.resolve("ours.yaml");
    Files.writeString(ours, "clocks: { first-response: { targets: { sev2: 2h } } }\n");

    Answer answer = Answer.to("scenario", J3, "--policy", ours.toString());

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains(
            "FAILED J3: ",
            "J3-first-response.yaml:25:",
            "expected it to be due at 2026-11-09 12:00 but it was 2026-11-09 11:00, because cycle"
                + " 1 began at 2026-11-07 23:00",
            "1 scenario, 1 failed.");
    Answer json = Answer.to("scenario", J3, "--policy", ours.toString(), "--json");
    assertThat(json.json().at("/scenarios/0/problems/0/reasons").toString())
        .contains("its line sev2 (" + ours + ":1) counts: 2h, in the hours of office");
  }

  @Test
  void whatIsWarnedOfInAPackIsToldOnceForAllScenarios() throws IOException {
    Path ours = dir.resolve("ours.yaml");
    Files.writeString(
        ours, "steps: { grave: { when: 'incident.severity == \"Sev1\"', do: raise } }\n");

    Answer answer = Answer.to("scenario", J3, J3, "--policy", ours.toString());

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).containsOnlyOnce("ours.yaml:1:47: warning: ");
    Answer json = Answer.to("scenario", J3, J3, "--policy", ours.toString(), "--json");
    assertThat(json.json().at("/warnings")).hasSize(2);
    assertThat(json.json().at("/warnings/1/message").asText()).contains("Sev1");
  }

  @Test
  void aPolicyThatCannotBeUsedIsWrongUse() throws IOException {
    Path ours = dir.resolve("ours.yaml");
    Files.writeString(ours, "clocks: { first-response: { targets: { sev2: -2h } } }\n");

    Answer answer = Answer.to("scenario", J3, "--policy", ours.toString(), "--json");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.json().at("/scenarios/0/outcome").asText()).isEqualTo("broken");
    assertThat(answer.json().at("/scenarios/0/problems/0/line").asInt()).isEqualTo(1);
    assertThat(answer.json().at("/scenarios/0/problems/0/message").asText())
        .contains("'-2h' is negative");
  }

  @Test
  void aFileThatIsNotThereIsWrongUse() {
    Answer answer = Answer.to("scenario", dir.resolve("none.yaml").toString());

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).contains("BROKEN", "there is no such file");
  }

  @Test
  void schemasOfPoliciesAndScenariosAreForEditorsToo() throws IOException {
    assertThat(Answer.to("schema", "policy").json().at("/properties/clocks").isObject()).isTrue();
    assertThat(Answer.to("schema", "scenario").json().at("/properties/story").isObject()).isTrue();
    assertThat(Answer.to("schema").json().at("/properties/routes").isObject()).isTrue();
  }

  @Test
  void aScenarioWithoutAPolicyIsRunUnderThatOfTheConfiguration() throws IOException {
    Path config = dir.resolve("bridge.yaml");
    Path pack = Path.of("../config/policies/joyent.yaml").toAbsolutePath().normalize();
    Files.writeString(config, "policy: " + pack + "\n");
    Path story = dir.resolve("story.yaml");
    Files.writeString(story, Files.readString(Path.of(J3)).replaceAll("(?m)^policy:.*\n", ""));
    Path ours = dir.resolve("ours.yaml");
    Files.writeString(ours, "steps: { missed-response: off }\n");

    Answer answer =
        Answer.to(
            "scenario", story.toString(), "-c", config.toString(), "--policy", ours.toString());

    assertThat(answer.err()).contains("are run under that of " + config, pack.toString());
    assertThat(answer.out()).contains("PASSED J3");
    assertThat(answer.code()).isZero();
  }

  @Test
  void underTheConfigurationATrackerIsOneOfThoseThatItHas() throws IOException {
    Path config = dir.resolve("bridge.yaml");
    Path pack = Path.of("../config/policies/joyent.yaml").toAbsolutePath().normalize();
    Files.writeString(
        config, "policy: " + pack + "\ntrackers: { desk: { type: jira-cloud }, operations: {} }\n");
    Path story = dir.resolve("story.yaml");
    Files.writeString(
        story,
        """
        scenario: A ticket on Mars
        given: { at: 2026-11-02 09:00, tracker: desk, incident: { title: X } }
        story:
          - { at: +1m, tracker: operations, opens: { title: X } }
          - { at: +2m, tracker: mars, opens: { title: X } }
        """);

    Answer answer = Answer.to("scenario", story.toString(), "-c", config.toString(), "--json");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.json().at("/scenarios/0/problems")).hasSize(1);
    assertThat(answer.json().at("/scenarios/0/problems/0/message").asText())
        .isEqualTo("the configuration has no tracker 'mars'");
    assertThat(answer.json().at("/scenarios/0/problems/0/suggestion").asText())
        .isEqualTo("known: desk, operations");
  }

  @Test
  void aScenarioWithoutAnyPolicyIsToldSoOnce() throws IOException {
    Path story = dir.resolve("story.yaml");
    Files.writeString(story, Files.readString(Path.of(J3)).replaceAll("(?m)^policy:.*\n", ""));

    Answer answer = Answer.to("scenario", story.toString(), "--json");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.json().at("/scenarios/0/problems")).hasSize(1);
    assertThat(answer.json().at("/scenarios/0/problems/0/message").asText())
        .isEqualTo("names no policy pack, and none is given");
  }
}
