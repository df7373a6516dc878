package org.incidentbridge.jira.dc;

import com.atlassian.jira.rest.client.api.domain.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.jira.shared.Directory;
import org.jspecify.annotations.Nullable;

/** Looks accounts up by their user names. */
final class JiraDirectory implements Directory {

  /** Newer versions show no more than this, whatever is asked for (JRASERVER-78660). */
  private static final int MOST = 100;

  private final Connection jira;

  JiraDirectory(Connection jira) {
    this.jira = jira;
  }

  @Override
  public List<String> byEmail(String email) {
    return jira.client().users(email, MOST).stream()
        .filter(user -> isOrHides(user, email))
        .map(User::getName)
        .toList();
  }

  private static boolean isOrHides(User user, String email) {
    @Nullable String shown = user.getEmailAddress();
    return shown == null || shown.isEmpty() || shown.equalsIgnoreCase(email);
  }

  @Override
  public List<String> byName(String name, String project) {
    if (project.isEmpty()) {
      return List.of();
    }
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
    return found;
  }
}
