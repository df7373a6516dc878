package org.incidentbridge.mantis;

import java.util.List;
import org.incidentbridge.mantis.MantisWire.User;
import org.incidentbridge.model.Party;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks whether those whom the table of people names are in a covered project. */
final class AccountChecks {

  private final MantisMetadata metadata;
  private final NamedProjects projects;

  AccountChecks(MantisMetadata metadata, MantisSettings settings) {
    this.metadata = metadata;
    this.projects = new NamedProjects(metadata, settings.projects());
  }

  List<Finding> people(List<String> accounts) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    List<User> known =
        projects.all().stream().flatMap(p -> metadata.users(p.id()).stream()).distinct().toList();
    List<String> names = known.stream().map(User::account).distinct().toList();
    List<Finding> unknown =
        accounts.stream()
            .filter(account -> PeopleFinder.find(new Party("", "", "", account), known).isEmpty())
            .map(account -> unknown(account, names))
            .toList();
    return unknown.isEmpty()
        ? List.of(MantisProbe.good("people", "all accounts in people are there"))
        : unknown;
  }

  private static Finding unknown(String account, List<String> names) {
    String near =
        Suggestion.nearest(account, names).map(n -> "; did you mean '" + n + "'?").orElse("");
    return MantisProbe.problem(
        "people",
        "no covered project has a user '" + account + "'" + near,
        "Correct the user name in people, or make them a member of a project");
  }
}
