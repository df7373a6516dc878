package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells the bridge's own steps between statuses from people's, by what Jira has written down. */
final class JiraTrail {

  private static final Comparator<JsonNode> NEWEST_FIRST =
      Comparator.<JsonNode, Instant>comparing(
              entry -> JiraTimes.read(entry.path("created").asText()))
          .thenComparingLong(entry -> entry.path("id").asLong())
          .reversed();

  /** What every move changes. */
  private static final Set<String> PLACE = Set.of("project", "Key", "issuetype", "Workflow");

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

  private List<JsonNode> entries(String issue) {
    List<JsonNode> entries = new ArrayList<>(jira.history(issue));
    entries.removeIf(entry -> !entry.path("items").isArray());
    entries.sort(NEWEST_FIRST);
    return entries;
  }

  private boolean isOwn(JsonNode entry) {
    String self = login.session().account();
    return entry.path("author").path(jira.dialect().accountKey()).asText().equals(self);
  }

  /** The newest first. */
  private List<Step> steps(String issue) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode entry : entries(issue)) {
      boolean own = isOwn(entry);
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

  /**
   * What an issue's last way to another project did to it.
   *
   * @param left what it had in fields that were emptied, by field
   * @param changed what other fields show since, by field
   */
  record Baggage(SortedMap<String, String> left, SortedMap<String, String> changed) {
    static final Baggage NONE = new Baggage(new TreeMap<>(), new TreeMap<>());
  }

  /** Of the issue's last move; nothing if that was no move of the bridge's user. */
  Baggage lastMove(String issue) {
    return entries(issue).stream()
        .filter(entry -> fields(entry).contains("project"))
        .findFirst()
        .filter(this::isOwn)
        .map(JiraTrail::baggage)
        .orElse(Baggage.NONE);
  }

  private static Set<String> fields(JsonNode entry) {
    Set<String> fields = new TreeSet<>();
    entry.path("items").forEach(item -> fields.add(field(item)));
    return fields;
  }

  private static Baggage baggage(JsonNode entry) {
    SortedMap<String, String> left = new TreeMap<>();
    SortedMap<String, String> changed = new TreeMap<>();
    for (JsonNode item : entry.path("items")) {
      if (PLACE.contains(field(item))) {
        continue;
      }
      if (item.path("toString").asText("").isEmpty()) {
        left.merge(field(item), item.path("fromString").asText(), (a, b) -> a + ", " + b);
      } else {
        changed.put(field(item), item.path("toString").asText());
      }
    }
    return new Baggage(left, changed);
  }

  /** By the id that the issue itself has for it, where that is told. */
  private static String field(JsonNode item) {
    return item.path("fieldId").asText(item.path("field").asText());
  }

  private static JiraStep.Status before(JsonNode item) {
    return new JiraStep.Status(item.path("from").asText(), item.path("fromString").asText(), false);
  }
}
