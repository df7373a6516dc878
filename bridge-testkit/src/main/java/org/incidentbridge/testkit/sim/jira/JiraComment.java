package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comment as it stands.
 *
 * @param author who wrote it
 * @param updateAuthor who touched it last
 * @param times when
 * @param body ADF on Cloud, wiki markup as text node on Data Center
 * @param extras properties and restriction
 */
public record JiraComment(
    long id,
    JiraUser author,
    JiraUser updateAuthor,
    JiraComment.Times times,
    JsonNode body,
    JiraComment.Extras extras) {

  /** Creation and last edit. */
  public record Times(Instant created, Instant updated) {}

  /** Entity properties by key, and who may see the comment. */
  public record Extras(Map<String, JsonNode> properties, @Nullable JiraVisibility visibility) {

    public Extras {
      properties = new LinkedHashMap<>(properties);
    }
  }

  /** The body without markup of its own. */
  public String text() {
    return RichText.plain(body);
  }

  /** Whether it is marked as an internal note of a service desk. */
  public boolean internal() {
    JsonNode mark = extras.properties().get("sd.public.comment");
    return mark != null && mark.path("internal").asText().equals("true");
  }

  JiraComment edited(JiraUser by, Instant at, JsonNode newBody, Extras newExtras) {
    return new JiraComment(id, author, by, new Times(times.created(), at), newBody, newExtras);
  }

  JiraComment with(Extras newExtras) {
    return new JiraComment(id, author, updateAuthor, times, body, newExtras);
  }
}
