package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigLoaderTest {
  private static final Map<String, String> ENV =
      Map.of("JIRA_TOKEN", "jira-secret-1", "MANTIS_TOKEN", "mantis-secret-2");

  @Test
  void minimalExampleIsGood() {
    Loaded loaded = ConfigLoader.load(Path.of("examples/minimal.yaml"), ENV, DemoFactory.all());

    assertThat(loaded)
        .as(loaded.problems().stream().map(ConfigProblem::render).collect(Collectors.joining("\n")))
        .isInstanceOf(Loaded.Good.class);
    assertThat(loaded.problems()).isEmpty();
  }
}
