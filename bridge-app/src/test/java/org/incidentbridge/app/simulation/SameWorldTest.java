package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A seed tells the whole of a world: else a failure that was seen once may never be seen again.
 * Sets and maps of the JDK are in another order in each process, so two of them are asked.
 */
class SameWorldTest {

  private static final List<String> SEEDS = List.of("12", "36");

  @TempDir Path dir;

  /** In a process of its own. */
  static final class Teller {

    private Teller() {}

    /** Tells the worlds of these seeds. */
    public static void main(String[] seeds) {
      var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      for (String seed : seeds) {
        out.println(new Life(Long.parseLong(seed)).tale());
      }
    }
  }

  @Test
  void aSeedTellsTheSameTaleInEveryProcess() throws IOException, InterruptedException {
    Path one = dir.resolve("one");
    Path other = dir.resolve("other");
    Process first = telling(one);
    Process second = telling(other);
    assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();

    List<String> lines = Files.readAllLines(one);
    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(Files.readAllLines(other)).isEqualTo(lines);
  }

  private static Process telling(Path into) throws IOException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            path,
            Teller.class.getName(),
            SEEDS.getFirst(),
            SEEDS.getLast())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(into.toFile())
        .start();
  }
}
