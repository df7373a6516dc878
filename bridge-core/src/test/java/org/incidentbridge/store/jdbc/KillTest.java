package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.incidentbridge.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed again and again; what it reported as stored is there, whole. */
class KillTest {

  private static final int KILLS = 20;
  private static final int MOST_COMMITS_BEFORE_A_KILL = 60;

  @TempDir Path directory;

  @Test
  void everyCommittedTransactionIsWholeAfterAKill() throws Exception {
    long seed = System.nanoTime();
    System.out.println("kill test, seed " + seed);
    Random random = new Random(seed);
    long committed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long reported = killAfter(1 + random.nextInt(MOST_COMMITS_BEFORE_A_KILL));
      long found = whole();
      assertThat(found).as("kill %d, seed %d", kill, seed).isGreaterThanOrEqualTo(reported);
      assertThat(reported).isGreaterThan(committed);
      committed = found;
    }
  }

  /** Kills the process in whatever it does after so many commits; answers what it reported. */
  private long killAfter(int commits) throws IOException, InterruptedException {
    Process process = WritingProcess.start(address(), directory);
    try (BufferedReader reports = process.inputReader()) {
      long reported = 0;
      for (int i = 0; i < commits; i++) {
        String line = reports.readLine();
        assertThat(line).as("the process ended by itself").isNotNull();
        reported = Long.parseLong(line);
      }
      assertThatThrownBy(() -> JdbcStores.open(address(), Access.WORK))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use by process " + process.pid());
      return reported;
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** How many transactions the store holds, each with all its parts. */
  private long whole() {
    try (JdbcStore store = JdbcStores.open(address(), Access.WORK)) {
      return store.inTransaction(WritingProcess::count);
    }
  }

  private String address() {
    return "sqlite:" + directory.resolve("bridge.db");
  }
}
