package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Reads comments page by page. */
public final class CommentPages {

  /** Jira may show fewer than it is asked for, but never so few that these do not do. */
  private static final int PAGES = 500;

  private CommentPages() {}

  /**
   * All comments of an issue, in order.
   *
   * @param size how many to ask for at once
   */
  public static List<JsonNode> all(Site jira, String issue, int size) {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 0; page < PAGES; page++) {
      Site.CommentPage read = jira.comments(issue, all.size(), size, "created");
      all.addAll(read.comments());
      if (read.comments().isEmpty() || all.size() >= read.total()) {
        return all;
      }
    }
    throw new TrackerException(
        Kind.PROTOCOL,
        jira.tracker() + ": the comments of issue " + issue + " do not come to an end");
  }
}
