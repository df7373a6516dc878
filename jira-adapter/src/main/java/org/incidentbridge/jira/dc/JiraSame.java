package org.incidentbridge.jira.dc;

import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.RichText;

/** Whether two values mean the same to Jira. */
final class JiraSame {

  private JiraSame() {}

  static boolean same(Value one, Value other) {
    if (one instanceof Value.Body a && other instanceof Value.Body b) {
      return same(a.text(), b.text());
    }
    if (one instanceof Value.Person a && other instanceof Value.Person b) {
      return same(a.party(), b.party());
    }
    return one.equals(other);
  }

  /** Two texts are the same if they are once Jira has them. */
  static boolean same(RichText one, RichText other) {
    return one.normalised().equals(other.normalised())
        || WikiReader.read(WikiWriter.write(one)).equals(WikiReader.read(WikiWriter.write(other)));
  }

  /** The value as far as a text field takes it. */
  static Value fitted(Value value) {
    return value instanceof Value.Body body
        ? Value.body(LongText.parts(body.text()).getFirst())
        : value;
  }

  private static boolean same(Party one, Party other) {
    boolean accounts = !one.account().isEmpty() && !other.account().isEmpty();
    boolean mails = !one.email().isEmpty() && one.email().equalsIgnoreCase(other.email());
    return accounts
        ? one.account().equals(other.account())
        : mails || one.equals(other) || one.name().equals(other.name());
  }
}
