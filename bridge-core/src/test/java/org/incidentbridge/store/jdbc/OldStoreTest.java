package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Health;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.json.StoreJson;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store filled by an older program keeps all it had when this one opens it. */
class OldStoreTest {

  private static final TrackerId OPS = new TrackerId("ops");
  private static final TicketRef TICKET = new TicketRef(OPS, "7");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Incident INCIDENT =
      new Incident(
          new IncidentId("INC-ABCDEFGHIJ"),
          new TreeMap<>(),
          List.of(
              ticket(TICKET, TicketState.Presence.PRESENT),
              ticket(new TicketRef(OPS, "9"), TicketState.Presence.NOT_VISIBLE)),
          Shared.NONE,
          List.of(
              new Conflict(
                  StandardField.PRIORITY.field(),
                  NOON,
                  new TreeMap<>(Map.of(TICKET, Value.line("high"))),
                  "its owner is 'ask'")));

  private static final TicketSnapshot SEEN =
      new TicketSnapshot(
          TICKET,
          new TicketSnapshot.Head(
              "7",
              URI.create("http://ops.test/7"),
              "Ops",
              "",
              new TicketSnapshot.Stamp("v1", NOON)),
          new TreeMap<>(Map.of("summary", Value.line("Fire"))),
          TicketSnapshot.Talk.NONE,
          "");

  /** A write whose outcome is not known: it must be settled, and not be forgotten (N3). */
  private static final PlannedCommand SENT =
      new PlannedCommand(
          new Command.RemoveComment(
              new Command.Target(CommandKey.of("remove"), OPS, TICKET.id()), "3"),
          INCIDENT.id(),
          new Purpose.NoteCopy(TICKET, "3", ""),
          new Explanation(List.of(), 1));

  private static TicketState ticket(TicketRef ref, TicketState.Presence presence) {
    var place = new TicketState.Place(ref.id(), URI.create("http://ops.test/7"), "Ops", "");
    return new TicketState(ref, place, "", presence, new TreeMap<>());
  }

  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void everythingIsThereAfterwards(int version) throws SQLException {
    fill(version);

    try (Store store = JdbcStores.open("sqlite:" + file(), Access.WORK)) {
      boolean all =
          store.inTransaction(
              tables -> {
                assertThat(tables.incidents().find(INCIDENT.id())).contains(INCIDENT);
                assertThat(tables.incidents().of(TICKET)).contains(INCIDENT);
                assertThat(tables.incidents().conflicts()).isEqualTo(1);
                assertThat(tables.incidents().withHidden()).containsExactly(INCIDENT.id());
                assertThat(tables.cursors().get(OPS, "pull")).isEqualTo(new Cursor("2026|x"));
                assertThat(tables.problems().all(10)).extracting(p -> p.message()).contains("why");
                List<Ledger.Line> lines = tables.ledger().newest(10);
                assertThat(lines).extracting(l -> l.text().summary()).containsExactly("set it");
                assertThat(tables.tickets().versions(OPS)).containsExactly(Map.entry("7", "v1"));
                assertThat(tables.tickets().find(TICKET).orElseThrow().ticket()).isEqualTo(SEEN);
                assertThat(tables.inbox().of(List.of(TICKET))).hasSize(1);
                assertThat(tables.outbox().of(INCIDENT.id()))
                    .singleElement()
                    .satisfies(e -> assertThat(e.state()).isEqualTo(Outbox.State.SENT))
                    .satisfies(e -> assertThat(e.sentAt()).isPresent())
                    .satisfies(e -> assertThat(e.planned()).isEqualTo(SENT));
                tables.tickets().unreadable(new TicketRef(OPS, "8"), "v9");
                assertThat(tables.tickets().versions(OPS)).containsEntry("8", "v9");
                assertThat(tables.health().of(OPS)).isEqualTo(Health.State.UNKNOWN);
                return true;
              });
      assertThat(all).isTrue();
    }
  }

  private Path file() {
    return dir.resolve("bridge.db");
  }

  private void fill(int version) throws SQLException {
    String url = "jdbc:sqlite:" + file();
    Flyway.configure(OldStoreTest.class.getClassLoader())
        .dataSource(url, null, null)
        .locations("classpath:db/sqlite")
        .target(String.valueOf(version))
        .loggers("slf4j")
        .load()
        .migrate();
    try (Connection old = DriverManager.getConnection(url)) {
      incident(old, version);
      ticket(old);
      command(old, version);
      insert(old, "cursor_position", "ops", "pull", "2026|x");
      insert(old, "problem", "ops", "7", "priority", "why", 1L);
      insert(old, "ledger", 1, 1L, "WRITE", INCIDENT.id().text(), "ops", "7", "set it", "ib-a", "");
    }
  }

  /** The third version has the number of conflicts beside each incident. */
  private static void incident(Connection old, int version) throws SQLException {
    String id = INCIDENT.id().text();
    if (version == 2) {
      insert(old, "incident", id, StoreJson.write(INCIDENT));
    } else {
      insert(old, "incident", id, StoreJson.write(INCIDENT), 1);
    }
    insert(old, "incident_ticket", "ops", "7", id);
  }

  private static void ticket(Connection old) throws SQLException {
    insert(old, "ticket", "ops", "7", "7", "", "v1", 0, 1, StoreJson.write(SEEN));
    insert(old, "inbox", 1, "ops", "7", 1, StoreJson.write(new Sighting.Seen(SEEN)));
  }

  /** The sixth version has the time when it was sent. */
  private static void command(Connection old, int version) throws SQLException {
    String key = SENT.command().target().key().text();
    String id = INCIDENT.id().text();
    String sent = StoreJson.write(SENT);
    List<Object> row =
        new ArrayList<>(List.of(key, id, "ops", "7", 1, 0, 0, 0, 1, 1L, "no answer", 1L, sent));
    if (version >= 6) {
      row.add(1L);
    }
    insert(old, "outbox", row.toArray());
  }

  private static void insert(Connection old, String table, Object... values) throws SQLException {
    String places = String.join(", ", Collections.nCopies(values.length, "?"));
    try (var statement =
        old.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
