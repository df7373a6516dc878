package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.RichText;

/** How an edition of Jira writes texts and people, and who may read a comment. Pure. */
public interface Dialect {

  /**
   * A text in place of another: what only Jira can show is kept where it stands already.
   *
   * @param present what the field holds now; missing on a new issue or comment
   */
  JsonNode write(RichText text, JsonNode present);

  /** A text for a new issue or comment. */
  default JsonNode write(RichText text) {
    return write(text, MissingNode.getInstance());
  }

  /** The text in normal form. */
  RichText read(JsonNode written);

  /** What a field for texts says. */
  default Value value(JsonNode written) {
    return Value.body(read(written));
  }

  /** What a field for texts said at some time, as a history repeats it: without its form. */
  default Value past(String text) {
    return Value.body(RichText.plain(text));
  }

  /** Whether a field of any type turns out to hold a text. */
  default boolean isText(JsonNode value) {
    return false;
  }

  /** How many characters Jira counts in a text. */
  int size(RichText text);

  /** Whether two texts are the same once Jira has them. */
  default boolean same(RichText one, RichText other) {
    return one.normalised().equals(other.normalised());
  }

  /** What the bridge logs in with, in words. */
  String login();

  /** By what people are known, in the JSON of a user. */
  String accountKey();

  /** The account of a user, or a word for one who has none. */
  String account(JsonNode user);

  /** Who may read a comment. */
  Visibility visibility(JsonNode comment, ProjectKind project);

  /**
   * Whether a comment that was written shows that not everybody may read it.
   *
   * @param desk whether its issue is in a service project
   */
  boolean isHidden(JsonNode comment, boolean desk);
}
