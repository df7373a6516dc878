package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;

/** Sends single comments, with who may read them. */
final class CommentPosts {

  private final Site jira;
  private final Issues issues;
  private final Optional<JiraSettings.Restriction> hidden;
  private final CommentGuard guard;

  /**
   * @param hidden how comments are hidden outside of service projects; empty if they are not
   */
  CommentPosts(
      Site jira, Issues issues, Optional<JiraSettings.Restriction> hidden, CommentGuard guard) {
    this.jira = jira;
    this.issues = issues;
    this.hidden = hidden;
    this.guard = guard;
  }

  /**
   * Where a comment goes, and who is to read it.
   *
   * @param desk whether the issue is in a service project
   */
  record Spot(String issue, Visibility visibility, boolean desk) {}

  JsonNode add(Spot spot, CommandKey key, RichText text) {
    ObjectNode body = body(spot, text);
    Markers.put(body.withArray("/properties"), key);
    JsonNode made = jira.addComment(spot.issue(), body);
    if (!spot.desk()) {
      issues.posted(made.path("id").asText(), body.path("properties"));
    }
    return made;
  }

  /** What to report instead of success; empty if all is well. */
  Optional<Outcome> change(Spot spot, String comment, RichText text) {
    return objection(spot, comment, jira.editComment(spot.issue(), comment, body(spot, text)));
  }

  /** The same of a comment that was written. */
  Optional<Outcome> objection(Spot spot, String comment, JsonNode made) {
    var written = new CommentGuard.Written(spot.issue(), comment);
    return guard.objection(written, made, spot.visibility(), spot.desk());
  }

  boolean cannotHide(Visibility visibility, boolean desk) {
    return !desk && visibility == Visibility.INTERNAL && hidden.isEmpty();
  }

  private ObjectNode body(Spot spot, RichText text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("body", jira.dialect().write(text));
    if (spot.desk()) {
      CommentMarks.put(body.putArray("properties"), spot.visibility());
    } else if (spot.visibility() == Visibility.INTERNAL) {
      hidden.ifPresent(
          who -> body.putObject("visibility").put("type", who.type()).put("value", who.name()));
    }
    return body;
  }
}
