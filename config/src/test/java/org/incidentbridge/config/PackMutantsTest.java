package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.config.PackMutants.Mutant;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.pack.PolicyPack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is changed in a pack, some scenario tells the difference: each target by a minute, each
 * part of each condition, each step and each of its actions. A few changes are tried each time;
 * {@code -Dmutants=10000} tries all.
 */
class PackMutantsTest {

  private static final int FEW = 8;

  /** Changes that make no difference to what the pack does. */
  private static final List<Pattern> ALIKE =
      Stream.of(
              // an incident is created once, so that its first response begins once
              "clocks\\.(first-response|response)\\.again: .*",
              // clocks run by day and night where nothing is said
              "clocks\\.\\S+\\.hours: left out",
              // without a plan there is no target either
              "clocks\\.response\\.hours\\.plan: .*",
              // a stop that holds says the same
              "clocks\\.(assignment|status)\\.(start|again): .*",
              "clocks\\.(outage|status-page)-update\\.start: .*",
              // a gate is open where it does not apply, and closing too early is undone first
              "steps\\.(closed-unvalidated|close-out-missing)\\.when: .*",
              // the catalogue has no service with an owner alone
              "(steps\\.nobody-responsible\\.when|obligations\\.fill-the-gap\\.dropped): .*",
              // the origin is one of the sides
              "severity\\.rules\\.blocker\\.when: .* -> .*sides\\.exists.*",
              // the lines for other severities come first
              "clocks\\.escalate-by\\.targets.*: .*\\bsolution-path.*",
              // duties that are asked for are dropped at once where it is closed
              "steps\\.contact-everybody\\.when: .*\"zzz\"\\].*",
              // what stands in the catalogue for steps of other packs
              "services: left out",
              "services\\.(market-data|imap|wiki|mail)\\..*",
              "levels\\.L2: left out",
              "levels\\.L3\\.hours: .*")
          .map(Pattern::compile)
          .toList();

  private final PolicyFiles files = new PolicyFiles(new Problems(), Map.of());

  private static final PackPlaces NOWHERE = new PackPlaces(List.of());

  @ParameterizedTest
  @ValueSource(strings = {"amps", "ct2", "joyent", "mit-ist", "springsource"})
  void aScenarioTellsEachChange(String name) throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("PackMutantsTest: replay with -Dseed=" + seed);
    Mapping pack = read(Path.of("policies", name + ".yaml"));
    List<Mutant> mutants = new ArrayList<>(PackMutants.of(pack));
    mutants.removeIf(m -> ALIKE.stream().anyMatch(p -> p.matcher(m.what()).matches()));
    Collections.shuffle(mutants, new Random(seed));
    List<Scenario> stories = stories(name);

    List<String> untold =
        mutants.stream()
            .limit(Integer.getInteger("mutants", FEW))
            .filter(m -> load(m).filter(p -> isUntold(p, m, stories)).isPresent())
            .map(m -> "[%s] %s".formatted(m.sources(), m.what()))
            .toList();

    assertThat(untold).as("changes of %s that no scenario tells", name).isEmpty();
  }

  /** The pack; empty if nobody could use it. */
  private static Optional<PolicyPack> load(Mutant mutant) {
    Problems problems = new Problems();
    return new PolicyReader(problems, PolicyNames.Outside.UNKNOWN)
        .read(List.of(mutant.pack()), Map.of(), "")
        .filter(pack -> problems.errors() == 0);
  }

  /** Whether every scenario still passes; those of the rule itself are asked first. */
  private static boolean isUntold(PolicyPack pack, Mutant mutant, List<Scenario> stories) {
    List<String> rules = List.of(mutant.sources().split(", *"));
    List<Scenario> ordered = new ArrayList<>(stories);
    ordered.sort((a, b) -> Boolean.compare(isAbout(b, rules), isAbout(a, rules)));
    return ordered.stream().allMatch(story -> passes(pack, story));
  }

  private static boolean isAbout(Scenario story, List<String> rules) {
    return story.rules().stream().anyMatch(rules::contains);
  }

  private static boolean passes(PolicyPack pack, Scenario story) {
    Problems differences = new Problems();
    new ScenarioRun(pack, NOWHERE, story, differences).run();
    return differences.errors() == 0;
  }

  private List<Scenario> stories(String pack) throws IOException {
    List<Scenario> stories = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("scenarios"))) {
      for (Path file : all.sorted().toList()) {
        Mapping yaml = read(file);
        if (yaml.text("policy").orElse("").endsWith("/" + pack + ".yaml")) {
          stories.add(new ScenarioReader(new Problems()).read(yaml));
        }
      }
    }
    return stories;
  }

  private Mapping read(Path file) {
    return files.read(file, Optional.empty()).orElseThrow();
  }
}
