package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.RichText;

/** Texts without any form, people by user name. */
final class PlainDialect implements Dialect {

  @Override
  public JsonNode write(RichText text, JsonNode present) {
    return TextNode.valueOf(text.plainText());
  }

  @Override
  public RichText read(JsonNode written) {
    return RichText.plain(written.asText());
  }

  @Override
  public int size(RichText text) {
    return text.plainText().length();
  }

  @Override
  public String login() {
    return "nothing";
  }

  @Override
  public String accountKey() {
    return "name";
  }

  @Override
  public String account(JsonNode user) {
    return user.path("name").asText("anonymous");
  }

  @Override
  public Visibility visibility(JsonNode comment, ProjectKind project) {
    return Visibility.INTERNAL;
  }

  @Override
  public boolean isHidden(JsonNode comment, boolean desk) {
    return true;
  }
}
