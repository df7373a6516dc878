package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.incidentbridge.jira.shared.Directory;

/** Looks accounts up by their ids. */
final class JiraDirectory implements Directory {

  private static final int MOST = 50;

  private final Connection jira;

  JiraDirectory(Connection jira) {
    this.jira = jira;
  }

  @Override
  public List<String> byEmail(String email) {
    return active(jira.calls().execute(jira.meta().users(email, MOST)))
        .filter(user -> isOrHides(user.path("emailAddress").asText(""), email))
        .map(JiraDirectory::account)
        .toList();
  }

  private static boolean isOrHides(String shown, String email) {
    return shown.isEmpty() || shown.equalsIgnoreCase(email);
  }

  @Override
  public List<String> byName(String name, String project) {
    return active(jira.calls().execute(jira.meta().assignable(project, name, MOST)))
        .filter(user -> user.path("displayName").asText().equals(name))
        .map(JiraDirectory::account)
        .toList();
  }

  private static Stream<JsonNode> active(List<JsonNode> users) {
    return users.stream().filter(user -> user.path("active").asBoolean(true));
  }

  private static String account(JsonNode user) {
    return user.path("accountId").asText();
  }
}
