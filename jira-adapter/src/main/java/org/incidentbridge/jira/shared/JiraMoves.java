package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;

/**
 * Brings issues to a status. Where that takes several steps, it may stop between two of them; it is
 * gone on with from there, so that a status which the bridge itself set on the way is never taken
 * for a person's (N4, N7).
 */
final class JiraMoves {

  private static final List<String> ASKED =
      List.of("status", "project", "issuetype", "resolution", "updated");

  private final JiraWalk.Ground ground;
  private final Issues issues;
  private final JiraTrail trail;
  private final JiraStanding standing;
  private final Doubts doubts;

  JiraMoves(
      JiraWalk.Ground ground,
      Issues issues,
      JiraTrail trail,
      JiraStanding standing,
      Doubts doubts) {
    this.ground = ground;
    this.issues = issues;
    this.trail = trail;
    this.standing = standing;
    this.doubts = doubts;
  }

  Outcome apply(Command.ChangeStatus command) {
    String id = command.target().ticketId();
    Optional<JsonNode> found = issues.find(id, ASKED);
    if (found.isEmpty()) {
      throw issues.gone(id);
    }
    JiraStep.Status now = JiraWalk.status(found.get());
    boolean expected = now.is(command.status()) || now.is(command.expected());
    return expected || trail.isOwn(id, command.expected(), now)
        ? new JiraWalk(ground, command, found.get()).go()
        : new Outcome.Stale(issues.snapshot(id));
  }

  Outcome settle(Command.ChangeStatus command, Instant since) {
    Optional<JsonNode> found = issues.find(command.target().ticketId(), asked(command));
    if (found.isEmpty()) {
      return new Outcome.NotApplied();
    }
    JsonNode issue = found.get();
    JiraStep.Status now = JiraWalk.status(issue);
    if (now.is(command.status())) {
      return arrived(command, issue, since);
    }
    String id = command.target().ticketId();
    return now.is(command.expected()) || !trail.isOwn(id, command.expected(), now)
        ? new Outcome.NotApplied()
        : halfway(command, issue, since);
  }

  private Outcome arrived(Command.ChangeStatus command, JsonNode issue, Instant since) {
    if (!standing.stands(issue, command.with())) {
      return new Outcome.NotApplied();
    }
    String id = command.target().ticketId();
    Draft texts = ground.screens().longTexts(command.with(), JiraEdits.project(issue));
    Overflow overflow = ground.edits().writing().overflow();
    return overflow
        .awaited(command.target().key(), since, id, texts)
        .orElseGet(() -> complete(command, texts, overflow));
  }

  private Outcome complete(Command.ChangeStatus command, Draft texts, Overflow overflow) {
    String id = command.target().ticketId();
    overflow.post(command.target().key(), id, texts);
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.empty(), Optional.of(issues.snapshot(id)), texts.losses()));
  }

  /** Its next step may still be on its way; then the command is finished. */
  private Outcome halfway(Command.ChangeStatus command, JsonNode issue, Instant since) {
    if (!doubts.left(command.target().key(), since).isPositive()) {
      return doubts.noted(command, new JiraWalk(ground, command, issue).go());
    }
    String missing =
        "%s: ticket %s stands at '%s' on its way to '%s'"
            .formatted(
                ground.jira().tracker(),
                command.target().ticketId(),
                JiraWalk.status(issue).name(),
                command.status());
    return doubts.notThere(command.target().key(), since, missing);
  }

  private static List<String> asked(Command.ChangeStatus command) {
    List<String> fields = new ArrayList<>(ASKED);
    command.with().keySet().stream().filter(f -> !fields.contains(f)).forEach(fields::add);
    return fields;
  }
}
