package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.RequestBody;
import org.incidentbridge.http.Calls;
import org.incidentbridge.model.TrackerId;

/**
 * One Jira, as far as both dialects ask the same of it. A call that fails throws {@link
 * org.incidentbridge.http.CallFailure}.
 */
public interface Site {

  TrackerId tracker();

  InstantSource clock();

  Dialect dialect();

  /** What runs all of them. */
  Calls calls();

  /** Who is calling, as Jira sees it. */
  Caller caller();

  /**
   * A user.
   *
   * @param account empty if it is an anonymous visitor
   * @param zone the name of the zone in which the user sees dates; empty if it is not told
   */
  record Caller(String account, String zone) {}

  /**
   * A user.
   *
   * @param key by which histories name them: the account id, and on Data Center not the user name
   */
  JsonNode user(String key);

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

  /** How many calls it takes to see an issue after {@link #editAndShow}. */
  default int callsToSee() {
    return 1;
  }

  /** Takes an issue through a transition. */
  void move(String issue, JsonNode transition);

  /** The transitions that an issue can take, with their screens. */
  List<JsonNode> transitions(String issue);

  /** The newest entries of an issue's history, in any order. */
  List<JsonNode> history(String issue);

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
   * @param total how many it has; beyond all numbers if it does not say
   */
  record CommentPage(List<JsonNode> comments, int total) {}

  /**
   * Makes an issue.
   *
   * @return its id, if Jira tells it
   */
  Optional<String> create(JsonNode issue);

  /** A comment with its properties. */
  JsonNode comment(String issue, String comment);

  /**
   * Adds a comment.
   *
   * @return the comment as Jira shows it, which may be with nothing in it
   */
  JsonNode addComment(String issue, JsonNode comment);

  /** Changes a comment; shows it as {@link #addComment} does. */
  JsonNode editComment(String issue, String comment, JsonNode changed);

  void removeComment(String issue, String comment);

  /** Removes a file for good. */
  void removeFile(String issue, String file);

  /** Does nothing but fail where the bridge's user does not see an issue. */
  void lookAt(String issue);

  /**
   * Adds a file.
   *
   * @return its id, if Jira tells it
   */
  Optional<String> attach(String issue, String name, RequestBody content);

  /** The links of an issue to the outside that have an id, as a list or the only one. */
  JsonNode remoteLink(String issue, String globalId);

  /** Sets a link to the outside, by its id. */
  void putRemoteLink(String issue, JsonNode link);

  /**
   * Links two issues.
   *
   * @param issue which of them is written to
   */
  void link(String issue, JsonNode link);

  /** Accounts of the people who watch an issue, as far as the bridge's user may see them. */
  List<String> watchers(String issue);

  /** Has somebody watch an issue; one who does so already stays. */
  void addWatcher(String issue, String account);

  /** Accounts of those who take part in a request of a service project, a hundred at most. */
  List<String> participants(String issue);

  /** Has somebody take part in a request of a service project; one who does already stays. */
  void addParticipant(String issue, String account);
}
