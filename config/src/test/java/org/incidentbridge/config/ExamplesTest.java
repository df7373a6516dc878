package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
  private static final Map<String, String> ENV =
      Map.of(
          "JIRA_TOKEN", "t-1",
          "MANTIS_TOKEN", "t-2",
          "PARTNER_TOKEN", "t-3",
          "JIRA_CLOUD_TOKEN", "t-4",
          "RT_TOKEN", "t-5",
          "ZENDESK_TOKEN", "t-6");

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      return files
          .filter(p -> !p.endsWith("people.yaml"))
          .filter(p -> p.toString().endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void anExampleWithoutTheFileThatItIncludesSaysWhatToDo(@TempDir Path dir) throws IOException {
    Path copy = dir.resolve("bridge.yaml");
    Files.copy(Path.of("examples/jira-cloud-mantis.yaml"), copy);

    assertThat(errors(copy))
        .contains("people.yaml: there is no such file", "copy or write that file, take the line");
  }

  @Test
  void aPartSaysThatTheWholeIsToBeValidated() {
    assertThat(errors(Path.of("examples/people.yaml")))
        .contains("'trackers' is missing", "If this file is a part that another one includes");
  }

  private static String errors(Path file) {
    return ConfigLoader.load(file, ENV, DemoFactory.bundled()).problems().stream()
        .filter(ConfigProblem::isError)
        .map(ConfigProblem::render)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleIsAcceptedWithoutAWarningButOfItsStoresFolderAndOfCoverageGaps(Path example) {
    Loaded loaded = ConfigLoader.load(example, ENV, DemoFactory.bundled());

    assertThat(
            loaded.problems().stream()
                .filter(p -> p.isError() || !p.path().equals("store"))
                .filter(p -> p.isError() || !p.message().startsWith("coverage gap"))
                .map(ConfigProblem::render)
                .collect(Collectors.joining()))
        .isEmpty();
    assertThat(loaded).isInstanceOf(Loaded.Good.class);
  }

  /** A route, tracker or channel of a pack that is not there would be warned of, and do nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"joyent", "mit-ist", "ct2", "springsource", "amps"})
  void eachPackHasAnExampleWhoseRoutesItsStepsName(String pack) {
    Loaded loaded =
        ConfigLoader.load(Path.of("examples", pack + ".yaml"), ENV, DemoFactory.bundled());

    BridgeConfig config = ((Loaded.Good) loaded).config();
    PolicyPack policy = config.policy().orElseThrow();
    assertThat(policy.head().name()).isEqualTo(pack);
    assertThat(config.bridge().routes())
        .extracting(Route::name)
        .containsAll(
            policy.ladder().steps().stream()
                .flatMap(step -> step.actions().stream())
                .filter(Action.OpenTicket.class::isInstance)
                .map(action -> ((Action.OpenTicket) action).route())
                .toList());
  }
}
