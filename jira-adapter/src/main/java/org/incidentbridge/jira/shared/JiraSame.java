package org.incidentbridge.jira.shared;

import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;

/** Whether two values mean the same to Jira. */
final class JiraSame {

  private final Dialect dialect;

  JiraSame(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Whether two values are the same once Jira has them. */
  boolean same(Value one, Value other) {
    if (one instanceof Value.Body a && other instanceof Value.Body b) {
      return dialect.same(a.text(), b.text());
    }
    if (one instanceof Value.Person a && other instanceof Value.Person b) {
      return same(a.party(), b.party());
    }
    return one.equals(other);
  }

  private static boolean same(Party one, Party other) {
    boolean accounts = !one.account().isEmpty() && !other.account().isEmpty();
    boolean mails = !one.email().isEmpty() && one.email().equalsIgnoreCase(other.email());
    return accounts
        ? one.account().equals(other.account())
        : mails || one.equals(other) || one.name().equals(other.name());
  }
}
