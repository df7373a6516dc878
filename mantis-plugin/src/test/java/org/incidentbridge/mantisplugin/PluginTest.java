package org.incidentbridge.mantisplugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the plugin's own tests, in PHP, where there is PHP. */
class PluginTest {

  @TempDir Path folder;

  @Test
  void testsInPhpPass() throws IOException, InterruptedException {
    needPhp();
    Said said = run("php", "tests/run.php");

    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text()).contains(" tests, 0 failed");
  }

  private void needPhp() throws InterruptedException {
    String missing = "";
    try {
      Said modules = run("php", "-m");
      missing = modules.text().contains("mbstring") ? "" : "php has no mbstring";
    } catch (IOException none) {
      missing = "there is no php";
    }
    if (!missing.isEmpty()) {
      String reason = "Skipped the tests of the MantisBT plugin: " + missing;
      System.out.println(reason);
      abort(reason);
    }
  }

  private record Said(int code, String text) {}

  private Said run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    return new Said(ended ? process.exitValue() : -1, Files.readString(out, UTF_8));
  }
}
