package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.TicketSnapshot;

/** Issues as they are now, read directly and not through the search index. */
public interface Issues {

  /** An issue by id or key with the fields named; empty if it is not there or not visible. */
  Optional<JsonNode> find(String idOrKey, List<String> fields);

  /**
   * One issue, whole, for a receipt.
   *
   * @throws org.incidentbridge.spi.TrackerException if it cannot be read or understood
   */
  TicketSnapshot snapshot(String id);

  /**
   * An issue as the answer to an edit shows it, if that is all of it.
   *
   * @param before the issue as it was found
   */
  default Optional<TicketSnapshot> edited(JsonNode answer, JsonNode before) {
    return Optional.empty();
  }

  /**
   * The bridge made a comment outside service projects.
   *
   * @param properties with which it made it
   */
  default void posted(String comment, JsonNode properties) {}

  /**
   * Whether an issue is in a service project, as far as what is to be written hangs on it: what is
   * internal is not entrusted to what was read a while ago, since issues move (N5).
   */
  boolean serviceDesk(String id, Visibility written);
}
