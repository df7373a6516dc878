package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;

/**
 * One Jira, as far as both dialects ask the same of it. A call that fails throws {@link
 * org.incidentbridge.http.CallFailure}.
 */
public interface Site {

  TrackerId tracker();

  InstantSource clock();

  Dialect dialect();

  /** Who is calling, as Jira sees it. */
  Caller caller();

  /**
   * A user.
   *
   * @param account empty if it is an anonymous visitor
   * @param zone the name of the zone in which the user sees dates; empty if it is not told
   */
  record Caller(String account, String zone) {}

  /** Changes an issue's fields. */
  void edit(String issue, JsonNode changes);

  /**
   * Changes an issue's fields and asks for the issue as it is then.
   *
   * @return empty if Jira does not show it
   */
  default Optional<JsonNode> editAndShow(String issue, JsonNode changes) {
    edit(issue, changes);
    return Optional.empty();
  }

  /** Takes an issue through a transition. */
  void move(String issue, JsonNode transition);

  /** The transitions that an issue can take, with their screens. */
  List<JsonNode> transitions(String issue);

  /**
   * The first issue that a search shows.
   *
   * @param field the only one to be shown
   */
  Optional<JsonNode> first(String jql, String field);

  /**
   * A page of an issue's comments with their properties.
   *
   * @param order the field to sort by, with a minus before it for the last one first
   */
  CommentPage comments(String issue, int startAt, int most, String order);

  /**
   * Some of an issue's comments.
   *
   * @param total how many it has
   */
  record CommentPage(List<JsonNode> comments, int total) {}

  /** Adds a comment. */
  void comment(String issue, JsonNode comment);
}
