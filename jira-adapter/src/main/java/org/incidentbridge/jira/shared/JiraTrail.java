package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells the bridge's own steps between statuses from people's, by what Jira has written down. */
final class JiraTrail {

  private static final Comparator<JsonNode> NEWEST_FIRST =
      Comparator.<JsonNode, Instant>comparing(
              entry -> JiraTimes.read(entry.path("created").asText()))
          .thenComparingLong(entry -> entry.path("id").asLong())
          .reversed();

  private final Site jira;
  private final JiraLogin login;

  JiraTrail(Site jira, JiraLogin login) {
    this.jira = jira;
    this.login = login;
  }

  /** One change of status. */
  private record Step(JiraStep.Status from, String to, boolean own) {}

  /**
   * Whether an issue came from one status to where it stands by steps of the bridge's user alone,
   * as it does while a change of status over several steps is half done. The history outlives a
   * killed process.
   *
   * @param from the name or id of the first status
   */
  boolean isOwn(String issue, String from, JiraStep.Status now) {
    String at = now.id();
    for (Step step : steps(issue)) {
      if (!step.own() || !step.to().equals(at)) {
        return false;
      }
      if (step.from().is(from)) {
        return true;
      }
      at = step.from().id();
    }
    return false;
  }

  /** The newest first. */
  private List<Step> steps(String issue) {
    String self = login.session().account();
    List<JsonNode> entries = new ArrayList<>(jira.history(issue));
    entries.removeIf(entry -> !entry.path("items").isArray());
    entries.sort(NEWEST_FIRST);
    List<Step> steps = new ArrayList<>();
    for (JsonNode entry : entries) {
      boolean own = entry.path("author").path(jira.dialect().accountKey()).asText().equals(self);
      List<Step> within = new ArrayList<>();
      for (JsonNode item : entry.path("items")) {
        if (item.path("field").asText().equals("status")) {
          within.add(new Step(before(item), item.path("to").asText(), own));
        }
      }
      steps.addAll(within.reversed());
    }
    return steps;
  }

  private static JiraStep.Status before(JsonNode item) {
    return new JiraStep.Status(item.path("from").asText(), item.path("fromString").asText(), false);
  }
}
