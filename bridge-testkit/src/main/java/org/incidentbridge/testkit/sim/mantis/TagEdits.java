package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tags and monitors as sets: what POST and PATCH of an issue replace as a whole. */
final class TagEdits {

  private final Site site;

  TagEdits(Site site) {
    this.site = site;
  }

  /** Ids must exist; names may be new. */
  void checkKnownIds(JsonNode tags) {
    for (JsonNode tag : tags) {
      int id = References.number(tag.get("id"));
      if (id != 0 && !site.world.tags.containsKey(id)) {
        throw unknown("Tag with id " + id + " not found.", id);
      }
      String name = References.text(tag, "name", "");
      if (id == 0 && site.world.tagNamed(name).isEmpty()) {
        Edits.checkTagName(name);
      }
    }
  }

  void createMissing(User user, JsonNode tags) {
    for (JsonNode tag : tags) {
      String name = References.text(tag, "name", "");
      if (!tag.has("id") && site.world.tagNamed(name).isEmpty()) {
        site.edits.createTag(user, name);
      }
    }
  }

  /** Makes the issue's tags those given; each must exist. */
  void replace(User user, Issue issue, JsonNode tags) {
    Set<Tag> wanted = new LinkedHashSet<>();
    for (JsonNode tag : tags) {
      wanted.add(existing(tag));
    }
    for (int id : List.copyOf(issue.taggedBy.keySet())) {
      Tag tag = site.world.tags.get(id);
      if (tag != null
          && !wanted.contains(tag)
          && site.access.onIssue(user, "tag_detach_threshold", issue)) {
        site.edits.untag(user, issue, tag);
      }
    }
    for (Tag tag : wanted) {
      boolean fresh = !issue.taggedBy.containsKey(tag.id);
      if (fresh && site.access.onIssue(user, "tag_attach_threshold", issue)) {
        site.edits.tag(user, issue, tag);
      }
    }
  }

  private Tag existing(JsonNode reference) {
    int id = References.number(reference.get("id"));
    String name = References.text(reference, "name", "");
    Optional<Tag> tag =
        id != 0 ? Optional.ofNullable(site.world.tags.get(id)) : site.world.tagNamed(name);
    String asked = id != 0 ? "with id " + id : "'" + name + "'";
    return tag.orElseThrow(() -> unknown("Tag " + asked + " not found.", ""));
  }

  static Fault unknown(String message, Object what) {
    return Fault.coded(Fault.Code.TAG_NOT_FOUND, message, what);
  }

  /** Makes the issue's monitors those given; one given by name becomes user 0, whom nobody sees. */
  void replaceMonitors(User user, Issue issue, JsonNode monitors) {
    References.requireContainer(monitors);
    Set<Integer> wanted = new LinkedHashSet<>();
    for (JsonNode each : monitors) {
      wanted.add(References.number(each.get("id")));
    }
    for (int id : wanted) {
      if (mayAdd(user, id, issue)) {
        site.edits.monitor(user, issue, id);
      }
    }
    for (int id : List.copyOf(issue.monitors)) {
      boolean known = site.world.user(id).isPresent();
      if (known && !wanted.contains(id) && mayRemove(user, id, issue)) {
        site.edits.unmonitor(user, issue, id);
      }
    }
  }

  private boolean mayAdd(User user, int id, Issue issue) {
    String threshold = id == user.id ? "monitor_bug_threshold" : "monitor_add_others_bug_threshold";
    return site.access.onIssue(user, threshold, issue);
  }

  private boolean mayRemove(User user, int id, Issue issue) {
    String threshold =
        id == user.id ? "monitor_bug_threshold" : "monitor_delete_others_bug_threshold";
    return site.access.onIssue(user, threshold, issue);
  }
}
