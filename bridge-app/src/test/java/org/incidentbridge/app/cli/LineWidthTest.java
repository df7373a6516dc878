package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a terminal no line is wider than it, but for a single word such as a path. */
final class LineWidthTest {

  private static final String TERMINAL = "bridge.terminal";
  private static final int LABEL = 30;

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers().making("Nonsense");
  private Path config = Path.of("");

  @BeforeEach
  void onATerminal() {
    config = trackers.configuration(dir);
    System.setProperty(TERMINAL, "true");
  }

  @AfterEach
  void close() {
    System.clearProperty(TERMINAL);
    trackers.close();
  }

  @Test
  void whatIsHeldFailsAndIsAdvisedFits() throws IOException {
    IntStream.rangeClosed(1, 7).forEach(n -> trackers.report("Printer " + n));
    fits("plan");
    fits("sync");
    fits("sync", "--sweep");
    fits("status");
    fits("plan");
    fits("retry");
    fits("doctor");
    fits("explain", "helpdesk:1");
    fits("explain", "NOPE-1");
    trackers.close();
    fits("plan");
    fits("sync");
    fits("status");
    Files.delete(dir.resolve("bridge.db"));
    fits("status");
  }

  private void fits(String... words) {
    Answer answer = Answer.to(Small.on(config, words));
    int width = Terminal.width(BridgeCommand.commandLine().getCommandSpec(), 0);
    String all = answer.out() + answer.err();
    assertThat(all).as(words[0]).isNotBlank();
    assertThat(all.replaceAll("\u001b\\[[0-9;]*m", "").split("[\r\n]+"))
        .as(String.join(" ", words))
        .allSatisfy(
            line ->
                assertThat(Wrapped.length(line) <= width || longestWord(line) > width - LABEL)
                    .as("%d characters: %s", Wrapped.length(line), line)
                    .isTrue());
  }

  private static int longestWord(String line) {
    return Stream.of(line.strip().split(" ")).mapToInt(String::length).max().orElse(0);
  }
}
