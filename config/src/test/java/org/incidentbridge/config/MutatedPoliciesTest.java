package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged packs and scenarios end in problems with a place, never in an exception. */
class MutatedPoliciesTest {

  private static final int FILES = 150;
  private static final String ALPHABET = "  \n:-{}[]\"'#|>,.%09azL";

  @TempDir Path folder;

  @Test
  void damageIsAnsweredWithProblems() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("MutatedPoliciesTest: replay with -Dseed=" + seed);
    Random random = new Random(seed);
    List<Path> packs = files(Path.of("policies"));
    List<Path> scenarios = files(Path.of("scenarios"));
    for (int i = 0; i < FILES; i++) {
      Path pack = damaged(packs.get(random.nextInt(packs.size())), random);
      LoadedPolicy loaded = PolicyLoader.load(List.of(pack), Map.of());
      if (loaded.pack().isEmpty()) {
        assertThat(loaded.problems()).as(Files.readString(pack)).anyMatch(ConfigProblem::isError);
      }
      Path scenario = damaged(scenarios.get(random.nextInt(scenarios.size())), random);
      ScenarioResult result = Scenarios.run(scenario, List.of(), Map.of());
      assertThat(result.problems().isEmpty())
          .as(Files.readString(scenario))
          .isEqualTo(result.outcome() == ScenarioResult.Outcome.PASSED);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    }
  }

  /** Words, lines and characters are lost, doubled and put elsewhere. */
  private Path damaged(Path original, Random random) throws IOException {
    String text =
        Files.readString(original)
            .replace("../policies", Path.of("policies").toAbsolutePath().toString());
    StringBuilder result = new StringBuilder(text);
    for (int i = 1 + random.nextInt(3); i > 0 && !result.isEmpty(); i--) {
      int at = random.nextInt(result.length());
      switch (random.nextInt(4)) {
        case 0 -> result.deleteCharAt(at);
        case 1 -> result.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 2 -> result.delete(at, Math.min(result.length(), at + random.nextInt(30)));
        default -> {
          int from = random.nextInt(text.length());
          result.insert(at, text, from, Math.min(text.length(), from + random.nextInt(30)));
        }
      }
    }
    Path file = folder.resolve("damaged.yaml");
    Files.writeString(file, result.toString());
    return file;
  }
}
