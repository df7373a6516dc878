package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.spi.CommandKey;

/**
 * What the bridge writes into the metadata of its updates, which Zendesk keeps with the audit and
 * shows with the comment, and which only programs can write.
 */
enum Marks {
  /** The key of a command that made a ticket, said something or changed fields. */
  COMMAND("incident_bridge"),
  /** The key of a command whose changes were put back. */
  BACK("incident_bridge_back"),
  /** The key of a command whose comment only carries a file. */
  FILE("incident_bridge_file"),
  /** The key of a pointer whose comment only tells where another ticket is. */
  LINK("incident_bridge_link"),
  /** What a ticket is to another one, where a comment is all that Zendesk has for it. */
  RELATION("incident_bridge_relation");

  private static final Pattern RELATED = Pattern.compile("([A-Z_]{1,20}) ([1-9]\\d{0,17})");

  private final String member;

  Marks(String member) {
    this.member = member;
  }

  /** Metadata that says so. */
  ObjectNode saying(String text) {
    return ZendeskJson.JSON.createObjectNode().put(member, text);
  }

  /** The key in a comment or audit; empty if there is none. */
  String key(JsonNode record) {
    return key(text(record));
  }

  private String text(JsonNode record) {
    return ZendeskJson.text(record.path("metadata").path("custom"), member);
  }

  /** The text, if it is a key of the bridge. */
  static String key(String text) {
    return CommandKey.FORM.matcher(text).matches() ? text : "";
  }

  /** Whether a comment says nothing, but carries a file or points to another ticket. */
  static boolean isMute(JsonNode comment) {
    return !FILE.key(comment).isEmpty()
        || !LINK.key(comment).isEmpty()
        || relation(comment).isPresent();
  }

  static String relation(TicketLink link) {
    return link.kind().name() + " " + link.otherId();
  }

  /** The relation that a comment tells of. */
  static Optional<TicketLink> relation(JsonNode comment) {
    Matcher words = RELATED.matcher(RELATION.text(comment));
    if (!words.matches()) {
      return Optional.empty();
    }
    for (TicketLink.Kind kind : TicketLink.Kind.values()) {
      if (kind.name().equals(words.group(1))) {
        return Optional.of(new TicketLink(kind, words.group(2)));
      }
    }
    return Optional.empty();
  }
}
