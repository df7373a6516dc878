package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Tickets;
import org.incidentbridge.store.json.StoreJson;

/** One row for each ticket; versions are answered from an index alone. */
final class JdbcTickets implements Tickets {

  private static final String SAVE =
      """
      INSERT INTO ticket (tracker, ticket, label, marker, version, gone, read_at, doc, changed)
      VALUES (:tracker, :ticket, :label, :marker, :version, 0, :readAt, :doc,
        (SELECT coalesce(max(changed), 0) + 1 FROM ticket WHERE tracker = :tracker))
      ON CONFLICT (tracker, ticket) DO UPDATE SET label = excluded.label, marker = excluded.marker,
        version = excluded.version, gone = 0, read_at = excluded.read_at, doc = excluded.doc,
        changed = excluded.changed""";

  private static final String GONE =
      """
      UPDATE ticket SET gone = 1,
        changed = (SELECT coalesce(max(changed), 0) + 1 FROM ticket WHERE tracker = :tracker)
      WHERE tracker = :tracker AND ticket = :ticket""";

  static final String CHANGED =
      """
      SELECT changed, ticket, gone, read_at, doc FROM ticket
      WHERE tracker = ? AND changed > ? ORDER BY changed LIMIT ?""";

  static final String VERSIONS =
      "SELECT ticket, version FROM ticket WHERE tracker = ? AND gone = 0";

  private static final String VERSION =
      """
      SELECT coalesce(
        (SELECT version FROM unreadable WHERE tracker = :tracker AND ticket = :ticket),
        (SELECT version FROM ticket WHERE tracker = :tracker AND ticket = :ticket AND gone = 0))""";

  private static final String UNREADABLE =
      """
      INSERT INTO unreadable (tracker, ticket, version) VALUES (?, ?, ?)
      ON CONFLICT (tracker, ticket) DO UPDATE SET version = excluded.version""";

  static final String STRAYS =
      """
      SELECT t.tracker, t.ticket FROM ticket t INDEXED BY ticket_marker
      WHERE t.tracker = ? AND t.marker <> '' AND t.gone = 0 AND NOT EXISTS (
        SELECT 1 FROM incident_ticket i WHERE i.tracker = t.tracker AND i.ticket = t.ticket)
      ORDER BY t.ticket LIMIT ?""";

  /** From each name to the next one, without a look at the tickets between. */
  static final String TRACKERS =
      """
      WITH RECURSIVE name (tracker) AS (
        SELECT min(tracker) FROM ticket
        UNION ALL
        SELECT (SELECT min(t.tracker) FROM ticket t WHERE t.tracker > name.tracker)
        FROM name WHERE name.tracker IS NOT NULL)
      SELECT tracker FROM name WHERE tracker IS NOT NULL""";

  /** The plus sign keeps the search away from the index of versions. */
  static final String BY_MARKER =
      """
      SELECT tracker, ticket FROM ticket
      WHERE tracker = ? AND marker = ? AND marker <> '' AND +gone = 0
      ORDER BY length(ticket), ticket LIMIT 10""";

  private final Session session;

  JdbcTickets(Session session) {
    this.session = session;
  }

  @Override
  public Optional<Seen> find(TicketRef ref) {
    return session
        .handle()
        .select(
            "SELECT doc, read_at FROM ticket WHERE tracker = ? AND ticket = ?",
            ref.tracker().name(),
            ref.id())
        .map(
            (row, context) ->
                new Seen(StoreJson.read(row.getString(1), TicketSnapshot.class), row.getLong(2)))
        .findOne();
  }

  @Override
  public List<TicketRef> byKey(String key) {
    return session
        .handle()
        .select(
            "SELECT tracker, ticket FROM ticket WHERE label = ? ORDER BY tracker, ticket",
            label(key))
        .map((row, context) -> Columns.ticket(row, "tracker", "ticket"))
        .list();
  }

  @Override
  public List<TicketRef> byMarker(TrackerId tracker, String marker) {
    return session
        .handle()
        .select(BY_MARKER, tracker.name(), marker)
        .map((row, context) -> Columns.ticket(row, "tracker", "ticket"))
        .list();
  }

  @Override
  public List<TicketRef> strays(TrackerId tracker, int limit) {
    return session
        .handle()
        .select(STRAYS, tracker.name(), limit)
        .map((row, context) -> Columns.ticket(row, "tracker", "ticket"))
        .list();
  }

  @Override
  public List<TrackerId> trackers() {
    return session
        .handle()
        .select(TRACKERS)
        .map((row, context) -> new TrackerId(row.getString(1)))
        .list();
  }

  private static String label(String key) {
    return key.toUpperCase(Locale.ROOT);
  }

  @Override
  public void save(Seen seen) {
    TicketSnapshot ticket = seen.ticket();
    session
        .handle()
        .createUpdate(SAVE)
        .bind("tracker", ticket.ref().tracker().name())
        .bind("ticket", ticket.ref().id())
        .bind("label", label(ticket.head().key()))
        .bind("marker", ticket.marker())
        .bind("version", ticket.head().stamp().version())
        .bind("readAt", seen.readAt())
        .bind("doc", StoreJson.write(ticket))
        .execute();
    readable(ticket.ref());
  }

  private void readable(TicketRef ref) {
    session
        .handle()
        .execute(
            "DELETE FROM unreadable WHERE tracker = ? AND ticket = ?",
            ref.tracker().name(),
            ref.id());
  }

  @Override
  public void unreadable(TicketRef ref, String version) {
    session.handle().execute(UNREADABLE, ref.tracker().name(), ref.id(), version);
  }

  @Override
  public void forgetUnreadable() {
    session.handle().execute("DELETE FROM unreadable");
  }

  @Override
  public void gone(TicketRef ref) {
    session
        .handle()
        .createUpdate(GONE)
        .bind("tracker", ref.tracker().name())
        .bind("ticket", ref.id())
        .execute();
    readable(ref);
  }

  @Override
  public List<Changed> changed(TrackerId tracker, long after, int limit) {
    return session
        .handle()
        .select(CHANGED, tracker.name(), after, limit)
        .map((row, context) -> changed(tracker, row))
        .list();
  }

  private static Changed changed(TrackerId tracker, ResultSet row) throws SQLException {
    var ref = new TicketRef(tracker, row.getString("ticket"));
    Optional<Seen> seen =
        row.getBoolean("gone")
            ? Optional.empty()
            : Optional.of(
                new Seen(
                    StoreJson.read(row.getString("doc"), TicketSnapshot.class),
                    row.getLong("read_at")));
    return new Changed(row.getLong("changed"), ref, seen);
  }

  @Override
  public Map<String, String> versions(TrackerId tracker) {
    Map<String, String> versions = new HashMap<>();
    for (String query :
        List.of(VERSIONS, "SELECT ticket, version FROM unreadable WHERE tracker = ?")) {
      session
          .handle()
          .select(query, tracker.name())
          .map((row, context) -> versions.put(row.getString(1), row.getString(2)))
          .forEach(replaced -> {});
    }
    return versions;
  }

  @Override
  public Optional<String> version(TicketRef ref) {
    return session
        .handle()
        .createQuery(VERSION)
        .bind("tracker", ref.tracker().name())
        .bind("ticket", ref.id())
        .map((row, context) -> Optional.ofNullable(row.getString(1)))
        .one();
  }

  @Override
  public long restricted(TrackerId tracker) {
    return Columns.number(
        session
            .handle()
            .select(
                """
                SELECT count(*) FROM ticket
                WHERE tracker = ? AND gone = 0 AND json_extract(doc, '$.head.restricted')""",
                tracker.name()));
  }
}
