package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** An issue as the search index saw it last. */
record SearchDoc(
    long id, SearchDoc.Key key, Instant created, Instant updated, SearchDoc.Facts facts) {

  static final Comparator<SearchDoc> BY_UPDATED =
      Comparator.comparing(SearchDoc::updated)
          .thenComparing(SearchDoc::key)
          .thenComparingLong(SearchDoc::id);

  /** Project key and number, ordered as Jira orders keys. */
  record Key(String project, int number) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int projects = project.compareTo(other.project);
      return projects != 0 ? projects : Integer.compare(number, other.number);
    }
  }

  /** What can be asked for. */
  record Facts(String projectId, String statusId, String typeId, Map<String, JsonNode> values) {}

  static SearchDoc of(StoredIssue issue) {
    return new SearchDoc(
        issue.id,
        new Key(issue.project().key(), issue.number()),
        issue.created,
        issue.updated(),
        new Facts(
            issue.project().id(),
            issue.status().id(),
            issue.type().id(),
            Map.copyOf(issue.values)));
  }
}
