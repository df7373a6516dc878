package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario that comes with the program passes under the pack that it names. */
class ScenariosTest {

  static Stream<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenarioPasses(Path file) {
    ScenarioResult result = Scenarios.run(file, List.of(), Map.of());

    assertThat(result.problems().stream().map(ConfigProblem::render).collect(Collectors.joining()))
        .isEmpty();
    assertThat(result.outcome()).isEqualTo(ScenarioResult.Outcome.PASSED);
    assertThat(result.rules()).isNotEmpty();
  }
}
