package org.incidentbridge.store.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.store.Cases;
import org.incidentbridge.store.json.StoreJson;

/** One row for each incident. */
final class JdbcCases implements Cases {

  static final String DUE =
      """
      SELECT incident, wake_at FROM case_record WHERE wake_at <= ? ORDER BY wake_at, incident LIMIT ?""";

  static final String NEXT = "SELECT min(wake_at) FROM case_record WHERE wake_at IS NOT NULL";

  private final Session session;

  JdbcCases(Session session) {
    this.session = session;
  }

  @Override
  public Optional<CaseRecord> find(IncidentId incident) {
    return session
        .handle()
        .select("SELECT doc FROM case_record WHERE incident = ?", incident.text())
        .map((row, context) -> StoreJson.read(row.getString(1), CaseRecord.class))
        .findOne();
  }

  @Override
  public void save(IncidentId incident, CaseRecord record, Optional<Instant> wakeAt) {
    session
        .handle()
        .execute(
            """
            INSERT INTO case_record (incident, wake_at, doc) VALUES (?, ?, ?)
            ON CONFLICT (incident) DO UPDATE SET wake_at = excluded.wake_at, doc = excluded.doc""",
            incident.text(),
            wakeAt.map(Nanos::of).orElse(null),
            StoreJson.write(record));
  }

  @Override
  public SequencedMap<IncidentId, Instant> due(Instant now, int limit) {
    SequencedMap<IncidentId, Instant> due = new LinkedHashMap<>();
    session
        .handle()
        .select(DUE, Nanos.of(now), limit)
        .map(
            (row, context) ->
                Map.entry(new IncidentId(row.getString(1)), Nanos.instant(row.getLong(2))))
        .forEach(one -> due.put(one.getKey(), one.getValue()));
    return due;
  }

  @Override
  public Optional<Instant> nextWake() {
    return session
        .handle()
        .select(NEXT)
        .map((row, context) -> Optional.ofNullable((Number) row.getObject(1)))
        .one()
        .map(nanos -> Nanos.instant(nanos.longValue()));
  }

  @Override
  public void rest(IncidentId incident) {
    session
        .handle()
        .execute("UPDATE case_record SET wake_at = NULL WHERE incident = ?", incident.text());
  }

  @Override
  public void inForce(Collection<String> steps, Instant since) {
    for (String step : steps) {
      session
          .handle()
          .execute(
              "INSERT INTO policy_step (name, since) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
              step,
              Nanos.of(since));
    }
  }

  @Override
  public void forget(Collection<String> steps) {
    for (String step : steps) {
      session.handle().execute("DELETE FROM policy_step WHERE name = ?", step);
    }
  }

  @Override
  public void looked(Instant at) {
    session.handle().execute("UPDATE policy_look SET at = ?", Nanos.of(at));
  }

  @Override
  public Optional<Instant> lastLook() {
    return session
        .handle()
        .select("SELECT at FROM policy_look WHERE at IS NOT NULL")
        .map((row, context) -> Nanos.instant(row.getLong(1)))
        .findOne();
  }

  @Override
  public SortedMap<String, Instant> since() {
    SortedMap<String, Instant> since = new TreeMap<>();
    session
        .handle()
        .select("SELECT name, since FROM policy_step")
        .map((row, context) -> since.put(row.getString(1), Nanos.instant(row.getLong(2))))
        .forEach(replaced -> {});
    return since;
  }

  @Override
  public List<IncidentId> after(String id, int limit) {
    return session
        .handle()
        .select(
            "SELECT incident FROM case_record WHERE incident > ? ORDER BY incident LIMIT ?",
            id,
            limit)
        .map((row, context) -> new IncidentId(row.getString(1)))
        .list();
  }
}
