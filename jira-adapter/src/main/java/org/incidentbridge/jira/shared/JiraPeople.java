package org.incidentbridge.jira.shared;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Party;
import org.incidentbridge.spi.TrackerException.Kind;

/** Finds the account of a person: by the people table, else by e-mail, else by exact name. */
final class JiraPeople {

  private final Directory directory;
  private final Cache<String, Optional<String>> accounts;

  JiraPeople(Directory directory, InstantSource clock) {
    this.directory = directory;
    this.accounts = Caches.of(clock, 10_000);
  }

  /**
   * The account of a person; empty if there is none, or more than one that it could be.
   *
   * @param project in which the person may be given tickets
   */
  Optional<String> account(Party party, String project) {
    if (!party.account().isEmpty()) {
      return Optional.of(party.account());
    }
    return accounts.get(project + " " + party.key(), key -> look(party, project));
  }

  private Optional<String> look(Party party, String project) {
    try {
      Optional<String> byMail =
          party.email().isEmpty() ? Optional.empty() : lone(directory.byEmail(party.email()));
      return byMail.isPresent() || party.name().isBlank()
          ? byMail
          : lone(directory.byName(party.name(), project));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION || failure.kind() == Kind.INVALID) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static Optional<String> lone(List<String> accounts) {
    return accounts.size() == 1
        ? Optional.of(accounts.getFirst()).filter(account -> !account.isEmpty())
        : Optional.empty();
  }
}
