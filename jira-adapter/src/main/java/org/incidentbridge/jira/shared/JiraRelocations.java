package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.jira.shared.Relocation.Progress;
import org.incidentbridge.jira.shared.SiteFacts.IssueType;
import org.incidentbridge.jira.shared.SiteFacts.Project;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.MoveTicket;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;

/**
 * Brings issues to other projects. Jira does that in a task of its own, which may begin late; so
 * what was asked for counts as unknown until the issue is there or the task is over.
 */
final class JiraRelocations {

  private static final List<Duration> LOOKS =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(3));

  /** When it is looked at again while Jira says that it works on it. */
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Issues issues;
  private final RelocationChecks checks;
  private final JiraTrail trail;
  private final Relocation relocation;

  private final Cache<CommandKey, String> tasks =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  JiraRelocations(Issues issues, RelocationChecks checks, JiraTrail trail, Relocation relocation) {
    this.issues = issues;
    this.checks = checks;
    this.trail = trail;
    this.relocation = relocation;
  }

  Outcome apply(MoveTicket command) {
    String id = command.target().ticketId();
    JsonNode issue = issues.find(id, RelocationChecks.ASKED).orElseThrow(() -> issues.gone(id));
    String here = JiraEdits.project(issue);
    Optional<Project> goal = checks.goal(command);
    if (goal.isEmpty()) {
      return Refusals.whole(checks.told(unseen(command)));
    }
    if (here.equalsIgnoreCase(goal.get().key())) {
      return arrived(command);
    }
    if (!command.isExpected(here)) {
      return new Outcome.Stale(issues.snapshot(id));
    }
    Optional<String> obstacle = checks.obstacle(issue, goal.get());
    if (obstacle.isPresent()) {
      return Refusals.whole(checks.told(obstacle.get()));
    }
    return checks
        .type(issue, goal.get())
        .map(type -> send(command, goal.get(), type))
        .orElseGet(() -> Refusals.whole(checks.told(checks.untyped(issue, goal.get()))));
  }

  private static String unseen(MoveTicket command) {
    return "Jira has no project %s that the bridge's user sees".formatted(command.project());
  }

  private Outcome send(MoveTicket command, Project goal, IssueType type) {
    String id = command.target().ticketId();
    String task = relocation.begin(id, body(id, goal, type));
    tasks.put(command.target().key(), task);
    try {
      for (Duration wait : LOOKS) {
        relocation.sleep(wait);
        if (relocation.progress(task, id).over()) {
          break;
        }
      }
      return look(command);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return underway(id);
    } catch (CallFailure | TrackerException unread) {
      return new Outcome.Unknown(
          checks.told("Jira was to move it, but then: " + unread.getMessage()));
    }
  }

  /** Jira keeps what the other project can hold, and chooses a status where it has to. */
  private static JsonNode body(String id, Project goal, IssueType type) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("sendBulkNotification", false);
    body.putObject("targetToSourcesMapping")
        .putObject(goal.key() + "," + type.id())
        .put("inferClassificationDefaults", true)
        .put("inferFieldDefaults", true)
        .put("inferStatusDefaults", true)
        .put("inferSubtaskTypeDefault", true)
        .putArray("issueIdsOrKeys")
        .add(id);
    return body;
  }

  Outcome settle(MoveTicket command) {
    String id = command.target().ticketId();
    return issues.find(id, List.of("project")).isEmpty() ? new Outcome.NotApplied() : look(command);
  }

  private Outcome look(MoveTicket command) {
    String id = command.target().ticketId();
    if (isThere(command)) {
      return arrived(command);
    }
    String task = tasks.asMap().getOrDefault(command.target().key(), "");
    if (task.isEmpty()) {
      return new Outcome.NotApplied();
    }
    Progress progress = relocation.progress(task, id);
    if (!progress.over()) {
      return underway(id);
    }
    if (isThere(command)) {
      return arrived(command);
    }
    return progress.failure().isEmpty()
        ? new Outcome.NotApplied()
        : Refusals.whole(checks.told("Jira did not move it: " + progress.failure()));
  }

  private Outcome underway(String id) {
    return new Outcome.Unknown(checks.told("Jira is moving issue " + id), Optional.of(LATER));
  }

  private boolean isThere(MoveTicket command) {
    String goal = checks.goal(command).map(Project::key).orElse(command.project());
    return issues
        .find(command.target().ticketId(), List.of("project"))
        .filter(issue -> JiraEdits.project(issue).equalsIgnoreCase(goal))
        .isPresent();
  }

  /**
   * What the move changed besides is told from the issue's history; where people were quick since,
   * it is theirs (N2).
   */
  private Outcome arrived(MoveTicket command) {
    String id = command.target().ticketId();
    JiraTrail.Baggage baggage = trail.lastMove(id);
    TicketSnapshot shown = issues.snapshot(id);
    List<Outcome.Loss> losses =
        baggage.left().entrySet().stream()
            .filter(e -> isLeft(shown.field(e.getKey())))
            .map(e -> loss(e.getKey(), e.getValue(), shown))
            .toList();
    Set<String> changed =
        baggage.changed().entrySet().stream()
            .filter(e -> shown.field(e.getKey()).display().equals(e.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.empty(), Optional.of(shown), losses, changed));
  }

  private static boolean isLeft(Value shown) {
    return shown.isAbsent() || shown instanceof Value.Names;
  }

  private static Outcome.Loss loss(String field, String left, TicketSnapshot shown) {
    return new Outcome.Loss(
        field,
        "'%s' was left behind: project %s does not have it"
            .formatted(left, shown.head().project()));
  }

  /** Why an issue would not be moved. */
  Optional<String> obstacle(MoveTicket command) {
    Optional<JsonNode> issue = issues.find(command.target().ticketId(), RelocationChecks.ASKED);
    Optional<Project> goal = checks.goal(command);
    return goal.isEmpty()
        ? Optional.of(checks.told(unseen(command)))
        : issue
            .filter(i -> command.isExpected(JiraEdits.project(i)))
            .flatMap(i -> obstacle(i, goal.get()))
            .map(checks::told);
  }

  private Optional<String> obstacle(JsonNode issue, Project goal) {
    return checks
        .obstacle(issue, goal)
        .or(
            () ->
                checks.type(issue, goal).isPresent()
                    ? Optional.empty()
                    : Optional.of(checks.untyped(issue, goal)));
  }
}
