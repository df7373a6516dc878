package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the bridge's comments by their markers, the newest first. */
final class MarkedComments {

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;

  private final JiraIssues issues;

  MarkedComments(JiraIssues issues) {
    this.issues = issues;
  }

  /** The comments with these markers, by marker; those that are not there are missing. */
  Map<String, JsonNode> find(String issue, Collection<String> markers) {
    Map<String, JsonNode> found = new HashMap<>();
    int seen = 0;
    for (int page = 0; page < MOST_PAGES && found.size() < markers.size(); page++) {
      JsonNode answer = issues.comments(issue, seen, PAGE, "-created");
      JsonNode comments = answer.path("comments");
      for (JsonNode comment : comments) {
        String marker = JiraTalkReader.marker(comment);
        if (markers.contains(marker)) {
          found.putIfAbsent(marker, comment);
        }
      }
      seen += comments.size();
      if (comments.isEmpty() || seen >= answer.path("total").asInt(0)) {
        break;
      }
    }
    return found;
  }
}
