package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs are combined and overridden key by key, without copying. */
class PolicyOverrideTest {

  private static final Path JOYENT = Path.of("policies/joyent.yaml");

  @TempDir Path folder;

  @Test
  void aTargetIsChangedAndAllElseStays() throws IOException {
    PolicyPack changed = overridden("clocks: { first-response: { targets: { sev2: 90m } } }");

    ClockRule clock = changed.clock("first-response").orElseThrow();
    assertThat(clock.targets())
        .extracting(ClockRule.TargetRow::name)
        .containsExactly("sev1", "sev2", "sev3", "sev4");
    assertThat(clock.targets().get(1).target())
        .isEqualTo(new Target.Within(Duration.ofMinutes(90)));
    assertThat(clock.rule()).hasToString("first-response (J3)");
    assertThat(changed.clocks()).hasSize(3);
  }

  @Test
  void anOverriddenSeverityRuleKeepsItsPlaceAndANewOneFindsItsOwn() throws IOException {
    PolicyPack changed =
        overridden(
            """
            severity:
              rules:
                blocker: { is: sev2 }
                vip: { when: 'customer.plan == "gold"', is: sev1, before: high }
            """);

    assertThat(changed.severity().rules())
        .extracting(rule -> rule.name().name())
        .containsExactly(
            "production-stopped",
            "severe-loss",
            "minor-loss",
            "information",
            "blocker",
            "vip",
            "high",
            "normal",
            "low");
    assertThat(changed.severity().rules().get(4).is()).isEqualTo("sev2");
  }

  @Test
  void aFileWithANameThatTellsOnlyPartsIsToldToLeaveItOut() throws IOException {
    Path file = folder.resolve("chg.yaml");
    Files.writeString(
        file, "pack: joyent\nclocks: { first-response: { targets: { sev2: 90m } } }\n");

    assertThat(PolicyLoader.load(List.of(file), Map.of()).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.line()).isEqualTo(1);
              assertThat(p.message())
                  .isEqualTo(
                      "this file names a pack (joyent), so it is taken as a whole, but it tells"
                          + " only parts: clocks.first-response");
              assertThat(p.suggestion()).startsWith("leave out pack: to change joyent");
            });
    assertThat(PolicyLoader.load(List.of(JOYENT, file), Map.of()).pack()).isPresent();
  }

  @Test
  void nullAndOffTakeOut() throws IOException {
    PolicyPack changed =
        overridden(
            """
            steps: { half-way: off, never-matched: null }
            clocks: { resolution: { pause: off } }
            """);

    assertThat(changed.ladder().steps())
        .extracting(Step::name)
        .doesNotContain("half-way", "never-matched")
        .contains("missed-resolution");
    assertThat(changed.clock("resolution").orElseThrow().run().pause().text()).isEqualTo("false");
  }

  @Test
  void versionsDifferWithEveryWordButNotWithBlanks() throws IOException {
    String original = load(JOYENT).head().version();
    Path spaced = folder.resolve("spaced.yaml");
    Files.writeString(spaced, "# said\n" + Files.readString(JOYENT).replace(": [ ", ":   [  "));

    assertThat(load(spaced).head().version()).isEqualTo(original);
    assertThat(overridden("title: Ours").head().version()).isNotEqualTo(original);
  }

  @Test
  void conditionsSayWhatTheyRead() {
    PolicyPack pack = load(JOYENT);

    assertThat(pack.clock("first-response").orElseThrow().run().stop().reads())
        .contains(Set.of("event.kind", "event.toReporter", "event.by"));
    assertThat(pack.clock("resolution").orElseThrow().run().stop().reads().orElseThrow())
        .containsExactlyInAnyOrder("incident.resolution", "incident.status", "incident.labels");
    assertThat(pack.severity().rules().get(4).when().reads().orElseThrow())
        .contains("reported.priority", "sides.*.priority");
  }

  private PolicyPack overridden(String yaml) throws IOException {
    Path file = folder.resolve("ours.yaml");
    Files.writeString(file, yaml);
    return load(JOYENT, file);
  }

  private static PolicyPack load(Path... files) {
    LoadedPolicy loaded = PolicyLoader.load(List.of(files), Map.of());
    assertThat(loaded.problems().stream().filter(ConfigProblem::isError)).isEmpty();
    return loaded.pack().orElseThrow();
  }

  private static final String CHANGES =
      """
      clocks: { first-response: { targets: { sev2: 90m } } }
      severity: { rules: { gold: { when: 'true', is: sev1, before: high } } }
      steps: { phone-on-blocker: off }
      """;

  @Test
  void changesWithoutTheirPackAreToldOnceWithThePackThatLiesBeside() throws IOException {
    Files.copy(JOYENT, folder.resolve("joyent.yaml"));
    Path changes = Files.writeString(folder.resolve("ours.yaml"), CHANGES);

    LoadedPolicy loaded = PolicyLoader.load(List.of(changes), Map.of());

    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.problems().getFirst().message())
        .isEqualTo(
            "changes a pack (clocks.first-response, steps.phone-on-blocker), but the pack is not"
                + " given with it");
    assertThat(loaded.problems().getFirst().suggestion())
        .contains("--policy " + folder.resolve("joyent.yaml") + " --policy " + changes);
    assertThat(PolicyLoader.areChangesAlone(List.of(changes), Map.of())).isTrue();
    assertThat(PolicyLoader.areChangesAlone(List.of(JOYENT, changes), Map.of())).isFalse();
  }

  @Test
  void changesOfAnotherPackAreToldOnce() throws IOException {
    Path changes = Files.writeString(folder.resolve("ours.yaml"), CHANGES);

    LoadedPolicy loaded =
        PolicyLoader.load(List.of(Path.of("policies/ct2.yaml"), changes), Map.of());

    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.problems().getFirst().message())
        .isEqualTo(
            "changes clocks.first-response, steps.phone-on-blocker, and the pack ct2 has nothing of"
                + " that name");
  }

  @Test
  void changesBeforeTheirPackAreToldOnce() throws IOException {
    Path changes = Files.writeString(folder.resolve("ours.yaml"), CHANGES);

    LoadedPolicy loaded = PolicyLoader.load(List.of(changes, JOYENT), Map.of());

    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.problems().getFirst().suggestion())
        .isEqualTo("name them the other way round: " + JOYENT + ", then " + changes);
  }

  @Test
  void aPackThatForgetsItsNameIsToldOfThatAlone() throws IOException {
    Path pack = Files.writeString(folder.resolve("new.yaml"), "title: New\n");

    assertThat(PolicyLoader.load(List.of(pack), Map.of()).problems())
        .extracting(ConfigProblem::message)
        .containsExactly("the key 'pack' is missing");
  }
}
