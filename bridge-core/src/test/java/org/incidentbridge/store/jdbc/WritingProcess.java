package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;

/** Writes transactions of several parts, and reports each that is stored, until it is killed. */
final class WritingProcess {

  private static final TrackerId TRACKER = new TrackerId("helpdesk");
  private static final IncidentId INCIDENT = new IncidentId("INC-AAAAAAAAAA");

  private WritingProcess() {}

  static Process start(String address, Path temporary) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dorg.sqlite.tmpdir=" + temporary,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            WritingProcess.class.getName(),
            address)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] arguments) {
    try (Store store = JdbcStores.open(arguments[0], Access.WORK)) {
      while (true) {
        System.out.println(store.inTransaction(WritingProcess::writeNext));
      }
    }
  }

  private static long writeNext(Store.Tables tables) {
    long next = number(tables) + 1;
    TicketRef ticket = new TicketRef(TRACKER, Long.toString(next));
    tables.inbox().add(new Sighting.Unreadable(ticket, "v", "x".repeat(3000)), next);
    tables.cursors().put(TRACKER, "pull", new Cursor(Long.toString(next)));
    Ledger.Text text = new Ledger.Text("line " + next, "", "y".repeat(500));
    tables
        .ledger()
        .add(
            new Ledger.Line(Instant.EPOCH, Ledger.Kind.WRITE, INCIDENT, Optional.of(ticket), text));
    return next;
  }

  private static long number(Store.Tables tables) {
    String text = tables.cursors().get(TRACKER, "pull").text();
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** How many transactions are stored; fails if one is there in part. */
  static long count(Store.Tables tables) {
    long number = number(tables);
    assertThat(tables.inbox().count()).isEqualTo(number);
    assertThat(tables.ledger().position()).isEqualTo(number);
    assertThat(tables.ledger().newest(Integer.MAX_VALUE)).hasSize((int) number);
    return number;
  }
}
