package org.incidentbridge.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.json.StoreJson;

/** One row for each command. Its place in the lane is the order of arrival. */
final class JdbcOutbox implements Outbox {

  private static final String ENTRIES =
      "SELECT o.doc, o.state, o.attempts, o.next_at, o.message, o.created_at, o.sent_at, o.taken FROM outbox o ";

  private static final String BEHIND_ANOTHER =
      """
      EXISTS (SELECT 1 FROM outbox p WHERE p.tracker = o.tracker AND p.lane = o.lane
        AND p.state < 2 AND (p.place, p.part) < (o.place, o.part))""";

  static final String DUE =
      ENTRIES
          + """
          WHERE o.tracker = ? AND o.state < 2
            AND (o.next_at <= ? OR o.next_at > ? OR (o.state = 1 AND o.attempts = 0 AND o.message = ''))
            AND (? OR o.state = 0 OR o.lane NOT LIKE 'create %') AND\s"""
          + "NOT "
          + BEHIND_ANOTHER
          + " ORDER BY o.state, o.urgency DESC, o.place, o.part LIMIT ? OFFSET ?";

  /** All other entries may be many; the lanes asked for are few. */
  static final String BEHIND =
      ENTRIES
          + """
          INDEXED BY outbox_lane
          WHERE o.tracker = ? AND o.lane IN (SELECT value FROM json_each(?)) AND o.state < 2 AND\s"""
          + BEHIND_ANOTHER
          + " ORDER BY o.place, o.part";

  static final String EACH = ENTRIES + "WHERE o.tracker = ? AND o.state < 2";

  /** The order leads the search to the few that were sent. */
  static final String CREATING =
      """
      SELECT 1 FROM outbox WHERE tracker = ? AND state = 0 AND lane LIKE 'create %'
      ORDER BY urgency DESC LIMIT 1""";

  static final String WRITING =
      "SELECT 1 FROM outbox WHERE tracker = ? AND lane = ? AND state = 0 LIMIT 1";

  private final Session session;
  private final OutboxRows rows;

  JdbcOutbox(Session session) {
    this.session = session;
    this.rows = new OutboxRows(session);
  }

  @Override
  public void add(List<PlannedCommand> commands, int urgency, Instant now) {
    for (PlannedCommand command : commands) {
      rows.insert(command, urgency, rows.placeFor(command), now);
    }
  }

  @Override
  public Optional<Entry> find(CommandKey key) {
    return session
        .handle()
        .select(ENTRIES + "WHERE o.command = ?", key.text())
        .map(OutboxRows::entry)
        .findOne();
  }

  @Override
  public List<Entry> of(IncidentId incident) {
    return session
        .handle()
        .select(ENTRIES + "WHERE o.incident = ? ORDER BY o.place, o.part", incident.text())
        .map(OutboxRows::entry)
        .list();
  }

  @Override
  public void each(TrackerId tracker, Consumer<PlannedCommand> to) {
    session
        .handle()
        .select(EACH, tracker.name())
        .map(OutboxRows::entry)
        .forEach(entry -> to.accept(entry.planned()));
  }

  @Override
  public List<Entry> due(TrackerId tracker, Due which) {
    return session
        .handle()
        .select(
            DUE,
            tracker.name(),
            Nanos.of(which.now()),
            Nanos.of(which.now().plus(which.longest())),
            which.creates(),
            which.limit(),
            which.skip())
        .map(OutboxRows::entry)
        .list();
  }

  @Override
  public List<Entry> behind(TrackerId tracker, List<String> tickets) {
    String lanes = StoreJson.write(tickets.stream().map(OutboxRows::lane).toList());
    return session.handle().select(BEHIND, tracker.name(), lanes).map(OutboxRows::entry).list();
  }

  @Override
  public boolean sent(CommandKey key, Instant now) {
    return session
            .handle()
            .execute(
                """
            UPDATE outbox SET state = 0, attempts = attempts + 1, next_at = ?, sent_at = ?, taken = 0
            WHERE command = ? AND state < 2""",
                Nanos.of(now),
                Nanos.of(now),
                key.text())
        > 0;
  }

  @Override
  public void taken(CommandKey key) {
    session.handle().execute("UPDATE outbox SET taken = 1 WHERE command = ?", key.text());
  }

  @Override
  public void leaves(CommandKey key, Instant now) {
    session
        .handle()
        .execute(
            "UPDATE outbox SET sent_at = ? WHERE command = ? AND state = 0",
            Nanos.of(now),
            key.text());
  }

  @Override
  public void wait(CommandKey key, State state, Retry retry) {
    if (state == State.HELD) {
      throw new IllegalArgumentException("to hold " + key + ", use hold");
    }
    session
        .handle()
        .execute(
            """
            UPDATE outbox SET state = ?, attempts = ?, next_at = ?, message = ?,
              sent_at = iif(?, sent_at, NULL)
            WHERE command = ?""",
            OutboxRows.code(state),
            retry.attempts(),
            Nanos.of(retry.nextAt()),
            retry.message(),
            state == State.SENT,
            key.text());
  }

  @Override
  public void stepAside(CommandKey key) {
    session
        .handle()
        .execute(
            "UPDATE outbox SET place = ?, part = 0 WHERE command = ?",
            rows.nextPlace(),
            key.text());
  }

  @Override
  public void hold(CommandKey key, State as, String reason) {
    session
        .handle()
        .execute(
            """
            UPDATE outbox SET state = 2, message = ?, sent_at = iif(?, sent_at, NULL)
            WHERE command = ?""",
            reason,
            as == State.SENT,
            key.text());
  }

  @Override
  public void remove(CommandKey key) {
    session.handle().execute("DELETE FROM outbox WHERE command = ?", key.text());
  }

  @Override
  public void replace(CommandKey key, List<PlannedCommand> by, Instant now) {
    rows.place(key)
        .ifPresent(
            old -> {
              remove(key);
              rows.makeRoom(old.place(), by.size());
              for (int i = 0; i < by.size(); i++) {
                rows.insert(by.get(i), old.urgency(), old.place().plus(i), now);
              }
            });
  }

  @Override
  public List<Entry> held() {
    return session
        .handle()
        .select(ENTRIES + "WHERE o.state = 2 ORDER BY o.place, o.part")
        .map(OutboxRows::entry)
        .list();
  }

  @Override
  public void release(CommandKey key, Instant now) {
    session
        .handle()
        .execute(
            """
            UPDATE outbox SET state = iif(sent_at IS NULL, 1, 0), attempts = 0, next_at = ?
            WHERE command = ? AND state = 2""",
            Nanos.of(now),
            key.text());
  }

  @Override
  public boolean creating(TrackerId tracker) {
    return session
        .handle()
        .select(CREATING, tracker.name())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public boolean writing(TicketRef ticket) {
    return session
        .handle()
        .select(WRITING, ticket.tracker().name(), OutboxRows.lane(ticket.id()))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public Counts counts() {
    return session
        .handle()
        .select(
            """
            SELECT coalesce(sum(CASE state WHEN 1 THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE state WHEN 0 THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE state WHEN 2 THEN 1 ELSE 0 END), 0) FROM outbox""")
        .map((row, context) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .one();
  }
}
