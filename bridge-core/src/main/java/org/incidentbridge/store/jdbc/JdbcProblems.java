package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.store.Problems;
import org.jdbi.v3.core.statement.StatementContext;

/** One row for each ticket and topic. */
final class JdbcProblems implements Problems {

  private final Session session;

  JdbcProblems(Session session) {
    this.session = session;
  }

  @Override
  public void replace(TicketRef ticket, List<Problem> problems) {
    Set<String> gone = new HashSet<>(topics(ticket));
    problems.forEach(problem -> gone.remove(problem.topic()));
    for (String topic : gone) {
      session
          .handle()
          .execute(
              "DELETE FROM problem WHERE tracker = ? AND ticket = ? AND topic = ?",
              ticket.tracker().name(),
              ticket.id(),
              topic);
    }
    problems.forEach(problem -> put(ticket, problem));
  }

  private List<String> topics(TicketRef ticket) {
    return session
        .handle()
        .select(
            "SELECT topic FROM problem WHERE tracker = ? AND ticket = ?",
            ticket.tracker().name(),
            ticket.id())
        .map((row, context) -> row.getString(1))
        .list();
  }

  private void put(TicketRef ticket, Problem problem) {
    session
        .handle()
        .execute(
            """
            INSERT INTO problem (tracker, ticket, topic, message, since) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (tracker, ticket, topic) DO UPDATE SET message = excluded.message""",
            ticket.tracker().name(),
            ticket.id(),
            problem.topic(),
            problem.message(),
            Nanos.of(problem.since()));
  }

  @Override
  public List<Problem> all(int limit) {
    return session
        .handle()
        .select(
            """
            SELECT tracker, ticket, topic, message, since FROM problem
            ORDER BY since, tracker, ticket, topic LIMIT ?""",
            limit)
        .map(JdbcProblems::problem)
        .list();
  }

  private static Problem problem(ResultSet row, StatementContext context) throws SQLException {
    return new Problem(
        Columns.ticket(row, "tracker", "ticket"),
        row.getString("topic"),
        row.getString("message"),
        Columns.instant(row, "since"));
  }

  @Override
  public long count() {
    return Columns.number(session.handle().select("SELECT count(*) FROM problem"));
  }
}
