package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.People;

/** Reads the table of people. No two may share a name, an address or an account. */
final class PeopleReader {
  private final Problems problems;
  private final Set<String> trackers;
  private final Map<String, Position> taken = new HashMap<>();

  PeopleReader(Problems problems, Set<String> trackers) {
    this.problems = problems;
    this.trackers = trackers;
  }

  People read(List<Yaml> items) {
    List<People.Entry> entries = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Mapping person) {
        person.scalar("name").ifPresent(name -> entries.add(entry(person, name)));
      }
    }
    return new People(entries);
  }

  private People.Entry entry(Mapping person, Scalar name) {
    String path = "people[" + name.text() + "]";
    once("name", name.text(), name.at(), path + ".name");
    person
        .scalar("email")
        .ifPresent(
            mail ->
                once("e-mail", mail.text().toLowerCase(Locale.ROOT), mail.at(), path + ".email"));
    Map<TrackerId, String> accounts = new HashMap<>();
    person
        .mapping("accounts")
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (tracker, entry) -> {
                          if (entry.value() instanceof Scalar account
                              && known(tracker, entry.keyAt(), path)) {
                            once(
                                "account at " + tracker,
                                account.text(),
                                account.at(),
                                path + ".accounts." + tracker);
                            accounts.put(new TrackerId(tracker), account.text());
                          }
                        }));
    if (accounts.isEmpty() && person.get("email").isEmpty()) {
      problems.warning(
          person.at(), path, "has neither an e-mail address nor an account", "nobody will match");
    }
    return new People.Entry(name.text(), person.text("email").orElse(""), accounts);
  }

  private boolean known(String tracker, Position at, String path) {
    if (trackers.contains(tracker)) {
      return true;
    }
    problems.warning(
        at,
        path + ".accounts",
        "there is no tracker '" + tracker + "': the account is not used",
        DidYouMean.hint(tracker, trackers));
    return false;
  }

  private void once(String what, String text, Position at, String path) {
    Position first = taken.putIfAbsent(what + "\n" + text, at);
    if (first != null) {
      problems.error(
          at,
          path,
          "the " + what + " '" + text + "' is also in " + first,
          "a person stands in the table once; give one entry all of its accounts");
    }
  }
}
