package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems that differ only in what they name are one thing to mend. */
final class StatusProblemsTest {

  private static final int TICKETS = 40;

  @TempDir private Path dir;
  private Path config = Path.of("");

  @BeforeEach
  void aStoreWithProblems() throws IOException {
    config = Small.configuration(dir);
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK)) {
      store.inTransaction(
          tables -> {
            for (int i = 1; i <= TICKETS; i++) {
              TicketRef ticket = new TicketRef(new TrackerId("helpdesk"), "t" + i);
              String why = "engineering has no word for severity 'sev%d': add it".formatted(i);
              var problem = new Problem(ticket, "severity", why, Instant.EPOCH);
              tables.problems().replace(ticket, List.of(problem));
            }
            return TICKETS;
          });
    }
  }

  @Test
  void theyStandTogetherWithThreeExamplesAndTheWayToSeeAll() {
    Answer status = Answer.to(Small.on(config, "status"));

    assertThat(status.code()).isEqualTo(1);
    assertThat(status.out())
        .containsOnlyOnce("severity: engineering has no word for severity '\u2026': add it")
        .contains("on helpdesk:t1 ('sev1'), helpdesk:t10 ('sev10'), helpdesk:t11 ('sev11')")
        .contains(" and 37 more; see them all with: bridge status --all -c " + config);
  }

  @Test
  void allOfThemAreListedWhereThatIsWanted() {
    assertThat(Answer.to(Small.on(config, "status", "--all")).out())
        .containsOnlyOnce("has no word")
        .contains("helpdesk:t4 ('sev4')", "helpdesk:t40 ('sev40')")
        .doesNotContain("more");
  }
}
