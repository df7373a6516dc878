package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;

/** Brings issues to a status, step by step, finding the way as it goes. */
final class JiraMoves {

  private static final int MOST_STEPS = 12;
  private static final List<String> ASKED =
      List.of("status", "project", "issuetype", "resolution", "updated");

  private final Site jira;
  private final Issues issues;
  private final JiraEdits edits;
  private final JiraWorkflows workflows;
  private final JiraScreens screens;

  JiraMoves(
      Site jira, Issues issues, JiraEdits edits, JiraWorkflows workflows, JiraScreens screens) {
    this.jira = jira;
    this.issues = issues;
    this.edits = edits;
    this.workflows = workflows;
    this.screens = screens;
  }

  Outcome apply(Command.ChangeStatus command) {
    String id = command.target().ticketId();
    Optional<JsonNode> found = issues.find(id, ASKED);
    if (found.isEmpty()) {
      return Refusals.gone(jira.tracker(), id);
    }
    JiraStep.Status now = status(found.get());
    if (!now.is(command.status()) && !now.is(command.expected())) {
      return new Outcome.Stale(issues.snapshot(id));
    }
    return walk(command, found.get(), now);
  }

  Outcome settle(Command.ChangeStatus command) {
    String id = command.target().ticketId();
    boolean there =
        issues.find(id, ASKED).filter(issue -> status(issue).is(command.status())).isPresent();
    return there
        ? new Outcome.Applied(new Outcome.Receipt(Optional.empty(), edits.snapshot(id), List.of()))
        : new Outcome.NotApplied();
  }

  private Outcome walk(Command.ChangeStatus command, JsonNode issue, JiraStep.Status start) {
    Draft extra = new Draft();
    SortedMap<String, Value> left = new TreeMap<>(command.with());
    JiraStep.Status now = start;
    for (int steps = 0; !now.is(command.status()); steps++) {
      JiraWorkflows.Place place = place(issue).at(now);
      Optional<JiraStep> next =
          steps < MOST_STEPS
              ? workflows.towards(command.status(), issueId(command), place)
              : Optional.empty();
      if (next.isEmpty()) {
        return noWay(command, place, now, start);
      }
      Optional<Outcome> refused = step(command, next.get(), place, left, extra);
      if (refused.isPresent()) {
        return refused.get();
      }
      now = next.get().to();
    }
    return arrived(issue, left, extra, !now.equals(start));
  }

  /** Takes one step; a reason why not. */
  private Optional<Outcome> step(
      Command.ChangeStatus command,
      JiraStep step,
      JiraWorkflows.Place place,
      SortedMap<String, Value> left,
      Draft extra) {
    Draft screen = screens.fill(step, command.status(), left, place.project());
    if (!screen.refused().isEmpty()) {
      return Optional.of(Refusals.fields(jira.tracker(), screen.refused()));
    }
    screen.losses().forEach(loss -> extra.lose(loss.field(), loss.message()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("transition").put("id", step.id());
    body.setAll(screen.body());
    String id = issueId(command);
    try {
      jira.move(id, body);
    } catch (CallFailure failure) {
      // The workflow may have changed since it was read.
      workflows.forget(place);
      if (isOutdated(failure)) {
        return Optional.of(new Outcome.Deferred(failure.message(), Optional.empty()));
      }
      throw failure;
    }
    left.keySet().removeIf(screen::has);
    return Optional.empty();
  }

  private Outcome arrived(
      JsonNode issue, SortedMap<String, Value> left, Draft extra, boolean moved) {
    String id = issue.path("id").asText();
    Optional<TicketSnapshot> after = screens.rest(id, left, JiraEdits.project(issue), extra);
    Optional<TicketSnapshot> shown = after.isPresent() || !moved ? after : edits.snapshot(id);
    return new Outcome.Applied(new Outcome.Receipt(Optional.empty(), shown, extra.losses()));
  }

  private Outcome noWay(
      Command.ChangeStatus command,
      JiraWorkflows.Place place,
      JiraStep.Status now,
      JiraStep.Status start) {
    String reachable =
        workflows.from(issueId(command), place).stream()
            .map(step -> step.to().name())
            .distinct()
            .collect(Collectors.joining(", "));
    return new Outcome.Refused(
        "%s: no way leads from status '%s' to '%s' for %s in %s%s. From '%s' Jira offers: %s. Map the status to one of these, or give the bridge's user the right to the transition"
            .formatted(
                jira.tracker(),
                start.name(),
                command.status(),
                place.type(),
                place.project(),
                now.equals(start) ? "" : ", the ticket now stands at '" + now.name() + "'",
                now.name(),
                reachable.isEmpty() ? "nothing" : reachable),
        Map.of());
  }

  private static String issueId(Command command) {
    return command.target().ticketId();
  }

  private static JiraStep.Status status(JsonNode issue) {
    return JiraStep.Status.of(issue.path("fields").path("status"));
  }

  private static JiraWorkflows.Place place(JsonNode issue) {
    JsonNode fields = issue.path("fields");
    return new JiraWorkflows.Place(
        JiraEdits.project(issue),
        fields.path("issuetype").path("name").asText(),
        fields.path("status").path("id").asText());
  }

  private static boolean isOutdated(CallFailure failure) {
    return failure.kind() == Kind.INVALID
        && failure.message().contains("is not valid for this issue");
  }
}
