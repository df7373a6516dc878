package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backtest asks for that lacks something. */
final class BacktestHintsTest {

  @TempDir private Path dir;

  @Test
  void withoutAConfigurationThePolicyToCompareWithIsAskedFor() throws IOException {
    Path past = dir.resolve("past.ndjson");
    Files.writeString(past, "");

    Answer answer =
        Answer.to(
            "backtest",
            "--policy",
            "chg.yaml",
            "--from",
            past.toString(),
            "-c",
            dir.resolve("none.yaml").toString());

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("none.yaml", "--against FILE");
  }
}
