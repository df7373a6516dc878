package org.incidentbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that builds, with a Maven that only tells what it was asked. */
@DisabledOnOs(OS.WINDOWS)
final class BuildScriptTest {

  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "'', verify",
    "-q -DskipTests, -q -DskipTests verify",
    "-pl config -am, -pl config -am verify",
    "--projects :config -T 2, --projects :config -T 2 verify",
    "-pl config test, -pl config test",
    "clean, clean",
    "--version, --version",
  })
  void optionsWithoutAGoalBuildAndTestEverything(String given, String asked) throws Exception {
    assertThat(maven(given)).isEqualTo("-B " + asked);
  }

  private String maven(String words) throws IOException, InterruptedException {
    Files.createDirectories(root.resolve("scripts"));
    Files.copy(Path.of("..", "build"), root.resolve("build"));
    Files.copy(Path.of("..", "scripts", "find-jdk.sh"), root.resolve("scripts/find-jdk.sh"));
    program("bin/mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' || echo \"$*\"");
    program("jdk/bin/javac", "exit 0");
    program("jdk/bin/java", "exit 0");
    Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    List<String> command = new ArrayList<>(List.of("/bin/sh", root.resolve("build").toString()));
    command.addAll(words.isEmpty() ? List.of() : List.of(words.split(" ")));
    Path out = root.resolve("out");
    var builder = new ProcessBuilder(command).redirectOutput(out.toFile());
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    builder
        .environment()
        .merge("PATH", root.resolve("bin").toString(), (old, own) -> own + ":" + old);
    assertThat(builder.start().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return Files.readString(out).strip();
  }

  private void program(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
