package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import org.incidentbridge.jira.shared.CommentMarks;
import org.incidentbridge.jira.shared.Dialect;
import org.incidentbridge.jira.shared.ProjectKind;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.RichText;

/** Texts in Atlassian's document format, people by account id. */
final class CloudDialect implements Dialect {

  @Override
  public JsonNode write(RichText text, JsonNode present) {
    return AdfWriter.write(text, present);
  }

  @Override
  public RichText read(JsonNode written) {
    return AdfReader.read(written);
  }

  /** Jira does not say whether it counts the text or its JSON: the latter is longer. */
  @Override
  public int size(RichText text) {
    return write(text).toString().length();
  }

  @Override
  public String login() {
    return "email and token";
  }

  @Override
  public String accountKey() {
    return "accountId";
  }

  @Override
  public Value value(JsonNode written) {
    return written.isTextual() ? Value.line(written.asText()) : Dialect.super.value(written);
  }

  @Override
  public boolean isText(JsonNode value) {
    return value.path("type").asText().equals("doc");
  }

  @Override
  public String account(JsonNode user) {
    return user.path("accountId").asText("unknown");
  }

  @Override
  public Visibility visibility(JsonNode comment, ProjectKind project) {
    return CommentMarks.visibility(comment, project, true);
  }

  @Override
  public boolean isHidden(JsonNode comment, boolean desk) {
    return desk
        ? comment.hasNonNull("jsdPublic") && CommentMarks.hidden(comment)
        : comment.hasNonNull("visibility");
  }
}
