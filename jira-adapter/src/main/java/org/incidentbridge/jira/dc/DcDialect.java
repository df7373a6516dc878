package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.incidentbridge.jira.shared.CommentMarks;
import org.incidentbridge.jira.shared.Dialect;
import org.incidentbridge.jira.shared.ProjectKind;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.RichText;

/** Texts in wiki markup, people by user name. */
final class DcDialect implements Dialect {

  @Override
  public JsonNode write(RichText text, JsonNode present) {
    return TextNode.valueOf(WikiWriter.write(text, present.asText("")));
  }

  @Override
  public RichText read(JsonNode written) {
    return WikiReader.read(written.asText());
  }

  /** A history repeats the markup. */
  @Override
  public Value past(String text) {
    return value(TextNode.valueOf(text));
  }

  @Override
  public int size(RichText text) {
    return WikiWriter.write(text).length();
  }

  /** Markup cannot say everything: what it makes of a text counts too. */
  @Override
  public boolean same(RichText one, RichText other) {
    return Dialect.super.same(one, other) || read(write(one)).equals(read(write(other)));
  }

  @Override
  public String login() {
    return "the token, or user and password,";
  }

  @Override
  public String accountKey() {
    return "name";
  }

  @Override
  public String account(JsonNode user) {
    return user.path("name").asText(user.path("key").asText("anonymous"));
  }

  @Override
  public Visibility visibility(JsonNode comment, ProjectKind project) {
    return CommentMarks.visibility(comment, project, false);
  }

  @Override
  public boolean isHidden(JsonNode comment, boolean desk) {
    return comment.hasNonNull("visibility") || (desk && CommentMarks.isInternalNote(comment));
  }
}
