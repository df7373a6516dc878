package org.incidentbridge.store.jdbc;

import org.incidentbridge.store.Announcements;
import org.incidentbridge.store.Cases;
import org.incidentbridge.store.Colleagues;
import org.incidentbridge.store.Cursors;
import org.incidentbridge.store.Health;
import org.incidentbridge.store.Histories;
import org.incidentbridge.store.Inbox;
import org.incidentbridge.store.Incidents;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Notices;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Problems;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/** All tables over one session; they hold nothing themselves. */
final class JdbcTables implements Store.Tables {

  private final Incidents incidents;
  private final Tickets tickets;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Ledger ledger;
  private final Cursors cursors;
  private final Problems problems;
  private final Health health;
  private final Histories histories;
  private final Cases cases;
  private final Notices notices;
  private final Colleagues colleagues;
  private final Announcements announcements;

  JdbcTables(Session session) {
    incidents = new JdbcIncidents(session);
    tickets = new JdbcTickets(session);
    inbox = new JdbcInbox(session);
    outbox = new JdbcOutbox(session);
    ledger = new JdbcLedger(session);
    cursors = new JdbcCursors(session);
    problems = new JdbcProblems(session);
    health = new JdbcHealth(session);
    histories = new JdbcHistories(session);
    cases = new JdbcCases(session);
    notices = new JdbcNotices(session);
    colleagues = new JdbcColleagues(session);
    announcements = new JdbcAnnouncements(session);
  }

  @Override
  public Incidents incidents() {
    return incidents;
  }

  @Override
  public Tickets tickets() {
    return tickets;
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Cursors cursors() {
    return cursors;
  }

  @Override
  public Problems problems() {
    return problems;
  }

  @Override
  public Health health() {
    return health;
  }

  @Override
  public Histories histories() {
    return histories;
  }

  @Override
  public Cases cases() {
    return cases;
  }

  @Override
  public Notices notices() {
    return notices;
  }

  @Override
  public Colleagues colleagues() {
    return colleagues;
  }

  @Override
  public Announcements announcements() {
    return announcements;
  }
}
