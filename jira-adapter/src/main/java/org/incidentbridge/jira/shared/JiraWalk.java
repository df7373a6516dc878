package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** One issue on its way to a status, step by step, finding the way as it goes. */
final class JiraWalk {

  private static final int MOST_STEPS = 12;

  private final Ground ground;
  private final Command.ChangeStatus command;
  private final JsonNode issue;
  private final JiraStep.Status start;
  private final Draft extra = new Draft();
  private final SortedMap<String, Value> left;
  private JiraStep.Status now;
  private int steps;

  /**
   * A walk from where an issue stands.
   *
   * @param issue with its status, project and type
   */
  JiraWalk(Ground ground, Command.ChangeStatus command, JsonNode issue) {
    this.ground = ground;
    this.command = command;
    this.issue = issue;
    this.start = status(issue);
    this.now = start;
    this.left = new TreeMap<>(command.with());
  }

  /** What all walks go on. */
  record Ground(
      Site jira,
      JiraEdits edits,
      JiraWorkflows workflows,
      JiraScreens screens,
      JiraFailures failures) {}

  static JiraStep.Status status(JsonNode issue) {
    return JiraStep.Status.of(issue.path("fields").path("status"));
  }

  Outcome go() {
    try {
      Optional<Outcome> stopped = walk();
      return stopped.isPresent() ? told(stopped.get()) : arrived();
    } catch (CallFailure failure) {
      if (now.is(command.expected()) || (steps == 0 && isForNow(failure))) {
        throw failure;
      }
      return told(stopped(failure));
    }
  }

  /** That Jira is down or the login has ended undoes no step that was taken. */
  private Outcome stopped(CallFailure failure) {
    try {
      return ground.failures().outcome(failure);
    } catch (TrackerException down) {
      return new Outcome.Unknown(String.valueOf(down.getMessage()));
    }
  }

  /** Whether nothing was done, for a reason that lies in no command. */
  private static boolean isForNow(CallFailure failure) {
    Kind kind = failure.kind();
    return !failure.maybeApplied()
        && (kind == Kind.AUTHENTICATION || kind == Kind.RATE_LIMITED || kind == Kind.UNAVAILABLE);
  }

  /** Goes on until the issue is there; else the reason why not. */
  private Optional<Outcome> walk() {
    while (!now.is(command.status())) {
      JiraWorkflows.Place place = place().at(now);
      boolean known = ground.workflows().knows(place);
      Optional<JiraStep> next = steps < MOST_STEPS ? next(place) : Optional.empty();
      Optional<Outcome> moved = known && next.isPresent() ? Optional.empty() : moved(place);
      if (moved.isPresent()) {
        return moved;
      }
      Optional<Outcome> refused =
          next.isEmpty() ? Optional.of(noWay(place)) : step(next.get(), place);
      if (refused.isPresent()) {
        return refused;
      }
      now = next.orElseThrow().to();
      steps++;
    }
    return Optional.empty();
  }

  /**
   * Whether a person has moved the issue meanwhile (N7). Jira does not tell from which status the
   * steps lead that it lists, so what was just read may be the steps from somewhere else.
   */
  private Optional<Outcome> moved(JiraWorkflows.Place place) {
    Optional<TicketSnapshot> elsewhere =
        ground.edits().snapshot(id()).filter(ticket -> !isHere(ticket));
    if (elsewhere.isPresent()) {
      ground.workflows().forget(place);
    }
    return elsewhere.map(Outcome.Stale::new);
  }

  /** That there is no way is not believed of another issue, which may be offered other steps. */
  private Optional<JiraStep> next(JiraWorkflows.Place place) {
    Optional<JiraStep> known = ground.workflows().towards(command.status(), id(), place);
    if (known.isPresent()) {
      return known;
    }
    ground.workflows().forget(place);
    return ground.workflows().towards(command.status(), id(), place);
  }

  /** Takes one step; a reason why not. */
  private Optional<Outcome> step(JiraStep step, JiraWorkflows.Place place) {
    Draft screen = ground.screens().fill(step, command.status(), left, place.project());
    if (!screen.refused().isEmpty()) {
      return Optional.of(Refusals.fields(ground.jira().tracker(), screen.refused()));
    }
    screen.losses().forEach(loss -> extra.lose(loss.field(), loss.message()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("transition").put("id", step.id());
    body.setAll(screen.body());
    try {
      ground.jira().move(id(), body);
    } catch (CallFailure failure) {
      // The workflow may have changed since it was read.
      ground.workflows().forget(place);
      if (isOutdated(failure)) {
        return Optional.of(new Outcome.Deferred(failure.message(), Optional.empty()));
      }
      throw failure;
    }
    left.keySet().removeIf(screen::has);
    return Optional.empty();
  }

  private Outcome arrived() {
    String project = JiraEdits.project(issue);
    boolean set = ground.screens().rest(id(), left, project, extra);
    boolean overflowed = ground.screens().goOn(command, project, extra);
    boolean changed = set || overflowed || steps > 0;
    Optional<TicketSnapshot> shown = changed ? ground.edits().snapshot(id()) : Optional.empty();
    return ground.edits().written(id(), extra, shown, changed);
  }

  /** Once the issue has left its status, it tells where it stands and is never simply put off. */
  private Outcome told(Outcome why) {
    if (now.is(command.expected())) {
      return why;
    }
    Optional<TicketSnapshot> halfway = halfway();
    return switch (why) {
      case Outcome.Refused refused -> refused(refused, halfway);
      case Outcome.Deferred put -> new Outcome.Unknown(put.message(), Optional.empty(), halfway);
      case Outcome.Unknown unknown ->
          new Outcome.Unknown(unknown.message(), unknown.certainIn(), halfway);
      default -> why;
    };
  }

  private Optional<TicketSnapshot> halfway() {
    try {
      return ground.edits().snapshot(id()).filter(t -> !now.is(command.status()) && isHere(t));
    } catch (CallFailure | TrackerException unseen) {
      return Optional.empty();
    }
  }

  /** Where it stands has to be known, else its status would be taken for a person's. */
  private static Outcome refused(Outcome.Refused refused, Optional<TicketSnapshot> halfway) {
    return halfway.isPresent()
        ? new Outcome.Refused(refused.message(), refused.fields(), halfway)
        : new Outcome.Unknown(refused.message());
  }

  private boolean isHere(TicketSnapshot ticket) {
    return now.is(ticket.field("status").display());
  }

  private Outcome noWay(JiraWorkflows.Place place) {
    String reachable =
        ground.workflows().from(id(), place).stream()
            .map(step -> step.to().name())
            .distinct()
            .collect(Collectors.joining(", "));
    return new Outcome.Refused(
        "%s: no way leads from status '%s' to '%s' for %s in %s%s. From '%s' Jira offers: %s. Map the status to one of these, or give the bridge's user the right to the transition"
            .formatted(
                ground.jira().tracker(),
                start.name(),
                command.status(),
                place.type(),
                place.project(),
                now.equals(start) ? "" : ", the ticket now stands at '" + now.name() + "'",
                now.name(),
                reachable.isEmpty() ? "nothing" : reachable),
        Map.of());
  }

  private String id() {
    return command.target().ticketId();
  }

  private JiraWorkflows.Place place() {
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
