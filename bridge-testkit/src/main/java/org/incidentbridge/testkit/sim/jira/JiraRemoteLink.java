package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A link to something outside Jira.
 *
 * @param globalId identity given by the writer, if any
 * @param content application, relationship and object as sent
 */
public record JiraRemoteLink(
    long id, @Nullable String globalId, ObjectNode content, JiraUser writer) {

  /** Address it leads to. */
  public String url() {
    return content.path("object").path("url").asText();
  }

  /** Title shown. */
  public String title() {
    return content.path("object").path("title").asText();
  }
}
