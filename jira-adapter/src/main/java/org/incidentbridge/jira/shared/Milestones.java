package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Tells a project without tickets from an index that shows none of them. */
public final class Milestones {

  /** Numbers of tickets, one of which a project in use is likely to have. */
  public static final List<Long> KEYS =
      List.of(
          1L, 2L, 3L, 5L, 10L, 15L, 20L, 30L, 50L, 75L, 100L, 150L, 200L, 300L, 500L, 750L, 1_000L,
          1_500L, 2_000L, 3_000L, 5_000L, 7_500L, 10_000L, 15_000L, 20_000L, 30_000L, 50_000L);

  private Milestones() {}

  /**
   * Whether an issue is in a project now: what moved to another one still answers to its old key.
   */
  public static boolean isIn(String project, JsonNode issue) {
    return issue.path("key").asText().startsWith(project + "-");
  }

  /** Why it cannot be told now whether a ticket is there. */
  public static TrackerException blind(TrackerId tracker, String project) {
    return new TrackerException(
        Kind.UNAVAILABLE,
        "%s: Jira's search leaves out issues of project %s that are there: its index may be"
                .formatted(tracker, project)
            + " being rebuilt. The bridge waits, lest it make a ticket twice");
  }
}
