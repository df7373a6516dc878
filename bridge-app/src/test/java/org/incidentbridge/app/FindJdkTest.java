package org.incidentbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that looks for a JDK, on a machine that has only what a test puts there. */
@DisabledOnOs(OS.WINDOWS)
final class FindJdkTest {

  private static final Path SCRIPT = Path.of("../scripts/find-jdk.sh").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path root;
  private final Map<String, String> environment = new LinkedHashMap<>();

  @BeforeEach
  void anEmptyMachine() throws IOException {
    Path tools = Files.createDirectories(root.resolve("tools"));
    for (String tool : new String[] {"cat", "dirname", "readlink", "sed"}) {
      program(tools.resolve(tool), "exec '%s' \"$@\"".formatted(found(tool)));
    }
    environment.put("PATH", tools.toString());
    environment.put("HOME", root.resolve("home").toString());
    environment.put("JDK_ROOT", root.toString());
  }

  private static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path found(String tool) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      Path file = Path.of(folder, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new AssertionError("no " + tool + " on PATH");
  }

  @Test
  void withoutAnyJdkItSaysWhatToInstall() throws Exception {
    Result result = run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("No JDK 21 or newer was found", "set JAVA_HOME");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void theNewestBesideAnOldDefaultIsTaken() throws Exception {
    Path old = jdk("elsewhere/old", "17.0.9");
    Path wanted = jdk("usr/lib/jvm/b", "25.0.1");
    jdk("usr/lib/jvm/a", "21.0.2");
    jdk("usr/lib/jvm/c", "1.8.0_392");
    environment.merge("PATH", old.resolve("bin").toString(), (now, bin) -> bin + ":" + now);

    assertThat(run().out()).isEqualTo(wanted + " 25\n");
  }

  @Test
  void javaHomeWinsIfItWillDo() throws Exception {
    jdk("usr/lib/jvm/newer", "25.0.1");
    Path chosen = jdk("elsewhere/chosen", "21.0.2");
    environment.put("JAVA_HOME", chosen.toString());

    assertThat(run().out()).isEqualTo(chosen + " 21\n");
  }

  @Test
  void itGoesOnWithoutAHome() throws Exception {
    environment.remove("HOME");
    Path wanted = jdk("usr/lib/jvm/a", "21.0.2");

    Result result = run();

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(wanted + " 21\n");
  }

  @Test
  void aFolderThatDoesNotTellItsVersionIsPassedBy() throws Exception {
    Path nameless = jdk("usr/lib/jvm/a", "21.0.2");
    Files.delete(nameless.resolve("release"));

    assertThat(run().err()).contains("No JDK 21 or newer was found");

    Path wanted = jdk("usr/lib/jvm/b", "21.0.2");
    environment.put("JAVA_HOME", nameless.toString());
    assertThat(run().out()).isEqualTo(wanted + " 21\n");
  }

  private Path jdk(String where, String version) throws IOException {
    Path home = root.toRealPath().resolve(where);
    program(Files.createDirectories(home.resolve("bin")).resolve("javac"), "exit 0");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    environment.put("JDK_ROOT", root.toRealPath().toString());
    return home;
  }

  private record Result(int code, String out, String err) {}

  private Result run() throws IOException, InterruptedException {
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    var builder =
        new ProcessBuilder(
                "/bin/sh",
                "-euc",
                ". \"$0\"; find_jdk; echo \"$JDK $JDK_MAJOR\"",
                SCRIPT.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
