package org.incidentbridge.store.jdbc;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Colleagues;
import org.incidentbridge.store.json.StoreJson;

/** One row for each account, and one for each incident that an organisation sees. */
final class JdbcColleagues implements Colleagues {

  private final Session session;

  JdbcColleagues(Session session) {
    this.session = session;
  }

  @Override
  public boolean add(TrackerId tracker, String organisation, Party party) {
    boolean known = organisation(tracker, party).filter(organisation::equals).isPresent();
    if (!known) {
      session
          .handle()
          .execute(
              """
              INSERT INTO colleague (tracker, account, organisation, doc) VALUES (?, ?, ?, ?)
              ON CONFLICT (tracker, account)
              DO UPDATE SET organisation = excluded.organisation, doc = excluded.doc""",
              tracker.name(),
              party.account(),
              organisation,
              StoreJson.write(party));
    }
    return !known;
  }

  private Optional<String> organisation(TrackerId tracker, Party party) {
    return session
        .handle()
        .select(
            "SELECT organisation FROM colleague WHERE tracker = ? AND account = ?",
            tracker.name(),
            party.account())
        .map((row, context) -> row.getString(1))
        .findOne();
  }

  @Override
  public List<Party> of(TrackerId tracker, String organisation) {
    return session
        .handle()
        .select(
            "SELECT doc FROM colleague WHERE tracker = ? AND organisation = ? ORDER BY account",
            tracker.name(),
            organisation)
        .map((row, context) -> StoreJson.read(row.getString(1), Party.class))
        .list();
  }

  @Override
  public void sees(TrackerId tracker, String organisation, IncidentId incident) {
    session
        .handle()
        .execute(
            """
            INSERT INTO colleague_sees (incident, tracker, organisation) VALUES (?, ?, ?)
            ON CONFLICT (incident)
            DO UPDATE SET tracker = excluded.tracker, organisation = excluded.organisation""",
            incident.text(),
            tracker.name(),
            organisation);
  }

  @Override
  public void over(IncidentId incident) {
    session.handle().execute("DELETE FROM colleague_sees WHERE incident = ?", incident.text());
  }

  @Override
  public List<IncidentId> seen(TrackerId tracker, String organisation) {
    return session
        .handle()
        .select(
            """
            SELECT incident FROM colleague_sees WHERE tracker = ? AND organisation = ?
            ORDER BY incident""",
            tracker.name(),
            organisation)
        .map((row, context) -> new IncidentId(row.getString(1)))
        .list();
  }
}
