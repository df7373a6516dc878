package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.incidentbridge.http.CallFailure;

/**
 * Reads comments page by page. Each page begins with the last comment of the one before: if it does
 * not, an earlier one was deleted meanwhile and others moved up unseen, so that reading begins anew
 * (N2).
 */
public final class CommentPages {

  /** Jira may show fewer than it is asked for, but never so few that these do not do. */
  private static final int PAGES = 500;

  private static final int MOST_STARTS = 5;

  private final Site jira;
  private final String issue;
  private final int size;
  private final String order;

  private CommentPages(Site jira, String issue, int size, String order) {
    this.jira = jira;
    this.issue = issue;
    this.size = size;
    this.order = order;
  }

  /**
   * All comments of an issue, in order.
   *
   * @param size how many to ask for at once, more than one
   * @throws CallFailure if the pages never fit together, which is this issue's own fault
   */
  public static List<JsonNode> all(Site jira, String issue, int size) {
    return new CommentPages(jira, issue, size, "created").until(page -> false);
  }

  /**
   * Reads comments, the newest first, until a page is the last one wanted. Some may be shown more
   * than once.
   *
   * @throws CallFailure as {@link #all}
   */
  static void newestFirst(Site jira, String issue, int size, Predicate<List<JsonNode>> last) {
    new CommentPages(jira, issue, size, "-created").until(last);
  }

  private List<JsonNode> until(Predicate<List<JsonNode>> last) {
    for (int start = 0; start < MOST_STARTS; start++) {
      Map<String, JsonNode> read = new LinkedHashMap<>();
      if (fits(read, last)) {
        return new ArrayList<>(read.values());
      }
    }
    throw CallFailure.senseless(
        jira.tracker() + ": the comments of issue " + issue + " change while they are read");
  }

  /** Whether the pages fit together. */
  private boolean fits(Map<String, JsonNode> read, Predicate<List<JsonNode>> last) {
    for (int page = 0; page < PAGES; page++) {
      int before = read.size();
      Site.CommentPage shown = jira.comments(issue, Math.max(0, before - 1), size, order);
      List<JsonNode> comments = shown.comments();
      if (before > 0 && (comments.isEmpty() || !read.containsKey(id(comments.getFirst())))) {
        return false;
      }
      comments.forEach(comment -> read.put(id(comment), comment));
      boolean enough = last.test(comments);
      if (enough || read.size() == before || read.size() >= shown.total()) {
        return true;
      }
    }
    throw CallFailure.senseless(
        jira.tracker() + ": the comments of issue " + issue + " do not come to an end");
  }

  private static String id(JsonNode comment) {
    return comment.path("id").asText();
  }
}
