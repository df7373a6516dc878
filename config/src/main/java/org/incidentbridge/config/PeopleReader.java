package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final Map<String, List<Position>> unknown = new LinkedHashMap<>();

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
    unknown.forEach(
        (tracker, places) ->
            problems.warning(
                places.getFirst(),
                "people",
                "there is no tracker '%s': %s"
                    .formatted(
                        tracker,
                        places.size() == 1
                            ? "this account is not used"
                            : "the %d accounts there are not used".formatted(places.size())),
                DidYouMean.hint(tracker, trackers)));
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
    if (person.mapping("accounts").isEmpty() && person.get("email").isEmpty()) {
      problems.warning(
          person.at(),
          path,
          "has neither an e-mail address nor an account, so that nobody is taken for this person",
          "add one of them, or remove the entry");
    }
    return new People.Entry(
        name.text(), person.text("email").orElse(""), accounts(person, path + ".accounts."));
  }

  private Map<TrackerId, String> accounts(Mapping person, String path) {
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
                              && known(tracker, entry.keyAt())) {
                            once(
                                "account at " + tracker,
                                account.text(),
                                account.at(),
                                path + tracker);
                            accounts.put(new TrackerId(tracker), account.text());
                          }
                        }));
    return accounts;
  }

  /** What is not known is told once for the whole table, which may be long. */
  private boolean known(String tracker, Position at) {
    if (!trackers.contains(tracker)) {
      unknown.computeIfAbsent(tracker, x -> new ArrayList<>()).add(at);
    }
    return trackers.contains(tracker);
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
