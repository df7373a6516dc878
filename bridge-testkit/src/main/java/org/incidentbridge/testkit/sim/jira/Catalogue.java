package org.incidentbridge.testkit.sim.jira;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What admins set up: people, projects, fields and the rest. Guarded by the site's lock. */
final class Catalogue {

  final Map<String, JiraUser> users = new LinkedHashMap<>();
  final Map<String, String> secrets = new HashMap<>();
  final Map<String, JiraProject> projects = new LinkedHashMap<>();
  final Map<String, JiraStatus> statuses = new LinkedHashMap<>();
  final Map<String, JiraField> fields = new LinkedHashMap<>();
  final Map<String, Named> priorities = new LinkedHashMap<>();
  final Map<String, Named> resolutions = new LinkedHashMap<>();
  final Map<String, JiraLinkType> linkTypes = new LinkedHashMap<>();
  Duration flagLag = Duration.ZERO;
  private final Map<String, Set<Permission>> granted = new HashMap<>();

  Catalogue() {
    SystemFields.ALL.forEach(field -> fields.put(field.id(), field));
  }

  Optional<JiraUser> user(String id) {
    return Optional.ofNullable(users.get(id));
  }

  Optional<JiraUser> userNamed(String name) {
    return users.values().stream().filter(user -> user.name().equals(name)).findFirst();
  }

  Optional<JiraProject> project(String idOrKey) {
    JiraProject byId = projects.get(idOrKey);
    return byId != null
        ? Optional.of(byId)
        : projects.values().stream().filter(p -> p.key().equalsIgnoreCase(idOrKey)).findFirst();
  }

  JiraStatus status(String id) {
    JiraStatus status = statuses.get(id);
    if (status == null) {
      throw new IllegalArgumentException("no status " + id);
    }
    return status;
  }

  /** By id, or by the first that bears the name. */
  Optional<JiraField> field(String idOrName) {
    JiraField byId = fields.get(idOrName);
    return byId != null
        ? Optional.of(byId)
        : fields.values().stream().filter(f -> f.name().equalsIgnoreCase(idOrName)).findFirst();
  }

  void grant(JiraUser user, JiraProject project, Set<Permission> permissions) {
    granted.put(user.id() + " " + project.id(), Set.copyOf(permissions));
  }

  Set<Permission> permissions(@Nullable JiraUser user, JiraProject project) {
    if (user == null) {
      return EnumSet.noneOf(Permission.class);
    }
    return granted.getOrDefault(user.id() + " " + project.id(), Permission.all());
  }

  boolean may(@Nullable JiraUser user, JiraProject project, Permission permission) {
    return permissions(user, project).contains(permission);
  }

  List<JiraProject> visible(@Nullable JiraUser user) {
    return projects.values().stream()
        .filter(project -> may(user, project, Permission.BROWSE_PROJECTS))
        .toList();
  }

  boolean knowsGroup(String name) {
    return users.values().stream().anyMatch(user -> user.profile().groups().contains(name));
  }

  static Optional<Named> pick(Collection<Named> among, String idOrName) {
    return among.stream()
        .filter(each -> each.id().equals(idOrName))
        .findFirst()
        .or(() -> named(among, idOrName));
  }

  static Optional<Named> named(Collection<Named> among, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return among.stream()
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }
}
