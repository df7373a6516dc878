package org.incidentbridge.jira.dc;

import com.atlassian.jira.rest.client.api.domain.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.jira.shared.Caches;
import org.incidentbridge.model.Party;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/** Finds the user name of a person: by the people table, else by e-mail, else by exact name. */
final class JiraPeople {

  /** Newer versions show no more than this, whatever is asked for (JRASERVER-78660). */
  private static final int MOST = 100;

  private final Connection jira;
  private final Cache<String, Optional<String>> accounts;

  JiraPeople(Connection jira) {
    this.jira = jira;
    this.accounts = Caches.of(jira.clock(), 10_000);
  }

  /**
   * The user name of a person; empty if there is none, or more than one that it could be.
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
      return byMail.isPresent() || party.name().isBlank() || project.isEmpty()
          ? byMail
          : byName(party.name(), project);
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION || failure.kind() == Kind.INVALID) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Jira matches hidden addresses too, by their beginning; a lone hit without address counts. */
  private Optional<String> byEmail(String email) {
    return lone(
        jira.client().users(email, MOST).stream()
            .filter(user -> isOrHides(user, email))
            .map(User::getName)
            .toList());
  }

  private static boolean isOrHides(User user, String email) {
    @Nullable String shown = user.getEmailAddress();
    return shown == null || shown.isEmpty() || shown.equalsIgnoreCase(email);
  }

  private Optional<String> byName(String name, String project) {
    JsonNode users =
        jira.rest()
            .get(
                jira.rest()
                    .at("user", "assignable", "search")
                    .addQueryParameter("project", project)
                    .addQueryParameter("username", name)
                    .addQueryParameter("maxResults", String.valueOf(MOST)));
    List<String> found = new ArrayList<>();
    for (JsonNode user : users) {
      if (user.path("active").asBoolean(true) && user.path("displayName").asText().equals(name)) {
        found.add(user.path("name").asText());
      }
    }
    return lone(found);
  }

  private static Optional<String> lone(List<String> names) {
    return names.size() == 1
        ? Optional.of(names.getFirst()).filter(name -> !name.isEmpty())
        : Optional.empty();
  }
}
