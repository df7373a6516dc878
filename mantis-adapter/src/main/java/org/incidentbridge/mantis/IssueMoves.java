package org.incidentbridge.mantis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.mantis.IssuePatch.After;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.spi.Command.MoveTicket;
import org.incidentbridge.spi.Outcome;

/**
 * Moves issues to other projects. MantisBT checks no right in the new project and erases what is
 * not defined there without a word, so both is looked at before.
 */
final class IssueMoves {

  private static final List<String> VERSIONS =
      List.of("version", "fixed_in_version", "target_version");

  private final MantisMetadata metadata;
  private final MantisSettings settings;
  private final IssueWrites.Tools tools;
  private final WordWriter words;

  IssueMoves(MantisMetadata metadata, MantisSettings settings, IssueWrites.Tools tools) {
    this.metadata = metadata;
    this.settings = settings;
    this.tools = tools;
    this.words = new WordWriter(metadata);
  }

  Outcome move(MoveTicket command) {
    Optional<Project> goal = metadata.projectNamed(command.project());
    if (goal.isEmpty()) {
      return refused(
          "MantisBT has no project '" + command.project() + "' that the bridge's user sees");
    }
    Project whole = metadata.project(goal.get().id());
    int wanted = metadata.config(whole.id()).number("report_bug_threshold", 25);
    if (whole.accessLevel() < wanted) {
      return refused("the bridge's user may not report issues in project '" + whole.name() + "'");
    }
    return tools.patch().change(command.target().ticketId(), i -> plan(command, whole, i));
  }

  /** Whether an issue is where it was to go. */
  boolean isDone(MoveTicket command, MantisIssue issue) {
    return metadata
        .projectNamed(command.project())
        .map(goal -> goal.id() == issue.projectId())
        .orElseGet(() -> command.isGoal(name(issue)));
  }

  private Step plan(MoveTicket command, Project goal, MantisIssue issue) {
    if (issue.projectId() == goal.id()) {
      return new Step.Done(tools.receipts().applied(issue));
    }
    if (!command.isExpected(name(issue))) {
      return new Step.Done(tools.receipts().stale(issue));
    }
    Draft draft = new Draft();
    draft.putId("project", goal.id());
    mark(draft, goal, issue);
    category(draft, goal, issue);
    VERSIONS.forEach(field -> version(draft, goal, issue, field));
    customs(draft, goal, issue);
    return draft.isRefused()
        ? new Step.Done(refused(draft.refusal().message()))
        : new Step.Send(draft, after -> after(goal, after));
  }

  private Outcome after(Project goal, After after) {
    if (after.issue().filter(i -> i.projectId() != goal.id()).isPresent()) {
      return new Outcome.Unknown(
          "MantisBT took the move to '" + goal.name() + "', and shows the issue elsewhere");
    }
    return tools.receipts().applied(Optional.empty(), after.issue(), after.losses());
  }

  /** An issue whose mark cannot be seen would be made once more, were the store lost (N3). */
  private void mark(Draft draft, Project goal, MantisIssue issue) {
    settings
        .marks()
        .field()
        .filter(field -> !IssueMark.key(issue, settings.marks()).isEmpty())
        .filter(field -> CustomWriter.named(goal, field).isEmpty())
        .ifPresent(
            field ->
                draft.refuse(
                    field,
                    "project '%s' does not use this field, in which the bridge's mark stands; add it to the project"
                        .formatted(goal.name())));
  }

  /** The category of the same name, else the configured one, else the first that there is. */
  private void category(Draft draft, Project goal, MantisIssue issue) {
    Optional<Ref> now = issue.ref("category").filter(c -> c.id() != 0);
    Optional<Ref> same = now.flatMap(c -> words.category(goal, c.name()));
    Optional<Ref> chosen =
        same.or(() -> settings.writing().category().flatMap(n -> words.category(goal, n)))
            .or(() -> goal.categories().stream().findFirst());
    if (now.isEmpty() && metadata.config(goal.id()).on("allow_no_category")) {
      return;
    }
    if (chosen.isEmpty()) {
      draft.refuse("category", "project '" + goal.name() + "' has no category to move an issue to");
      return;
    }
    draft.putId("category", chosen.get().id());
    if (same.isEmpty()) {
      draft.lose(
          "category",
          "set to '%s': project '%s' has no category '%s'"
              .formatted(
                  chosen.get().name(), goal.name(), now.map(Ref::name).orElse("that is empty")));
    }
  }

  private void version(Draft draft, Project goal, MantisIssue issue, String field) {
    Optional<String> lost =
        issue
            .ref(field)
            .map(Ref::name)
            .filter(name -> !name.isEmpty() && words.version(goal, name).isEmpty());
    lost.ifPresent(
        name ->
            draft.lose(
                field,
                "'%s' was left behind: project '%s' does not have it"
                    .formatted(name, goal.name())));
  }

  private static void customs(Draft draft, Project goal, MantisIssue issue) {
    issue.customValues().stream()
        .filter(value -> !value.value().isEmpty())
        .filter(value -> goal.customFields().stream().noneMatch(f -> f.id() == value.id()))
        .forEach(
            value ->
                draft.lose(
                    MantisTranslator.prefixed(value).getFirst(),
                    "'%s' of field '%s' is no longer shown: project '%s' does not use that field"
                        .formatted(value.value(), value.name(), goal.name())));
  }

  private static String name(MantisIssue issue) {
    return issue.ref("project").map(Ref::name).orElse("");
  }

  private static Outcome.Refused refused(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
