package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.jira.shared.SiteFacts.IssueType;
import org.incidentbridge.jira.shared.SiteFacts.Project;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command.MoveTicket;

/** What keeps an issue from being moved by the bridge, and not by a person who looks at it. */
final class RelocationChecks {

  static final List<String> ASKED =
      List.of("project", "issuetype", "subtasks", "security", "issuerestriction", "updated");

  private final Site jira;
  private final Issues issues;
  private final JiraMetadata metadata;

  RelocationChecks(Site jira, Issues issues, JiraMetadata metadata) {
    this.jira = jira;
    this.issues = issues;
    this.metadata = metadata;
  }

  /** The project where an issue is to be; empty if the bridge's user does not see it. */
  Optional<Project> goal(MoveTicket command) {
    return metadata.project(command.project());
  }

  /** The type of issues in another project that is called as the issue's own. */
  Optional<IssueType> type(JsonNode issue, Project goal) {
    return types(goal).stream().filter(t -> t.name().equalsIgnoreCase(type(issue))).findFirst();
  }

  private List<IssueType> types(Project goal) {
    return metadata.facts().createTypes(goal.key());
  }

  private static String type(JsonNode issue) {
    return issue.path("fields").path("issuetype").path("name").asText();
  }

  /** Why an issue will not be moved, for people; its type is another question. */
  Optional<String> obstacle(JsonNode issue, Project goal) {
    JsonNode fields = issue.path("fields");
    if (fields.path("issuetype").path("subtask").asBoolean()) {
      return Optional.of("a sub-task goes nowhere without its parent; move it by hand");
    }
    if (!fields.path("subtasks").isEmpty()) {
      return Optional.of("it has sub-tasks, whose type Jira would choose; move it by hand");
    }
    if (JiraTranslator.isSecured(fields)) {
      return Optional.of(
          "not everybody may see it, which may not last in another project; move it by hand");
    }
    return talk(issue, goal);
  }

  /** Why it will not be moved if there is no {@link #type} for it. */
  String untyped(JsonNode issue, Project goal) {
    return "the bridge's user can make no issue of type '%s' in project %s%s; add the type there, or move it by hand"
        .formatted(type(issue), goal.key(), known(goal));
  }

  private String known(Project goal) {
    String names = types(goal).stream().map(IssueType::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " (but " + names + ")";
  }

  /** Who reads a comment depends on the kind of its project (N5). */
  private Optional<String> talk(JsonNode issue, Project goal) {
    ProjectKind here = issues.kind(issue);
    ProjectKind there = goal.kind();
    if (here == there && here != ProjectKind.UNKNOWN) {
      return Optional.empty();
    }
    boolean opens = here == ProjectKind.SERVICE && there == ProjectKind.PLAIN;
    return comments(issue).stream().anyMatch(c -> !opens || c.visibility() == Visibility.INTERNAL)
        ? Optional.of(
            opens
                ? "everybody in project %s would read its internal comments; move it by hand"
                    .formatted(goal.key())
                : "others would read its comments in project %s; move it by hand"
                    .formatted(goal.key()))
        : Optional.empty();
  }

  private List<Comment> comments(JsonNode issue) {
    return issues.snapshot(issue.path("id").asText()).talk().comments();
  }

  /** In words for people, with the tracker's name. */
  String told(String why) {
    return jira.tracker() + ": " + why;
  }
}
