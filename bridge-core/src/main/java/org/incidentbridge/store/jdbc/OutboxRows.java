package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.plan.Withdrawal;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.Retry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.json.StoreJson;
import org.jdbi.v3.core.statement.StatementContext;

/** How commands lie in rows. */
final class OutboxRows {

  private static final String INSERT =
      """
      INSERT INTO outbox (command, incident, tracker, lane, place, part, urgency, state,
        attempts, next_at, message, created_at, doc)
      VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0, ?, '', ?, ?) ON CONFLICT (command) DO NOTHING""";

  private static final String WAITING =
      """
      SELECT doc, place, part FROM outbox WHERE tracker = ? AND lane = ? AND state = 1
      ORDER BY place, part""";

  static final String HURRY =
      "UPDATE outbox SET urgency = ? WHERE tracker = ? AND lane = ? AND urgency < ?";

  /** The codes are the order in which entries are taken up. */
  private static final State[] STATES = {State.SENT, State.PENDING, State.HELD};

  private final Session session;

  OutboxRows(Session session) {
    this.session = session;
  }

  /** Inserts a command unless its key is known; the ones before it become at least as urgent. */
  void insert(PlannedCommand planned, int urgency, Place place, Instant now) {
    Target target = planned.command().target();
    String lane = lane(planned);
    long at = Nanos.of(now);
    session
        .handle()
        .execute(
            INSERT,
            target.key().text(),
            planned.incident().text(),
            target.tracker().name(),
            lane,
            place.place(),
            place.part(),
            urgency,
            at,
            at,
            StoreJson.write(planned));
    session.handle().execute(HURRY, urgency, target.tracker().name(), lane, urgency);
  }

  /** The lane of a ticket. */
  static String lane(String ticket) {
    return "ticket " + ticket;
  }

  /** A create has no ticket yet; what follows it waits until it has one. */
  private static String lane(PlannedCommand planned) {
    String ticket = planned.command().target().ticketId();
    if (!ticket.isEmpty()) {
      return lane(ticket);
    }
    String route = planned.purpose() instanceof Purpose.Mirror mirror ? mirror.route() : "";
    return "create " + planned.incident() + " " + route;
  }

  /**
   * Behind all others; but what takes something out of sight goes before what was not sent yet to
   * its ticket, unless that is of the same comment or file.
   */
  Place placeFor(PlannedCommand planned) {
    Optional<Place> ahead = Optional.empty();
    if (Withdrawal.is(planned.command())) {
      for (Waiting other : waiting(planned)) {
        if (Withdrawal.isOfTheSame(planned.command(), other.command())) {
          ahead = Optional.empty();
        } else if (ahead.isEmpty() && !Withdrawal.is(other.command())) {
          ahead = Optional.of(other.place());
        }
      }
    }
    ahead.ifPresent(place -> makeRoom(place.plus(-1), 1));
    return ahead.orElseGet(() -> new Place(nextPlace(), 0));
  }

  /** A command that was not sent yet. */
  private record Waiting(Command command, Place place) {}

  private List<Waiting> waiting(PlannedCommand planned) {
    return session
        .handle()
        .select(WAITING, planned.command().target().tracker().name(), lane(planned))
        .map(
            (row, context) ->
                new Waiting(
                    StoreJson.read(row.getString("doc"), PlannedCommand.class).command(),
                    new Place(row.getLong("place"), row.getInt("part"))))
        .list();
  }

  long nextPlace() {
    return Columns.number(session.handle().select("SELECT max(place) FROM outbox")) + 1;
  }

  Optional<Placed> place(CommandKey key) {
    return session
        .handle()
        .select("SELECT place, part, urgency FROM outbox WHERE command = ?", key.text())
        .map((row, context) -> new Placed(new Place(row.getLong(1), row.getInt(2)), row.getInt(3)))
        .findOne();
  }

  /** Moves up what stands behind a place, so that it holds several. */
  void makeRoom(Place place, int parts) {
    session
        .handle()
        .execute(
            "UPDATE outbox SET part = part + ? WHERE place = ? AND part > ?",
            parts,
            place.place(),
            place.part());
  }

  static int code(State state) {
    return switch (state) {
      case SENT -> 0;
      case PENDING -> 1;
      case HELD -> 2;
    };
  }

  static Entry entry(ResultSet row, StatementContext context) throws SQLException {
    return new Entry(
        StoreJson.read(row.getString("doc"), PlannedCommand.class),
        STATES[row.getInt("state")],
        new Retry(
            row.getInt("attempts"), Columns.instant(row, "next_at"), row.getString("message")),
        Columns.instant(row, "created_at"),
        sentAt(row),
        row.getInt("taken") == 1);
  }

  private static Optional<Instant> sentAt(ResultSet row) throws SQLException {
    long at = row.getLong("sent_at");
    return row.wasNull() ? Optional.empty() : Optional.of(Nanos.instant(at));
  }

  /** Where a command stands in the order of all. */
  record Place(long place, int part) {
    Place plus(int parts) {
      return new Place(place, part + parts);
    }
  }

  /** A place and how urgent it is. */
  record Placed(Place place, int urgency) {}
}
