package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.http.Reply;
import org.incidentbridge.jira.shared.JiraTimes;
import org.incidentbridge.jira.shared.SoundAnswers;

/** Searches through the index of whichever node answers, which lags behind what was written. */
final class JiraSearch {

  private JiraSearch() {}

  /**
   * A page of a search.
   *
   * @param most what the server says it shows at most, however much was asked for
   * @param total how many it says there are, which may be wrong
   * @param at when it answered, by its clock
   */
  record Found(List<JsonNode> issues, int most, int total, Optional<Instant> at) {}

  /**
   * Searches.
   *
   * @param startAt how many to leave out at the beginning
   * @param most how many to show; the server may show fewer
   * @return some of the issues may be without an id, but not all
   */
  static Found page(Connection jira, String jql, List<String> fields, int startAt, int most) {
    return page(jira, new View(jql, fields, false), startAt, most);
  }

  /**
   * What to search for and what to show of it.
   *
   * @param history whether issues shall show what was changed in them
   */
  record View(String jql, List<String> fields, boolean history) {}

  static Found page(Connection jira, View view, int startAt, int most) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("jql", view.jql()).put("startAt", startAt).put("maxResults", most);
    ArrayNode asked = body.putArray("fields");
    view.fields().forEach(asked::add);
    if (view.history()) {
      body.putArray("expand").add("changelog");
    }
    Reply<JsonNode> reply = jira.rest().post(jira.rest().at("search"), body, CallTag.read());
    JsonNode answer = reply.body().orElseGet(JsonNodeFactory.instance::objectNode);
    if (!answer.path("issues").isArray()) {
      // As an empty list it would say that nothing changed (N2).
      throw SoundAnswers.withoutList(jira.tracker());
    }
    List<JsonNode> issues = new ArrayList<>();
    answer.path("issues").forEach(issues::add);
    return new Found(
        List.copyOf(SoundAnswers.list(jira.tracker(), issues)),
        answer.path("maxResults").asInt(most),
        answer.path("total").asInt(0),
        reply.header("Date").flatMap(JiraTimes::httpDate));
  }

  /** The first issue that a search shows. */
  static Optional<JsonNode> first(Connection jira, String jql, String field) {
    return page(jira, jql, List.of(field), 0, 1).issues().stream()
        .filter(SoundAnswers::hasId)
        .findFirst();
  }
}
