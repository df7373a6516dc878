package org.incidentbridge.testkit.sim.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A parsed query: conditions that all must hold, and an order.
 *
 * <p>Only the part of the language that is listed here is taken; anything else is refused, so that
 * a test never passes on a condition that was overlooked.
 */
record Jql(List<Jql.Clause> clauses, List<Jql.Sort> order) {

  private static final int MOST_SORTS = 7;
  private static final Set<String> OPERATORS = Set.of("=", ">=", "<=", ">", "<", "~");
  private static final Set<String> SORTABLE =
      Set.of("updated", "created", "key", "issuekey", "id", "updateddate", "createddate");

  /** One condition; several values only with "in". */
  record Clause(String field, String operator, List<String> values) {}

  /** One sort field. */
  record Sort(String field, boolean descending) {}

  static Jql parse(String jql) {
    return new Parser(JqlToken.split(jql)).query();
  }

  private static final class Parser {

    private final List<JqlToken> tokens;
    private int at;

    Parser(List<JqlToken> tokens) {
      this.tokens = tokens;
    }

    Jql query() {
      List<Clause> clauses = new ArrayList<>();
      if (more() && !peek().is("order")) {
        clauses.add(clause());
        while (more() && peek().is("and")) {
          at++;
          clauses.add(clause());
        }
      }
      List<Sort> order = new ArrayList<>();
      if (more() && peek().is("order")) {
        at++;
        expect("by");
        order.add(sort());
        while (more() && peek().is(",")) {
          at++;
          order.add(sort());
        }
      }
      if (more()) {
        throw wrong("Expecting either 'AND' or 'ORDER BY' but got '" + peek().text() + "'.");
      }
      if (order.size() > MOST_SORTS) {
        throw Problem.jql("The maximum number of fields to sort by is " + MOST_SORTS + ".");
      }
      return new Jql(clauses, order);
    }

    private Clause clause() {
      String field = next("field name").text().toLowerCase(Locale.ROOT);
      JqlToken operator = next("operator");
      if (operator.is("in")) {
        return new Clause(field, "in", list());
      }
      if (operator.quoted() || !OPERATORS.contains(operator.text())) {
        throw wrong(
            "Expecting operator before '"
                + operator.text()
                + "'. The valid operators are '=', '<', '>', '<=', '>=', '~' and 'IN'.");
      }
      return new Clause(field, operator.text(), List.of(value()));
    }

    private List<String> list() {
      expect("(");
      List<String> values = new ArrayList<>();
      values.add(value());
      while (peek().is(",")) {
        at++;
        values.add(value());
      }
      expect(")");
      return values;
    }

    private String value() {
      JqlToken value = next("value");
      boolean sign = "(),".contains(value.text()) || OPERATORS.contains(value.text());
      if (!value.quoted() && sign) {
        throw wrong("Expecting either a value, list or function but got '" + value.text() + "'.");
      }
      if (!value.quoted() && more() && peek().is("(")) {
        throw wrong("Unable to find JQL function '" + value.text() + "()'.");
      }
      return value.text();
    }

    private Sort sort() {
      String field = next("field name").text().toLowerCase(Locale.ROOT);
      if (!SORTABLE.contains(field)) {
        throw Problem.jql("Not able to sort using field '" + field + "'.");
      }
      boolean descending = more() && peek().is("desc");
      if (descending || (more() && peek().is("asc"))) {
        at++;
      }
      return new Sort(field, descending);
    }

    private boolean more() {
      return at < tokens.size();
    }

    private JqlToken peek() {
      return next("more", at);
    }

    private JqlToken next(String what) {
      return next(what, at++);
    }

    private JqlToken next(String what, int index) {
      if (index >= tokens.size()) {
        throw wrong("Expecting " + what + " but reached the end of the query.");
      }
      return tokens.get(index);
    }

    private void expect(String word) {
      if (!next("'" + word + "'").is(word)) {
        throw wrong("Expecting '" + word + "'.");
      }
    }

    private Problem wrong(String why) {
      return Problem.jql("Error in the JQL Query: " + why + " (line 1, token " + at + ")");
    }
  }
}
