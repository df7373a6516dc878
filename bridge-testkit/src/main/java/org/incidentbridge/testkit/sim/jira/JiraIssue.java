package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue at one moment, for checks.
 *
 * @param origin where it belongs and who created it
 * @param status name of its status
 * @param values settable fields by id, as kept: ids for choices, people by user id, text as it is
 * @param parts what hangs on it
 */
public record JiraIssue(
    long id,
    String key,
    Origin origin,
    String status,
    Map<String, JsonNode> values,
    Moments moments,
    Parts parts) {

  /** Key of the project, name of the issue type, and the creator. */
  public record Origin(String project, String type, JiraUser creator) {}

  /** When it was created, changed and resolved. */
  public record Moments(Instant created, Instant updated, @Nullable Instant resolved) {}

  /** What hangs on an issue, in the order added. */
  public record Parts(
      List<JiraComment> comments,
      List<JiraAttachment> attachments,
      List<JiraRemoteLink> remoteLinks,
      Map<String, JsonNode> properties,
      List<JiraHistory> histories,
      Audience audience) {}

  /** Ids of the users who watch an issue, and of those who take part in a request. */
  public record Audience(List<String> watchers, List<String> participants) {}

  /** A field's text without markup; empty if unset. */
  public String text(String fieldId) {
    JsonNode value = values.get(fieldId);
    return value == null ? "" : RichText.plain(value);
  }
}
