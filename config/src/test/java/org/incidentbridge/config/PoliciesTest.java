package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packs that come with the program can be used as they are. */
class PoliciesTest {

  static Stream<Path> packs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("policies"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void packIsAcceptedWithoutAWarningButOfItsCoverageGap(Path file) {
    LoadedPolicy loaded = PolicyLoader.load(List.of(file), Map.of());

    assertThat(
            loaded.problems().stream()
                .filter(p -> p.isError() || !p.message().startsWith("coverage gap"))
                .map(ConfigProblem::render)
                .collect(Collectors.joining()))
        .isEmpty();
    assertThat(loaded.pack()).isPresent();
  }

  @Test
  void allFivePacksCanBeOne() throws IOException {
    LoadedPolicy loaded = PolicyLoader.load(packs().toList(), Map.of());

    assertThat(loaded.problems().stream().filter(ConfigProblem::isError)).isEmpty();
    assertThat(loaded.pack().orElseThrow().clocks()).hasSizeGreaterThan(8);
  }

  @Test
  void a4CoverageGapOfAServiceIsToldWithItsHours() {
    LoadedPolicy loaded = PolicyLoader.load(List.of(Path.of("policies/amps.yaml")), Map.of());

    assertThat(loaded.problems())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.path()).isEqualTo("services.market-data.needed");
              assertThat(gap.message())
                  .contains("30 hours in a week: Mon, Tue, Wed, Thu, Fri 04:00-08:00, 18:00-20:00");
            });
  }
}
