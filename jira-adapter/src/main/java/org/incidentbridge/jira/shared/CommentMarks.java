package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.incidentbridge.model.Visibility;

/**
 * What a comment says of who may read it. Whatever is not known to be public is internal (N5):
 * {@code jsdPublic} lags behind and is true outside service projects, while the property stays with
 * a comment whose issue moves to another project.
 */
public final class CommentMarks {

  /** The property in which service projects keep whether a comment is internal. */
  public static final String DESK = "sd.public.comment";

  private CommentMarks() {}

  /**
   * Who may read a comment.
   *
   * @param told whether Jira is of the edition that says {@code jsdPublic} in service projects
   */
  public static Visibility visibility(JsonNode comment, ProjectKind project, boolean told) {
    boolean silent =
        told && project == ProjectKind.SERVICE && !comment.path("jsdPublic").asBoolean();
    return hidden(comment) || silent || project == ProjectKind.UNKNOWN || !isMarked(comment)
        ? Visibility.INTERNAL
        : Visibility.PUBLIC;
  }

  /** Whether a comment says itself that not everybody may read it. */
  public static boolean hidden(JsonNode comment) {
    boolean denied =
        comment.path("jsdPublic").isBoolean() && !comment.path("jsdPublic").asBoolean();
    return comment.hasNonNull("visibility") || denied || isInternalNote(comment);
  }

  /** Whether a comment bears the mark of an internal note of a service project. */
  public static boolean isInternalNote(JsonNode comment) {
    return property(comment, DESK).path("internal").asBoolean(false);
  }

  /** Whether a comment came with its properties, be there any or none. */
  public static boolean isMarked(JsonNode comment) {
    return comment.path("properties").isArray();
  }

  /** Says among a new comment's properties who may read it in a service project. */
  static void put(ArrayNode properties, Visibility visibility) {
    properties
        .addObject()
        .put("key", DESK)
        .putObject("value")
        .put("internal", visibility == Visibility.INTERNAL);
  }

  /** The bridge's marker among a comment's properties; empty if it is not shown or not there. */
  public static String marker(JsonNode comment) {
    return property(comment, JiraFields.MARKER).path("key").asText();
  }

  /** A comment's property; missing if it is not shown or not there. */
  static JsonNode property(JsonNode comment, String key) {
    for (JsonNode property : comment.path("properties")) {
      if (property.path("key").asText().equals(key)) {
        return property.path("value");
      }
    }
    return MissingNode.getInstance();
  }
}
