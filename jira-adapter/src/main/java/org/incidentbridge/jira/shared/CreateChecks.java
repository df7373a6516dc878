package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks whether tickets can be made as the routes want them. */
final class CreateChecks {

  private final SiteFacts facts;

  CreateChecks(SiteFacts facts) {
    this.facts = facts;
  }

  /** The fields of a create screen; none if there is no such type. */
  List<JsonNode> fields(String project, String type) {
    return facts.createTypes(project).stream()
        .filter(known -> known.name().equals(type))
        .findFirst()
        .map(known -> facts.createFields(project, known))
        .orElse(List.of());
  }

  /** Whether tickets can be made with the fields that the vocabulary has. */
  List<Finding> creating(Expected expected) {
    List<Finding> findings = new ArrayList<>();
    for (String create : expected.creates()) {
      int slash = create.indexOf('/');
      String project = slash < 0 ? create : create.substring(0, slash);
      String type = slash < 0 ? "" : create.substring(slash + 1);
      findings.addAll(creating(project, type, expected.fields()));
    }
    return findings;
  }

  private List<Finding> creating(String project, String type, List<String> wanted) {
    List<SiteFacts.IssueType> types = facts.createTypes(project);
    Optional<SiteFacts.IssueType> found =
        types.stream().filter(known -> known.name().equals(type)).findFirst();
    if (found.isEmpty()) {
      List<String> names = types.stream().map(SiteFacts.IssueType::name).toList();
      return List.of(
          JiraProbe.bad(
              "creating",
              "project " + project + " has no issue type '" + type + "' to create",
              JiraProbe.didYouMean(type, names) + "It has: " + String.join(", ", names)));
    }
    return missing(project + "/" + type, facts.createFields(project, found.get()), wanted);
  }

  private static List<Finding> missing(String where, List<JsonNode> fields, List<String> wanted) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode field : fields) {
      String id = field.path("fieldId").asText(field.path("key").asText());
      boolean needed =
          field.path("required").asBoolean() && !field.path("hasDefaultValue").asBoolean();
      boolean given =
          wanted.contains(id) || Set.of("project", "issuetype", "summary", "reporter").contains(id);
      if (needed && !given) {
        findings.add(
            JiraProbe.bad(
                "creating",
                where
                    + " asks for '"
                    + field.path("name").asText(id)
                    + "' ("
                    + id
                    + "), which no field of the vocabulary fills",
                "Map it under vocabulary.fields, give it a default value in Jira, or make it"
                    + " optional"));
      }
    }
    Set<String> shown = new TreeSet<>();
    fields.forEach(f -> shown.add(f.path("fieldId").asText(f.path("key").asText())));
    wanted.stream()
        .filter(name -> name.startsWith("customfield_") && !shown.contains(name))
        .forEach(
            name ->
                findings.add(
                    JiraProbe.doubtful(
                        "creating",
                        "field " + name + " is not on the create screen of " + where,
                        "Add it to the screen, or it stays empty on new tickets")));
    return findings.isEmpty()
        ? List.of(
            JiraProbe.good("creating", where + " can be created, with the marker as property"))
        : findings;
  }
}
