package org.incidentbridge.store.jdbc;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.store.Incidents;
import org.incidentbridge.store.json.StoreJson;

/** One row for each incident, and one for each ticket that points to its incident. */
final class JdbcIncidents implements Incidents {

  private static final String SAVE =
      """
      INSERT INTO incident (id, doc, conflicts, hidden) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE
      SET doc = excluded.doc, conflicts = excluded.conflicts, hidden = excluded.hidden""";
  private static final String OWN =
      """
      INSERT INTO incident_ticket (tracker, ticket, incident) VALUES (?, ?, ?)
      ON CONFLICT (tracker, ticket) DO UPDATE SET incident = excluded.incident
      WHERE incident_ticket.incident <> excluded.incident""";
  private static final String OWN_IF_FREE =
      """
      INSERT INTO incident_ticket (tracker, ticket, incident) VALUES (?, ?, ?)
      ON CONFLICT (tracker, ticket) DO NOTHING""";

  private static final String KNOW =
      """
      INSERT INTO known_problem (tracker, ticket, incident) VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING""";

  static final String KNOWING =
      "SELECT incident FROM known_problem WHERE tracker = ? AND ticket = ? ORDER BY incident";

  static final String CONFLICTS =
      "SELECT coalesce(sum(conflicts), 0) FROM incident WHERE conflicts > 0";
  static final String WITH_CONFLICTS = "SELECT id FROM incident WHERE conflicts > 0 ORDER BY id";
  static final String WITH_HIDDEN = "SELECT id FROM incident WHERE hidden > 0 ORDER BY id";

  private final Session session;

  JdbcIncidents(Session session) {
    this.session = session;
  }

  @Override
  public Optional<Incident> find(IncidentId id) {
    return session
        .handle()
        .select("SELECT doc FROM incident WHERE id = ?", id.text())
        .map((row, context) -> StoreJson.read(row.getString(1), Incident.class))
        .findOne();
  }

  @Override
  public Optional<Incident> of(TicketRef ticket) {
    return session
        .handle()
        .select(
            """
            SELECT i.doc FROM incident_ticket t JOIN incident i ON i.id = t.incident
            WHERE t.tracker = ? AND t.ticket = ?""",
            ticket.tracker().name(),
            ticket.id())
        .map((row, context) -> StoreJson.read(row.getString(1), Incident.class))
        .findOne();
  }

  @Override
  public void save(Incident incident) {
    String id = incident.id().text();
    int conflicts = incident.conflicts().size();
    session.handle().execute(SAVE, id, StoreJson.write(incident), conflicts, hidden(incident));
    for (TicketRef left : owned(id)) {
      if (incident.ticket(left).isEmpty()) {
        session
            .handle()
            .execute(
                "DELETE FROM incident_ticket WHERE tracker = ? AND ticket = ?",
                left.tracker().name(),
                left.id());
      }
    }
    for (TicketState ticket : incident.tickets()) {
      boolean away = ticket.presence() == Presence.DETACHED;
      session
          .handle()
          .execute(away ? OWN_IF_FREE : OWN, ticket.ref().tracker().name(), ticket.ref().id(), id);
    }
    know(incident);
  }

  private void know(Incident incident) {
    String id = incident.id().text();
    session.handle().execute("DELETE FROM known_problem WHERE incident = ?", id);
    for (KnownProblem known : incident.known()) {
      TicketRef ref = known.ticket();
      session.handle().execute(KNOW, ref.tracker().name(), ref.id(), id);
    }
  }

  @Override
  public List<IncidentId> knowing(TicketRef ticket) {
    return session
        .handle()
        .select(KNOWING, ticket.tracker().name(), ticket.id())
        .map((row, context) -> new IncidentId(row.getString(1)))
        .list();
  }

  private static long hidden(Incident incident) {
    return incident.tickets().stream().filter(t -> t.presence() == Presence.NOT_VISIBLE).count();
  }

  private List<TicketRef> owned(String incident) {
    return session
        .handle()
        .select("SELECT tracker, ticket FROM incident_ticket WHERE incident = ?", incident)
        .map((row, context) -> Columns.ticket(row, "tracker", "ticket"))
        .list();
  }

  @Override
  public List<IncidentId> after(String id, int limit) {
    return session
        .handle()
        .select("SELECT id FROM incident WHERE id > ? ORDER BY id LIMIT ?", id, limit)
        .map((row, context) -> new IncidentId(row.getString(1)))
        .list();
  }

  @Override
  public long count() {
    return Columns.number(session.handle().select("SELECT count(*) FROM incident"));
  }

  @Override
  public long conflicts() {
    return Columns.number(session.handle().select(CONFLICTS));
  }

  @Override
  public List<IncidentId> withConflicts() {
    return ids(WITH_CONFLICTS);
  }

  @Override
  public List<IncidentId> withHidden() {
    return ids(WITH_HIDDEN);
  }

  private List<IncidentId> ids(String sql) {
    return session
        .handle()
        .select(sql)
        .map((row, context) -> new IncidentId(row.getString(1)))
        .list();
  }
}
