package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the bridge's comments by their markers, the newest first. */
final class MarkedComments {

  private static final int PAGE = 100;

  private final Site jira;

  MarkedComments(Site jira) {
    this.jira = jira;
  }

  /** The comments with these markers, by marker; those that are not there are missing. */
  Map<String, JsonNode> find(String issue, Collection<String> markers) {
    Map<String, JsonNode> found = new HashMap<>();
    CommentPages.newestFirst(
        jira,
        issue,
        PAGE,
        page -> {
          for (JsonNode comment : page) {
            String marker = CommentMarks.marker(comment);
            if (markers.contains(marker)) {
              found.putIfAbsent(marker, comment);
            }
          }
          return found.size() == markers.size();
        });
    return found;
  }
}
