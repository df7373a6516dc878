package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks whether the words that will be written exist, and whether statuses can be reached. */
final class WordChecks {

  private final Site jira;
  private final CreateChecks creates;
  private final JiraWorkflows workflows;

  WordChecks(Site jira, CreateChecks creates, JiraWorkflows workflows) {
    this.jira = jira;
    this.creates = creates;
    this.workflows = workflows;
  }

  /** Options, priorities and the like, as far as create screens list them. */
  List<Finding> words(Expected expected) {
    Map<String, Set<String>> allowed = allowed(expected.creates());
    List<Finding> findings = new ArrayList<>();
    expected
        .words()
        .forEach(
            (field, words) -> {
              Set<String> known = allowed.getOrDefault(field, Set.of());
              List<String> missing = words.stream().filter(w -> !known.contains(w)).toList();
              if (!field.equals("status") && !known.isEmpty() && !missing.isEmpty()) {
                findings.add(
                    expected.presumed().contains(field)
                        ? unmapped(field, missing, known)
                        : unknown(field, missing, known));
              }
            });
    return findings.isEmpty()
        ? List.of(JiraProbe.good("words", "all words that Jira lists beforehand exist"))
        : findings;
  }

  private static Finding unmapped(String field, List<String> missing, Set<String> known) {
    return JiraProbe.doubtful(
        "words",
        "field '%s' has no value map, and lacks some words of a new Jira: %s"
            .formatted(field, String.join(", ", missing)),
        "Write a value map for it into the vocabulary, or none for it into the fields of the"
            + " routes. It has: "
            + String.join(", ", known));
  }

  private static Finding unknown(String field, List<String> missing, Set<String> known) {
    StringBuilder hints = new StringBuilder();
    for (String word : missing) {
      String hint = JiraProbe.didYouMean(word, known);
      hints.append(hint.isEmpty() || missing.size() == 1 ? hint : "'" + word + "': " + hint);
    }
    return JiraProbe.bad(
        "words",
        "field '%s' has no '%s'".formatted(field, String.join("', '", missing)),
        hints + "It has: " + String.join(", ", known));
  }

  private Map<String, Set<String>> allowed(List<String> places) {
    Map<String, Set<String>> allowed = new LinkedHashMap<>();
    for (String create : places) {
      String[] parts = create.split("/", 2);
      for (JsonNode field : creates.fields(parts[0], parts.length > 1 ? parts[1] : "")) {
        Set<String> words =
            allowed.computeIfAbsent(field.path("fieldId").asText(), f -> new TreeSet<>());
        field
            .path("allowedValues")
            .forEach(v -> words.add(v.path("name").asText(v.path("value").asText())));
      }
    }
    return allowed;
  }

  /** Every status written, in every project in which tickets are made. */
  List<Finding> statuses(Expected expected) {
    List<String> wanted = expected.words().getOrDefault("status", List.of());
    List<Finding> findings = new ArrayList<>();
    for (String create : expected.creates()) {
      String[] parts = create.split("/", 2);
      findings.addAll(statuses(parts[0], parts.length > 1 ? parts[1] : "", wanted));
    }
    return findings;
  }

  private List<Finding> statuses(String project, String type, List<String> wanted) {
    Set<String> names = new TreeSet<>();
    workflows.statuses(project, type).forEach(status -> names.add(status.name()));
    Optional<JsonNode> sample = sample(project, type);
    List<Finding> findings = new ArrayList<>();
    for (String status : wanted) {
      if (names.stream().noneMatch(status::equalsIgnoreCase)) {
        findings.add(
            JiraProbe.bad(
                "statuses",
                project + "/" + type + " has no status '" + status + "'",
                JiraProbe.didYouMean(status, names) + "It has: " + String.join(", ", names)));
      } else {
        sample
            .filter(issue -> !reaches(issue, project, type, status))
            .ifPresent(issue -> findings.add(unreached(issue, project + "/" + type, status)));
      }
    }
    return findings.isEmpty() ? List.of(reached(project + "/" + type, sample)) : findings;
  }

  private static Finding reached(String where, Optional<JsonNode> sample) {
    return sample.isPresent()
        ? JiraProbe.good("statuses", "all statuses written exist and can be reached in " + where)
        : JiraProbe.doubtful(
            "statuses",
            "all statuses written exist in " + where + ", which has no issue yet to try the ways",
            "Run doctor again once there is one");
  }

  private static Finding unreached(JsonNode issue, String where, String status) {
    return JiraProbe.doubtful(
        "statuses",
        "no way was found to '"
            + status
            + "' in "
            + where
            + ", seen from "
            + issue.path("key").asText(),
        "Check that the bridge's user may make the transitions there");
  }

  private boolean reaches(JsonNode issue, String project, String type, String status) {
    JiraStep.Status now = JiraStep.Status.of(issue.path("fields").path("status"));
    JiraWorkflows.Place place = new JiraWorkflows.Place(project, type, now.id());
    return now.is(status)
        || workflows.towards(status, issue.path("id").asText(), place).isPresent();
  }

  private Optional<JsonNode> sample(String project, String type) {
    String jql =
        "project = %s AND issuetype = %s ORDER BY created DESC"
            .formatted(Jql.quoted(project), Jql.quoted(type));
    return jira.first(jql, "status");
  }
}
