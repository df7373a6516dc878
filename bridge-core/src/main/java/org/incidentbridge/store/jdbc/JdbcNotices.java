package org.incidentbridge.store.jdbc;

import static org.incidentbridge.store.jdbc.NoticeRows.ENTRIES;
import static org.incidentbridge.store.jdbc.NoticeRows.NAMED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.store.Notices;
import org.incidentbridge.store.json.StoreJson;
import org.jdbi.v3.core.statement.Query;

/** One row for each notice that ever was. */
final class JdbcNotices implements Notices {

  private static final String INSERT =
      """
      INSERT INTO notice (notice, incident, channel, place, urgent, state, attempts, doubts,
        next_at, message, parcel, alone, created_at, doc)
      VALUES (?, ?, ?, ?, ?, 1, 0, 0, ?, '', '', 0, ?, ?) ON CONFLICT (notice) DO NOTHING""";

  static final String WAITING =
      ENTRIES
          + """
          WHERE n.notice IN (SELECT notice FROM notice WHERE channel = ? AND state < 2
              ORDER BY urgent DESC, place LIMIT ?)
            OR (n.state < 2 AND n.parcel <> '' AND n.parcel IN (SELECT parcel FROM notice
              WHERE channel = ? AND state < 2 AND parcel <> ''
              ORDER BY urgent DESC, place LIMIT ?))
          ORDER BY n.urgent DESC, n.place""";

  private final Session session;

  JdbcNotices(Session session) {
    this.session = session;
  }

  @Override
  public int add(List<Notice> notices, Instant now) {
    return notices.stream().mapToInt(notice -> add(notice, Nanos.of(now))).sum();
  }

  private int add(Notice notice, long at) {
    return session
        .handle()
        .execute(
            INSERT,
            notice.key().text(),
            notice.incident().text(),
            notice.channel(),
            position() + 1,
            notice.timing().urgent(),
            at,
            at,
            StoreJson.write(notice));
  }

  @Override
  public boolean knows(NoticeKey key) {
    return session
        .handle()
        .select("SELECT 1 FROM notice WHERE notice = ?", key.text())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public Optional<Entry> find(NoticeKey key) {
    return entries("WHERE n.notice = ? AND n.state < 3", key.text()).stream().findFirst();
  }

  @Override
  public List<Entry> of(IncidentId incident) {
    return entries("WHERE n.incident = ? AND n.state < 3 ORDER BY n.place", incident.text());
  }

  @Override
  public List<Entry> waiting(String channel, int limit) {
    return list(session.handle().select(WAITING, channel, limit, channel, limit));
  }

  @Override
  public long position() {
    return Columns.number(session.handle().select("SELECT max(place) FROM notice"));
  }

  @Override
  public SortedSet<String> channels() {
    return new TreeSet<>(
        session
            .handle()
            .select("SELECT DISTINCT channel FROM notice WHERE state < 2")
            .mapTo(String.class)
            .list());
  }

  @Override
  public boolean sent(List<NoticeKey> keys, NoticeKey parcel, Instant now) {
    String names = NoticeRows.names(keys);
    long there =
        Columns.number(
            session
                .handle()
                .select("SELECT count(*) FROM notice WHERE state < 2 AND" + NAMED, names));
    if (there < keys.size()) {
      return false;
    }
    session
        .handle()
        .execute(
            "UPDATE notice SET state = 0, doubts = doubts + 1, next_at = ?, parcel = ? WHERE"
                + NAMED,
            Nanos.of(now),
            parcel.text(),
            names);
    return true;
  }

  @Override
  public void done(List<NoticeKey> keys) {
    session
        .handle()
        .execute(
            "UPDATE notice SET state = 3, doc = '', message = '', parcel = '' WHERE" + NAMED,
            NoticeRows.names(keys));
  }

  @Override
  public void wait(List<NoticeKey> keys, State state, Instant nextAt, String message) {
    if (state == State.HELD) {
      throw new IllegalArgumentException("to hold notices, use hold");
    }
    boolean certain = state == State.PENDING;
    session
        .handle()
        .execute(
            """
            UPDATE notice SET state = ?, attempts = attempts + ?, doubts = max(doubts - ?, 0),
              next_at = ?, message = ? WHERE state < 3 AND"""
                + NAMED,
            NoticeRows.code(state),
            certain ? 1 : 0,
            certain ? 1 : 0,
            Nanos.of(nextAt),
            message,
            NoticeRows.names(keys));
  }

  @Override
  public void separate(List<NoticeKey> keys, Instant now, String message) {
    session
        .handle()
        .execute(
            """
            UPDATE notice SET state = 1, attempts = 0, doubts = 0, next_at = ?, message = ?,
              parcel = '', alone = 1 WHERE state < 3 AND"""
                + NAMED,
            Nanos.of(now),
            message,
            NoticeRows.names(keys));
  }

  @Override
  public void hold(List<NoticeKey> keys, State as, String reason) {
    session
        .handle()
        .execute(
            """
            UPDATE notice SET state = 2, message = ?, doubts = iif(?, max(doubts, 1), 0)
            WHERE state < 3 AND"""
                + NAMED,
            reason,
            as == State.SENT,
            NoticeRows.names(keys));
  }

  @Override
  public List<Entry> held() {
    return entries("WHERE n.state = ? ORDER BY n.place", NoticeRows.code(State.HELD));
  }

  @Override
  public List<Entry> release(NoticeKey key, Instant now) {
    List<Entry> freed =
        find(key).filter(e -> e.state() == State.HELD).map(this::together).orElse(List.of());
    for (Entry entry : freed) {
      session
          .handle()
          .execute(
              """
              UPDATE notice SET state = iif(doubts > 0, 0, 1), attempts = 0, doubts = 0,
                next_at = ?, place = ? WHERE notice = ?""",
              Nanos.of(now),
              position() + 1,
              entry.key().text());
    }
    return freed;
  }

  private List<Entry> together(Entry entry) {
    String parcel = entry.tries().bond().parcel();
    return parcel.isEmpty()
        ? List.of(entry)
        : entries("WHERE n.state = 2 AND n.parcel <> '' AND n.parcel = ? ORDER BY n.place", parcel);
  }

  @Override
  public Counts counts() {
    return session
        .handle()
        .select(
            """
            SELECT coalesce(sum(CASE state WHEN 1 THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE state WHEN 0 THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE state WHEN 2 THEN 1 ELSE 0 END), 0) FROM notice WHERE state < 3""")
        .map((row, context) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .one();
  }

  private List<Entry> entries(String where, Object value) {
    return list(session.handle().select(ENTRIES + where, value));
  }

  private static List<Entry> list(Query query) {
    return query.map(NoticeRows::entry).list();
  }
}
