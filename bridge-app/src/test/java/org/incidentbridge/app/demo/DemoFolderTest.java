package org.incidentbridge.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.incidentbridge.app.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people made of an earlier demo is theirs. */
class DemoFolderTest {

  @TempDir private Path dir;

  @BeforeEach
  void anEarlierDemo() throws IOException {
    WrittenFiles files = new WrittenFiles(dir);
    files.write("bridge.yaml", "# Written by bridge demo.\n");
    files.write("policy.yaml", "pack: demo\n");
    files.write("policy.yaml", "pack: demo\ntitle: Demo\n");
  }

  @Test
  void aFolderAsADemoLeftItIsTakenAgain() {
    DemoFolder.take(dir).close();
  }

  @Test
  void oneInWhichAFileWasChangedIsLeftAlone() throws IOException {
    Files.writeString(dir.resolve("policy.yaml"), "pack: ours\n");

    assertThatThrownBy(() -> DemoFolder.take(dir))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("changed since a demo wrote them (policy.yaml)")
        .hasMessageContaining("--dir");
    assertThat(dir.resolve("policy.yaml")).hasContent("pack: ours");
  }

  @Test
  void oneInWhichFilesCameAlongIsTakenAndTheyStay() throws IOException {
    Files.writeString(dir.resolve("mine.yaml"), "pack: mine\n");

    DemoFolder.take(dir).close();

    assertThat(dir.resolve("mine.yaml")).exists();
  }

  @Test
  void aFileThatWasTakenAwayIsNoChange() throws IOException {
    Files.delete(dir.resolve("policy.yaml"));

    DemoFolder.take(dir).close();
  }
}
