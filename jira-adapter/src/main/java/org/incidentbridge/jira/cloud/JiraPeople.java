package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.jira.shared.Caches;
import org.incidentbridge.model.Party;
import org.incidentbridge.spi.TrackerException.Kind;

/** Finds the account of a person: by the people table, else by e-mail, else by exact name. */
final class JiraPeople {

  private static final int MOST = 50;

  private final Connection jira;
  private final Cache<String, Optional<String>> accounts;

  JiraPeople(Connection jira) {
    this.jira = jira;
    this.accounts = Caches.of(jira.clock(), 10_000);
  }

  /**
   * The account id of a person; empty if there is none, or more than one that it could be.
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
      Optional<String> byMail = party.email().isEmpty() ? Optional.empty() : byEmail(party.email());
      return byMail.isPresent() || party.name().isBlank() ? byMail : byName(party.name(), project);
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION || failure.kind() == Kind.INVALID) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Jira matches hidden addresses too, by their beginning; a lone hit without address counts. */
  private Optional<String> byEmail(String email) {
    List<JsonNode> hits =
        active(jira.calls().execute(jira.meta().users(email, MOST))).stream()
            .filter(
                user ->
                    !user.hasNonNull("emailAddress")
                        || user.path("emailAddress").asText().isEmpty()
                        || user.path("emailAddress").asText().equalsIgnoreCase(email))
            .toList();
    return lone(hits);
  }

  private Optional<String> byName(String name, String project) {
    return lone(
        active(jira.calls().execute(jira.meta().assignable(project, name, MOST))).stream()
            .filter(user -> user.path("displayName").asText().equals(name))
            .toList());
  }

  private static List<JsonNode> active(List<JsonNode> users) {
    return users.stream().filter(user -> user.path("active").asBoolean(true)).toList();
  }

  private static Optional<String> lone(List<JsonNode> users) {
    return users.size() == 1
        ? Optional.of(users.getFirst().path("accountId").asText()).filter(id -> !id.isEmpty())
        : Optional.empty();
  }
}
