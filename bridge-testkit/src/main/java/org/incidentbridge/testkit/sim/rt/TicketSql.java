package org.incidentbridge.testkit.sim.rt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.incidentbridge.testkit.sim.rt.SqlLexer.Sort;
import org.incidentbridge.testkit.sim.rt.SqlLexer.Token;

/** Searches for tickets: conditions with AND before OR, and parentheses. */
final class TicketSql {

  private final Deque<Token> rest;
  private final SqlCondition conditions;

  private TicketSql(List<Token> tokens, SqlCondition conditions) {
    this.rest = new ArrayDeque<>(tokens);
    this.conditions = conditions;
  }

  /**
   * What a search finds among tickets that may be found: no deleted and no merged ones, and only
   * those that the caller may see.
   */
  static List<Ticket> find(Call call, String query) {
    World world = call.world();
    TicketSql sql = new TicketSql(SqlLexer.tokens(query), new SqlCondition(call));
    Predicate<Ticket> wanted = sql.alternatives();
    List<Ticket> found = new ArrayList<>();
    world.tickets.values().stream()
        .filter(t -> !t.isMerged() && !t.status.equals("deleted"))
        .filter(t -> call.may(RtRight.SHOW_TICKET, t.queue))
        .filter(wanted)
        .forEach(found::add);
    return found;
  }

  private Predicate<Ticket> alternatives() {
    Predicate<Ticket> any = together();
    while (isNext("OR")) {
      rest.remove();
      any = any.or(together());
    }
    return any;
  }

  private Predicate<Ticket> together() {
    Predicate<Ticket> all = one();
    while (isNext("AND")) {
      rest.remove();
      all = all.and(one());
    }
    return all;
  }

  private boolean isNext(String aggregator) {
    Token next = rest.peek();
    return next != null && next.sort() == Sort.AGGREGATOR && next.text().equals(aggregator);
  }

  private Predicate<Ticket> one() {
    Token first = rest.remove();
    if (first.sort() == Sort.OPEN_PAREN) {
      Predicate<Ticket> inner = alternatives();
      rest.remove();
      return inner;
    }
    return conditions.of(first.text(), rest.remove().text(), rest.remove().text());
  }
}
