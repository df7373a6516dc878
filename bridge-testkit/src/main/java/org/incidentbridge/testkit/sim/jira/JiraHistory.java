package org.incidentbridge.testkit.sim.jira;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of an issue's changelog. */
public record JiraHistory(long id, JiraUser author, Instant created, List<JiraHistory.Item> items) {

  /**
   * One changed field.
   *
   * @param fieldId absent for links, attachments' kin and other things that are not fields
   * @param from ids before
   * @param to ids after
   */
  public record Item(
      String field, @Nullable String fieldId, JiraHistory.Side from, JiraHistory.Side to) {}

  /** Id and printed value; each may be missing. */
  public record Side(@Nullable String id, @Nullable String text) {

    static Side nothing() {
      return new Side(null, null);
    }
  }
}
