package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketLink.Kind;

/** What Jira's links between issues say. */
public final class JiraLinkKinds {

  private static final Comparator<String> OLDEST_FIRST =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private JiraLinkKinds() {}

  /** The relations that an issue lists. */
  public static List<TicketLink> read(JsonNode fields) {
    List<TicketLink> links = new ArrayList<>();
    for (JsonNode link : fields.path("issuelinks")) {
      boolean outward = link.hasNonNull("outwardIssue");
      String other = link.path(outward ? "outwardIssue" : "inwardIssue").path("id").asText();
      if (!other.isEmpty()) {
        links.add(new TicketLink(kind(link.path("type"), outward), other));
      }
    }
    if (fields.path("parent").hasNonNull("id")) {
      links.add(new TicketLink(Kind.CHILD_OF, fields.path("parent").path("id").asText()));
    }
    for (JsonNode child : fields.path("subtasks")) {
      links.add(new TicketLink(Kind.PARENT_OF, child.path("id").asText()));
    }
    return links;
  }

  private static Kind kind(JsonNode type, boolean outward) {
    String name = type.path("name").asText().toLowerCase(Locale.ROOT);
    if (name.contains("duplicate")) {
      return outward ? Kind.DUPLICATE_OF : Kind.HAS_DUPLICATE;
    }
    if (name.equals("blocks") || name.equals("blocker")) {
      return outward ? Kind.BLOCKS : Kind.BLOCKED_BY;
    }
    return Kind.RELATED;
  }

  /** Whether a link type can say this. */
  static boolean says(SiteFacts.LinkType type, Kind kind) {
    String name = type.name().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case DUPLICATE_OF, HAS_DUPLICATE -> name.contains("duplicate");
      case BLOCKS, BLOCKED_BY -> name.equals("blocks") || name.equals("blocker");
      case RELATED -> name.startsWith("relate");
      case PARENT_OF, CHILD_OF -> false;
    };
  }

  /**
   * Whether an issue is the one from which its relation starts, Jira's {@code inwardIssue}. One
   * that says the same from both ends starts at the older issue, so that Jira knows it again
   * whichever end it is put from (N3).
   *
   * @param exact whether Jira has a type for it, so that it is not just shown as related
   */
  static boolean startsAt(String issue, TicketLink link, boolean exact) {
    return switch (exact ? link.kind() : Kind.RELATED) {
      case DUPLICATE_OF, BLOCKS, CHILD_OF -> true;
      case HAS_DUPLICATE, BLOCKED_BY, PARENT_OF -> false;
      case RELATED -> OLDEST_FIRST.compare(issue, link.otherId()) < 0;
    };
  }
}
