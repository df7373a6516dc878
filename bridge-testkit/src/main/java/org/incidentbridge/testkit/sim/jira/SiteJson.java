package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The small things of a site as JSON, with links that begin at one base address. */
final class SiteJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  private final JiraSite site;
  private final String base;
  // Trees that are never changed after they are built, so that answers may share them.
  private final Map<Object, ObjectNode> cache = new HashMap<>();

  SiteJson(JiraSite site, String base) {
    this.site = site;
    this.base = base;
  }

  String base() {
    return base;
  }

  String self(String path) {
    return base + site.edition().api() + path;
  }

  String time(Instant instant) {
    return TIME.format(instant.atZone(site.options().siteZone()));
  }

  /** As everybody sees them. */
  ObjectNode user(JiraUser user) {
    return cache.computeIfAbsent(user, key -> freshUser(user, user.profile().emailShown()));
  }

  /** A user by id, or null for somebody erased. */
  JsonNode userById(@Nullable String id) {
    Optional<JiraUser> user = id == null ? Optional.empty() : site.catalogue().user(id);
    return user.<JsonNode>map(this::user).orElse(Json.nothing());
  }

  ObjectNode freshUser(JiraUser user, boolean email) {
    boolean cloud = site.edition().cloud();
    ObjectNode json = Json.object();
    json.put(
        "self", self(cloud ? "/user?accountId=" + user.id() : "/user?username=" + user.name()));
    if (cloud) {
      json.put("accountId", user.id());
    } else {
      json.put("key", user.id()).put("name", user.name());
    }
    if (email) {
      json.put("emailAddress", user.email());
    }
    ObjectNode avatars = json.putObject("avatarUrls");
    for (String size : new String[] {"48", "24", "16", "32"}) {
      avatars.put(size + "x" + size, base + "/secure/useravatar?size=" + size);
    }
    json.put("displayName", user.displayName());
    json.put("active", user.profile().active());
    json.put("timeZone", user.profile().zone().getId());
    if (cloud) {
      json.put("accountType", "atlassian");
    }
    return json;
  }

  ObjectNode status(JiraStatus status) {
    return cache.computeIfAbsent(
        status,
        key -> {
          ObjectNode json = Json.object();
          json.put("self", self("/status/" + status.id()));
          json.put("description", "");
          json.put("iconUrl", base + "/images/icons/statuses/generic.png");
          json.put("name", status.name());
          json.put("id", status.id());
          json.set("statusCategory", category(status.category()));
          return json;
        });
  }

  private ObjectNode category(JiraStatus.Category category) {
    return Json.object()
        .put("self", self("/statuscategory/" + category.id()))
        .put("id", category.id())
        .put("key", category.key())
        .put("colorName", category.color())
        .put("name", category.title());
  }

  ObjectNode priority(Named priority) {
    return cache.computeIfAbsent(
        "priority " + priority.id(),
        key ->
            Json.object()
                .put("self", self("/priority/" + priority.id()))
                .put("iconUrl", base + "/images/icons/priorities/" + priority.id() + ".svg")
                .put("name", priority.name())
                .put("id", priority.id()));
  }

  ObjectNode resolution(Named resolution) {
    return Json.object()
        .put("self", self("/resolution/" + resolution.id()))
        .put("id", resolution.id())
        .put("description", "")
        .put("name", resolution.name());
  }

  ObjectNode issueType(JiraIssueType type) {
    return cache.computeIfAbsent(
        type,
        key -> {
          ObjectNode json = Json.object();
          json.put("self", self("/issuetype/" + type.id()));
          json.put("id", type.id());
          json.put("description", "");
          json.put("iconUrl", base + "/images/icons/issuetypes/" + type.id() + ".svg");
          json.put("name", type.name());
          json.put("subtask", type.subtask());
          if (site.edition().cloud()) {
            json.put("hierarchyLevel", type.subtask() ? -1 : 0);
          }
          return json;
        });
  }

  ObjectNode project(JiraProject project) {
    return cache.computeIfAbsent(
        "project " + project.id(),
        key -> {
          ObjectNode json = Json.object();
          json.put("self", self("/project/" + project.id()));
          json.put("id", project.id());
          json.put("key", project.key());
          json.put("name", project.name());
          json.put("projectTypeKey", project.type());
          if (site.edition().cloud()) {
            json.put("simplified", false);
          }
          ObjectNode avatars = json.putObject("avatarUrls");
          for (String size : new String[] {"48", "24", "16", "32"}) {
            avatars.put(
                size + "x" + size,
                base + "/secure/projectavatar?pid=" + project.id() + "&size=" + size);
          }
          return json;
        });
  }

  ObjectNode version(Named version) {
    return Json.object()
        .put("self", self("/version/" + version.id()))
        .put("id", version.id())
        .put("name", version.name())
        .put("archived", false)
        .put("released", false);
  }

  ObjectNode component(Named component) {
    return Json.object()
        .put("self", self("/component/" + component.id()))
        .put("id", component.id())
        .put("name", component.name());
  }

  ObjectNode option(Named option) {
    return Json.object()
        .put("self", self("/customFieldOption/" + option.id()))
        .put("value", option.name())
        .put("id", option.id());
  }

  ObjectNode linkType(JiraLinkType type) {
    return Json.object()
        .put("id", type.id())
        .put("name", type.name())
        .put("inward", type.inward())
        .put("outward", type.outward())
        .put("self", self("/issueLinkType/" + type.id()));
  }
}
