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

/**
 * Every broken or doubtful pack says exactly what stands beside it. After a wanted change of
 * messages run with {@code -Dgolden.write=true} and read the difference.
 */
class BrokenPoliciesTest {

  private static final Path FOLDER = Path.of("src/test/resources/broken-policies");

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
    Path file = FOLDER.resolve(name + ".yaml");
    List<Path> packs =
        name.equals("takes-out") ? List.of(Path.of("policies/joyent.yaml"), file) : List.of(file);

    LoadedPolicy loaded = PolicyLoader.load(packs, Map.of());

    String said =
        loaded.problems().stream().map(ConfigProblem::render).collect(Collectors.joining("\n"));
    Path golden = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, said);
    }
    assertThat(loaded.pack().isPresent()).isEqualTo(List.of("lint", "idle", "lax").contains(name));
    assertThat(said).isEqualTo(Files.readString(golden));
  }
}
