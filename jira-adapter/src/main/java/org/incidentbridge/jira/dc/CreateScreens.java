package org.incidentbridge.jira.dc;

import com.atlassian.jira.rest.client.api.domain.IssueType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The screens on which tickets are made, read page by page as Jira has it since version 9. */
final class CreateScreens {

  private static final int PAGE = 200;
  private static final int MOST_PAGES = 50;

  private final Connection jira;

  CreateScreens(Connection jira) {
    this.jira = jira;
  }

  /** The issue types that can be made in a project. */
  List<IssueType> types(String project) {
    return jira.client().createTypes(project);
  }

  /** The fields of a screen, which Atlassian's client would show without their defaults. */
  List<JsonNode> fields(String project, IssueType type) {
    List<JsonNode> all = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      JsonNode page =
          jira.rest()
              .get(
                  jira.rest()
                      .at(
                          "issue",
                          "createmeta",
                          project,
                          "issuetypes",
                          String.valueOf(type.getId()))
                      .addQueryParameter("startAt", String.valueOf(all.size()))
                      .addQueryParameter("maxResults", String.valueOf(PAGE)));
      int before = all.size();
      page.path("values").forEach(all::add);
      if (all.size() == before || page.path("isLast").asBoolean(false)) {
        break;
      }
    }
    return all;
  }

  /** The fields of a screen by the name of its issue type; none if there is no such type. */
  List<JsonNode> fields(String project, String type) {
    return types(project).stream()
        .filter(known -> known.getName().equals(type))
        .findFirst()
        .map(known -> fields(project, known))
        .orElse(List.of());
  }
}
