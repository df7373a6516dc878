package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketLink.Kind;

/**
 * A link of a ticket.
 *
 * @param ref what it says, in RT's words
 * @param ticket the number of the other ticket; empty if it leads elsewhere
 * @param address where it leads; empty if to a ticket
 */
record RtLink(String ref, String ticket, String address) {

  private static final Map<String, Kind> KINDS =
      Map.of(
          "refers-to", Kind.RELATED,
          "referred-to-by", Kind.RELATED,
          "depends-on", Kind.BLOCKED_BY,
          "depended-on-by", Kind.BLOCKS,
          "parent", Kind.CHILD_OF,
          "child", Kind.PARENT_OF);

  /** One of a ticket's hyperlinks, most of which are none of its links. */
  static Optional<RtLink> of(JsonNode link) {
    String ref = link.path("ref").asText("");
    if (!KINDS.containsKey(ref)) {
      return Optional.empty();
    }
    boolean away = link.path("type").asText("").equals("external");
    return Optional.of(
        new RtLink(
            ref, away ? "" : link.path("id").asText(""), away ? link.path("_url").asText("") : ""));
  }

  /** As a relation between tickets; empty if it is none. */
  Optional<TicketLink> relation() {
    return ticket.isEmpty()
        ? Optional.empty()
        : Optional.of(new TicketLink(KINDS.getOrDefault(ref, Kind.RELATED), ticket));
  }

  /** Whether it is one that the bridge puts to show where another ticket is. */
  boolean refersTo(String url) {
    return ref.equals("refers-to") && address.equals(url);
  }

  /** The member of a write that makes such a relation. */
  static String adding(Kind kind) {
    return switch (kind) {
      case RELATED, DUPLICATE_OF, HAS_DUPLICATE -> "AddRefersTo";
      case BLOCKED_BY -> "AddDependsOn";
      case BLOCKS -> "AddDependedOnBy";
      case CHILD_OF -> "AddParent";
      case PARENT_OF -> "AddChild";
    };
  }

  /** What RT can tell of a relation: it knows no duplicates. */
  static Kind shown(Kind kind) {
    return switch (kind) {
      case DUPLICATE_OF, HAS_DUPLICATE -> Kind.RELATED;
      case RELATED, PARENT_OF, CHILD_OF, BLOCKS, BLOCKED_BY -> kind;
    };
  }
}
