package org.incidentbridge.jira.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at the projects: visible, writable, with the fields that the configuration names. */
final class ProjectChecks {

  private static final Map<String, String> RIGHTS = rights();

  private static final Set<String> WATCHING =
      new TreeSet<>(List.of("MANAGE_WATCHERS", "VIEW_VOTERS_AND_WATCHERS"));

  private final SiteFacts facts;
  private final JiraSettings settings;
  private final JiraMetadata metadata;

  ProjectChecks(SiteFacts facts, JiraSettings settings, JiraMetadata metadata) {
    this.facts = facts;
    this.settings = settings;
    this.metadata = metadata;
  }

  private static Map<String, String> rights() {
    Map<String, String> rights = new LinkedHashMap<>();
    rights.put("BROWSE_PROJECTS", "read issues");
    rights.put("CREATE_ISSUES", "create issues");
    rights.put("EDIT_ISSUES", "edit issues");
    rights.put("TRANSITION_ISSUES", "change statuses");
    rights.put("ADD_COMMENTS", "comment");
    rights.put("EDIT_OWN_COMMENTS", "edit its own comments");
    rights.put("DELETE_OWN_COMMENTS", "delete its own comments");
    rights.put("CREATE_ATTACHMENTS", "attach files");
    rights.put("DELETE_OWN_ATTACHMENTS", "take back files that became internal");
    rights.put("LINK_ISSUES", "link issues");
    return rights;
  }

  List<Finding> projects() {
    List<Finding> findings = new ArrayList<>();
    for (String key : settings.projects()) {
      Optional<SiteFacts.Project> project = metadata.project(key);
      findings.add(
          project.isPresent()
              ? JiraProbe.good("projects", "project " + key + " is visible")
              : JiraProbe.bad(
                  "projects",
                  "project " + key + " does not exist or is not visible",
                  "Check the key, and give the bridge's user 'Browse projects' there"));
    }
    return findings;
  }

  List<Finding> permissions() {
    List<Finding> findings = new ArrayList<>();
    for (String key : visible()) {
      Set<String> granted = facts.granted(key, asked());
      List<String> missing =
          RIGHTS.keySet().stream()
              .filter(right -> !granted.contains(right) && !granted.contains(wider(right)))
              .toList();
      missing.forEach(
          right ->
              findings.add(
                  JiraProbe.bad(
                      "rights",
                      "the bridge's user may not " + RIGHTS.get(right) + " in " + key,
                      "Grant " + right + " in the permission scheme of " + key)));
      if (missing.isEmpty()) {
        findings.add(JiraProbe.good("rights", "all rights needed in " + key + " are there"));
      }
    }
    return findings;
  }

  /**
   * Whether the bridge's user may have others watch issues, where watching is how they see them.
   */
  List<Finding> sharing() {
    List<Finding> findings = new ArrayList<>();
    for (String key : visible()) {
      boolean desk = metadata.project(key).filter(p -> p.kind() == ProjectKind.SERVICE).isPresent();
      Set<String> granted = desk ? WATCHING : facts.granted(key, WATCHING);
      WATCHING.stream()
          .filter(right -> !granted.contains(right))
          .forEach(
              right ->
                  findings.add(
                      JiraProbe.bad(
                          "sharing",
                          "the bridge's user cannot have others watch issues in " + key,
                          "Grant " + right + " in the permission scheme of " + key)));
    }
    return findings.isEmpty()
        ? List.of(JiraProbe.good("sharing", "others can be let see issues"))
        : findings;
  }

  private static Set<String> asked() {
    Set<String> asked = new TreeSet<>(RIGHTS.keySet());
    RIGHTS.keySet().forEach(right -> asked.add(wider(right)));
    return asked;
  }

  /** Who may change all comments need not be granted to change their own. */
  private static String wider(String right) {
    return right.replace("_OWN_", "_ALL_");
  }

  List<Finding> internalComments() {
    List<Finding> findings = new ArrayList<>();
    for (String key : visible()) {
      boolean desk = metadata.project(key).filter(p -> p.kind() == ProjectKind.SERVICE).isPresent();
      if (desk) {
        findings.add(
            JiraProbe.good(
                "internal comments", key + " is a service project: internal notes work"));
      } else if (settings.writing().hidden().isPresent()) {
        findings.add(
            JiraProbe.good(
                "internal comments",
                "in "
                    + key
                    + " internal notes are shown to "
                    + settings.writing().hidden().get().type()
                    + " '"
                    + settings.writing().hidden().get().name()
                    + "' only"));
      } else {
        findings.add(
            JiraProbe.doubtful(
                "internal comments",
                key + " is no service project: internal notes are refused there",
                "Set internal.role or internal.group if they shall be mirrored"));
      }
    }
    return findings;
  }

  List<Finding> fields(List<String> names) {
    List<Finding> findings = new ArrayList<>();
    Set<String> known = new TreeSet<>(metadata.fields().keySet());
    for (String name : names) {
      Optional<FieldType> type = metadata.type(name);
      if (type.isEmpty()) {
        findings.add(
            JiraProbe.bad(
                "fields",
                "there is no field '" + name + "'",
                JiraProbe.didYouMean(name, known) + byName(name)));
      } else if (type.get() == FieldType.OTHER) {
        findings.add(
            JiraProbe.doubtful(
                "fields",
                "field '" + name + "' is of a kind that can be read but not written",
                "Use it only where the other side does not own it"));
      }
    }
    if (findings.isEmpty()) {
      findings.add(JiraProbe.good("fields", "all " + names.size() + " fields exist"));
    }
    return findings;
  }

  /** People tend to write a custom field's name where its id is wanted. */
  private String byName(String name) {
    return metadata.fields().values().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(field -> "The field called '" + field.name() + "' has the id " + field.id())
        .findFirst()
        .orElse("Custom fields are named by id, as in customfield_10042");
  }

  private List<String> visible() {
    return settings.projects().stream().filter(key -> metadata.project(key).isPresent()).toList();
  }
}
