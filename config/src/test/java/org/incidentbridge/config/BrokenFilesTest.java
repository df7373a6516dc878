package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every broken file says exactly what stands beside it. After a wanted change of messages run with
 * {@code -Dgolden.write=true} and read the difference.
 */
class BrokenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/broken");
  private static final Map<String, String> ENV =
      Map.of("JIRA_TOKEN", "jira-secret-1", "MANTIS_TOKEN", "mantis-secret-2");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(n -> n.endsWith(".yaml"))
          .map(n -> n.replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysExactlyWhatIsWrong(String name) throws IOException {
    Loaded loaded = ConfigLoader.load(FOLDER.resolve(name + ".yaml"), ENV, DemoFactory.all());

    String said =
        loaded.problems().stream().map(ConfigProblem::render).collect(Collectors.joining("\n"));
    Path golden = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, said);
    }
    assertThat(loaded).isInstanceOf(Loaded.Bad.class);
    assertThat(said).isEqualTo(Files.readString(golden));
    assertThat(said).doesNotContain("jira-secret-1", "mantis-secret-2", "hunter2");
  }
}
