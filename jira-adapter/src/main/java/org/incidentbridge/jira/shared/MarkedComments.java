package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the bridge's comments by their markers, the newest first. */
final class MarkedComments {

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;

  private final Site jira;

  MarkedComments(Site jira) {
    this.jira = jira;
  }

  /** The comments with these markers, by marker; those that are not there are missing. */
  Map<String, JsonNode> find(String issue, Collection<String> markers) {
    Map<String, JsonNode> found = new HashMap<>();
    int seen = 0;
    for (int page = 0; page < MOST_PAGES && found.size() < markers.size(); page++) {
      Site.CommentPage shown = jira.comments(issue, seen, PAGE, "-created");
      for (JsonNode comment : shown.comments()) {
        String marker = CommentMarks.marker(comment);
        if (markers.contains(marker)) {
          found.putIfAbsent(marker, comment);
        }
      }
      seen += shown.comments().size();
      if (shown.comments().isEmpty() || seen >= shown.total()) {
        break;
      }
    }
    return found;
  }
}
