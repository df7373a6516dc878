package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Issues as they are now, read directly and not through the search index. */
public interface Issues {

  /** An issue by id or key with the fields named; empty if it is not there or not visible. */
  Optional<JsonNode> find(String idOrKey, List<String> fields);

  /** One issue, whole; empty if it is not there or not visible. */
  Optional<Sighting> whole(String id);

  /**
   * One issue, whole, for a receipt.
   *
   * @throws TrackerException if it cannot be read or understood
   */
  default TicketSnapshot snapshot(String id) {
    return switch (whole(id).orElseThrow(() -> gone(id))) {
      case Sighting.Seen seen -> seen.ticket();
      case Sighting.Unreadable poison -> throw new TrackerException(Kind.PROTOCOL, poison.why());
      case Sighting.Gone gone -> throw gone(id);
      case Sighting.Merged merged -> throw gone(id);
    };
  }

  /** What to say where there has to be an issue and none is seen. */
  TrackerException gone(String id);

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

  /** What kind of project an issue is in that was read with its project. */
  ProjectKind kind(JsonNode issue);

  /** What is remembered of issues that were read. */
  JiraMetadata metadata();

  /**
   * Whether an issue is in a service project, as far as what is to be written hangs on it: what is
   * internal is not entrusted to what was read a while ago, since issues move (N5).
   */
  default boolean serviceDesk(String id, Visibility written) {
    Optional<Boolean> known =
        written == Visibility.INTERNAL ? Optional.empty() : metadata().serviceDesk(id);
    return known.orElseGet(() -> kindNow(id) == ProjectKind.SERVICE);
  }

  /** What kind of project an issue is in now. */
  default ProjectKind kindNow(String id) {
    return find(id, List.of("project")).map(this::kind).orElseThrow(() -> gone(id));
  }
}
