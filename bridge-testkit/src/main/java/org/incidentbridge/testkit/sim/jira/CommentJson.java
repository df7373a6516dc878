package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comments as JSON. */
final class CommentJson {

  private final JiraSite site;
  private final SiteJson json;

  CommentJson(JiraSite site, SiteJson json) {
    this.site = site;
    this.json = json;
  }

  ObjectNode comment(StoredIssue issue, JiraComment comment, boolean properties) {
    ObjectNode out = Json.object();
    out.put("self", json.self("/issue/" + issue.id + "/comment/" + comment.id()));
    out.put("id", Long.toString(comment.id()));
    out.set("author", json.user(comment.author()));
    out.set("body", comment.body());
    out.set("updateAuthor", json.user(comment.updateAuthor()));
    out.put("created", json.time(comment.times().created()));
    out.put("updated", json.time(comment.times().updated()));
    JiraVisibility visibility = comment.extras().visibility();
    if (visibility != null) {
      ObjectNode who = out.putObject("visibility");
      who.put("type", visibility.type()).put("value", visibility.value());
      if (site.edition().cloud()) {
        who.put("identifier", visibility.value());
      }
    }
    if (site.edition().cloud()) {
      out.put("jsdPublic", !(issue.project().serviceDesk() && knownInternal(comment)));
    }
    if (properties) {
      out.set("properties", properties(comment));
    }
    return out;
  }

  /** The flag follows the property, which stays through a move, after a while. */
  private boolean knownInternal(JiraComment comment) {
    Instant shown = comment.times().updated().plus(site.catalogue().flagLag);
    return comment.internal() && !site.now().isBefore(shown);
  }

  /** Comments that a caller may see. */
  List<JiraComment> visible(StoredIssue issue, @Nullable JiraUser caller) {
    return issue.comments.stream().filter(comment -> mayRead(comment, caller)).toList();
  }

  static boolean mayRead(JiraComment comment, @Nullable JiraUser caller) {
    JiraVisibility visibility = comment.extras().visibility();
    return visibility == null
        || (caller != null && caller.profile().groups().contains(visibility.value()));
  }

  private static ArrayNode properties(JiraComment comment) {
    ArrayNode properties = Json.array();
    comment
        .extras()
        .properties()
        .forEach((key, value) -> properties.addObject().put("key", key).set("value", value));
    return properties;
  }
}
