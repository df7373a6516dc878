package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Large tables are searched by the index meant for it, whatever SQLite knows of their content. */
class QueryPlanTest {

  private final JdbcStore store = JdbcStores.inMemory();

  @Test
  void versionsAreReadFromTheIndexAlone() {
    assertThat(plan(JdbcTickets.VERSIONS))
        .contains("COVERING INDEX ticket_version (tracker=? AND gone=?)");
  }

  @Test
  void trackersAreFoundWithoutAWalkOverTheirTickets() {
    assertThat(plan(JdbcTickets.TRACKERS))
        .contains("SEARCH ticket USING COVERING INDEX", "SEARCH t USING COVERING INDEX")
        .contains("(tracker>?)");
  }

  @Test
  void aMarkerIsLookedUp() {
    assertThat(plan(JdbcTickets.BY_MARKER)).contains("ticket_marker (tracker=? AND marker=?)");
  }

  @Test
  void changedTicketsAreWalkedInTheOrderOfTheirChange() {
    assertThat(plan(JdbcTickets.CHANGED))
        .contains("ticket_changed (tracker=? AND changed>?)")
        .doesNotContain("TEMP B-TREE");
  }

  @Test
  void incidentsThatKnowATicketAreLookedUp() {
    assertThat(plan(JdbcIncidents.KNOWING)).contains("PRIMARY KEY (tracker=? AND ticket=?)");
  }

  @Test
  void straysAreFoundAmongMarkedTicketsAlone() {
    assertThat(plan(JdbcTickets.STRAYS)).contains("ticket_marker (tracker=?");
  }

  @Test
  void whatTheInboxLeavesOutIsLookedUpRowByRow() {
    assertThat(plan(JdbcInbox.AFTER))
        .contains("SEARCH i USING INTEGER PRIMARY KEY (rowid>?)")
        .contains("ledger_write (tracker=? AND ticket=?)")
        .contains("outbox_lane (tracker=? AND lane=?)")
        .doesNotContain("TEMP B-TREE FOR ORDER");
  }

  @Test
  void theLastWriteIsLookedUp() {
    assertThat(plan(JdbcLedger.LAST_WRITE)).contains("ledger_write (tracker=? AND ticket=?)");
  }

  @Test
  void lossesAreFoundByTheirTime() {
    assertThat(plan(JdbcLedger.LOSSES))
        .contains("ledger_loss (at>?)")
        .doesNotContain("TEMP B-TREE");
  }

  @Test
  void whatWasSaidOfAnIncidentIsFoundAmongItsLinesAlone() {
    assertThat(plan(JdbcLedger.SAYING))
        .contains("ledger_incident (incident=?")
        .doesNotContain("TEMP B-TREE");
  }

  @Test
  void dueEntriesAreReadInTheirOrderAndTheirLanesLookedUp() {
    assertThat(plan(JdbcOutbox.DUE))
        .contains("outbox_due (tracker=?")
        .contains("COVERING INDEX outbox_lane (tracker=? AND lane=? AND place<?)")
        .doesNotContain("TEMP B-TREE");
    assertThat(plan(JdbcOutbox.BEHIND)).contains("outbox_lane (tracker=? AND lane=?)");
    assertThat(plan(JdbcOutbox.EACH)).contains("outbox_due (tracker=? AND state<?)");
    assertThat(plan(JdbcOutbox.CREATING)).contains("outbox_due (tracker=? AND state=?)");
    assertThat(plan(JdbcOutbox.WRITING)).contains("outbox_lane (tracker=? AND lane=?");
    assertThat(plan(OutboxRows.HURRY)).contains("outbox_lane (tracker=? AND lane=?)");
  }

  @Test
  void waitingNoticesAreFoundAmongThoseOfTheirChannel() {
    assertThat(plan(JdbcNotices.WAITING))
        .contains("notice_waiting (channel=?)")
        .doesNotContain("SCAN");
  }

  @Test
  void conflictsAreCountedWithoutReadingIncidents() {
    assertThat(plan(JdbcIncidents.CONFLICTS)).contains("COVERING INDEX incident_conflict");
    assertThat(plan(JdbcIncidents.WITH_CONFLICTS))
        .contains("COVERING INDEX incident_conflict")
        .doesNotContain("TEMP B-TREE");
  }

  @Test
  void incidentsOutOfSightAreFoundWithoutReadingIncidents() {
    assertThat(plan(JdbcIncidents.WITH_HIDDEN))
        .contains("COVERING INDEX incident_hidden")
        .doesNotContain("TEMP B-TREE");
  }

  private String plan(String sql) {
    return store.bare(
        connection -> {
          try (var statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
              var rows = statement.executeQuery()) {
            StringJoiner plan = new StringJoiner("\n");
            while (rows.next()) {
              plan.add(rows.getString("detail"));
            }
            return plan.toString();
          }
        });
  }
}
