package org.incidentbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the bridge, in a clone whose build and whose Java only pretend. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

  private static final long PATIENCE_SECONDS = 60;
  private static final String BUILDING =
      """
      echo "$*" > asked
      echo "[INFO] Building incident-bridge 0.1.0-SNAPSHOT             [1/2]"
      echo "[INFO] Building bridge-core 0.1.0-SNAPSHOT                 [2/2]"
      """;
  private static final String JAVA =
      """
      for word; do case $word in -XX:AOTCacheOutput=*) : > "${word#*=}"; exit 0 ;; esac; done
      echo "$*" > "$JAVA_HOME/told"
      echo "started"
      """;

  private static final String PROGRAM = "bridge-app/target/bridge/bridge-app.jar";
  private static final String MADE =
      "mkdir -p bridge-app/target/bridge/lib; echo whole > " + PROGRAM + "\n";

  @TempDir private Path root;

  @BeforeEach
  void aFreshClone() throws IOException {
    Files.createDirectories(root.resolve("bridge-core/src"));
    Files.createDirectories(root.resolve("scripts"));
    for (String script : new String[] {"bridge", "scripts/find-jdk.sh"}) {
      Files.copy(Path.of("..").resolve(script), root.resolve(script));
    }
    program("jdk/bin/javac", "exit 0");
    program("jdk/bin/java", JAVA);
    program("jdk/bin/jar", "grep -q whole \"$2\"");
    Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  @Test
  void theFirstStartBuildsTheProgramAloneAndTellsHowFarItIs() throws Exception {
    program("build", BUILDING + MADE);

    Result first = start();

    assertThat(first.out()).isEqualTo("started\n");
    assertThat(first.err().lines())
        .containsExactly(
            "Building Incident Bridge; this takes a minute or two, and longer where Maven has to"
                + " fetch libraries.",
            "Building incident-bridge 0.1.0-SNAPSHOT [1/2]",
            "Building bridge-core 0.1.0-SNAPSHOT [2/2]",
            "Making a cache for faster starts; this is done once for a build and takes some"
                + " seconds.");
    assertThat(root.resolve("asked"))
        .hasContent("-Dmaven.test.skip=true -pl bridge-app -am package");
    assertThat(root.resolve("build.log")).doesNotExist();

    Result second = start();

    assertThat(second.out()).isEqualTo("started\n");
    assertThat(second.err()).isEmpty();
  }

  @Test
  void aBuildThatFailsIsShownAndNothingIsStarted() throws Exception {
    program("build", BUILDING + "echo '[ERROR] no room'\nexit 1");

    Result result = start();

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("[ERROR] no room\n", "The build failed; all of it is in ", "/build.log");
    assertThat(root.resolve("build.log")).exists();
  }

  @Test
  void aBuildThatLeavesNoProgramIsNoBuild() throws Exception {
    program("build", BUILDING + "exit 0");

    Result result = start();

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("The build failed");
    assertThat(root.resolve(PROGRAM)).doesNotExist();
  }

  @Test
  void aBuildThatWasKilledIsNotTakenForAFinishedOne() throws Exception {
    Path gate = root.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    program("build", MADE + BUILDING + "read -r go < gate\nexit 1");
    Process killed = launcher("validate").redirectErrorStream(true).start();
    try (var said = killed.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.lines().anyMatch(line -> line.contains("bridge-core"))).isTrue();
      killed.destroyForcibly().waitFor();
      Files.writeString(gate, "go\n");
    }

    program("build", BUILDING + MADE);
    Result next = start();

    assertThat(next.err()).startsWith("Building Incident Bridge;");
    assertThat(next.out()).isEqualTo("started\n");
    assertThat(start().err()).isEmpty();
  }

  @Test
  void aProgramThatIsCutOffIsBuiltAgain() throws Exception {
    program("build", BUILDING + MADE);
    Path jar = root.resolve(PROGRAM);
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "who");

    assertThat(start().err()).startsWith("Building Incident Bridge;");
    assertThat(jar).hasContent("whole");
  }

  @Test
  void otherLibrariesNeedAnotherCache() throws Exception {
    program("build", BUILDING + MADE);
    start();
    Path library = root.resolve("bridge-app/target/bridge/lib/config.jar");
    Files.writeString(library, "newer");
    Files.setLastModifiedTime(library, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(start().err()).startsWith("Making a cache for faster starts;");
  }

  @Test
  void sourcesThatCameAfterTheBuildAreToldOfUntilAnyLibraryIsNewer() throws Exception {
    program("build", BUILDING + MADE);
    Path source = Files.createDirectories(root.resolve("config/src/main")).resolve("Words.java");
    start();
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(30)));

    assertThat(start().err()).startsWith("The sources are newer than the build that is started.");

    Path library = root.resolve("bridge-app/target/bridge/lib/config.jar");
    Files.writeString(library, "built by itself");
    Files.setLastModifiedTime(library, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(start().err()).startsWith("Making a cache for faster starts;");
  }

  @Test
  void whatIsDoneAtOnceIsNotCompiledThoroughly() throws Exception {
    program("build", BUILDING + MADE);

    start();
    assertThat(root.resolve("jdk/told")).content().contains("-XX:TieredStopAtLevel=1 ");

    start("sync");
    assertThat(root.resolve("jdk/told")).content().doesNotContain("TieredStopAtLevel");
  }

  private void program(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Result(int code, String out, String err) {}

  private Result start() throws IOException, InterruptedException {
    return start("validate");
  }

  private Result start(String command) throws IOException, InterruptedException {
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    Process process =
        launcher(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), text(out), text(err));
  }

  private ProcessBuilder launcher(String command) {
    var builder = new ProcessBuilder("/bin/sh", root.resolve("bridge").toString(), command);
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    builder.environment().remove("BRIDGE_REBUILD");
    return builder;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
