package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.incidentbridge.config.ScenarioResult.Outcome;
import org.incidentbridge.config.Yaml.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the five procedures has a scenario that would fail without it. */
class RuleCoverageTest {

  private static final Path SCENARIOS = Path.of("scenarios");
  private static final int MOST_ROUNDS = 20;

  @TempDir Path folder;

  static List<String> rules() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/rules.txt")).stream()
        .map(line -> line.split("\t", 2)[0])
        .toList();
  }

  /** Each scenario with each of its rules. */
  static Stream<String> promises() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      for (Path file : files.sorted().toList()) {
        for (String rule : Scenarios.run(file, List.of(), Map.of()).rules()) {
          all.add(file.getFileName() + " " + rule);
        }
      }
    }
    return all.stream();
  }

  @Test
  void everyRuleHasAScenario() throws IOException {
    Set<String> covered = new TreeSet<>();
    promises().forEach(promise -> covered.add(promise.split(" ")[1]));

    assertThat(covered).containsExactlyInAnyOrderElementsOf(rules());
  }

  @ParameterizedTest
  @MethodSource("promises")
  void scenarioFailsWithoutItsRule(String promise) throws IOException {
    Path scenario = SCENARIOS.resolve(promise.split(" ")[0]);
    String rule = promise.split(" ")[1];
    Set<String> out = marked(scenario, rule);
    assertThat(out).as("items of the pack that are marked with " + rule).isNotEmpty();

    ScenarioResult without = without(scenario, out);

    assertThat(without.outcome()).as("%s without %s", promise, out).isEqualTo(Outcome.FAILED);
  }

  /** Runs it with these items taken out, and with those that cannot be without them. */
  private ScenarioResult without(Path scenario, Set<String> out) throws IOException {
    Path override = folder.resolve("without.yaml");
    for (int i = 0; i < MOST_ROUNDS; i++) {
      Files.writeString(override, yaml(out));
      ScenarioResult result = Scenarios.run(scenario, List.of(override), Map.of());
      if (result.outcome() != Outcome.BROKEN) {
        return result;
      }
      result.problems().forEach(p -> out.add(item(p.path())));
    }
    throw new AssertionError("cannot be taken out: " + out);
  }

  /** The named thing that a path leads into. */
  private static String item(String path) {
    String[] parts = path.split("\\.");
    int length = path.startsWith("severity.") ? 3 : 2;
    return String.join(".", Arrays.copyOf(parts, Math.min(length, parts.length)));
  }

  private static String yaml(Set<String> paths) {
    StringBuilder text = new StringBuilder("{");
    tree(paths.stream().map(p -> List.of(p.split("\\."))).toList(), text);
    return text.append("}\n").toString();
  }

  private static void tree(List<List<String>> paths, StringBuilder text) {
    Set<String> heads = new LinkedHashSet<>();
    paths.forEach(p -> heads.add(p.getFirst()));
    for (String head : heads) {
      List<List<String>> inner =
          paths.stream()
              .filter(p -> p.getFirst().equals(head) && p.size() > 1)
              .map(p -> p.subList(1, p.size()))
              .toList();
      boolean whole = paths.stream().anyMatch(p -> p.equals(List.of(head)));
      text.append('"').append(head).append("\": ");
      if (whole) {
        text.append("off, ");
      } else {
        text.append("{ ");
        tree(inner, text);
        text.append("}, ");
      }
    }
  }

  private static Set<String> marked(Path scenario, String rule) throws IOException {
    Problems problems = new Problems();
    PolicyFiles files = new PolicyFiles(problems, Map.of());
    Set<String> marked = new LinkedHashSet<>();
    Mapping yaml = files.read(scenario, Optional.empty()).orElseThrow();
    files.named(yaml, "policy").forEach(pack -> marked(pack, "", rule, marked));
    return marked;
  }

  private static void marked(Mapping block, String path, String rule, Set<String> found) {
    boolean is = List.of(block.text("source").orElse("").split(", *")).contains(rule);
    if (is) {
      found.add(path);
      return;
    }
    block
        .entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof Mapping inner) {
                marked(inner, path.isEmpty() ? key : path + "." + key, rule, found);
              }
            });
  }
}
