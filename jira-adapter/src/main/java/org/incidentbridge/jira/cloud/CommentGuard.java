package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.jira.shared.CommentMarks;
import org.incidentbridge.jira.shared.JiraFields;
import org.incidentbridge.jira.shared.Refusals;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/** Sees to it that a comment meant to be internal is so, or does not stay (N5). */
final class CommentGuard {

  private final Connection jira;

  CommentGuard(Connection jira) {
    this.jira = jira;
  }

  /**
   * Looks at a comment that was written; the flag may come late into the answer, so that it is read
   * once more.
   *
   * @return what to report instead of success; empty if all is well
   */
  Optional<Outcome> objection(String issue, JsonNode made, Visibility wanted, boolean desk) {
    if (wanted == Visibility.PUBLIC || isHidden(made, desk)) {
      return Optional.empty();
    }
    String comment = made.path("id").asText();
    try {
      boolean hidden = find(issue, comment).filter(again -> isHidden(again, desk)).isPresent();
      return hidden ? Optional.empty() : Optional.of(withdraw(issue, comment));
    } catch (CallFailure failure) {
      return Optional.of(
          new Outcome.Unknown(
              name(issue, comment) + " cannot be proved to be internal yet: " + failure.message()));
    }
  }

  /** A comment; empty if it is not there. */
  Optional<JsonNode> find(String issue, String comment) {
    try {
      return Optional.of(jira.calls().execute(jira.api().comment(issue, comment, "properties")));
    } catch (CallFailure failure) {
      onlyTheComment(issue, failure);
      return Optional.empty();
    }
  }

  /**
   * The same answer says that the comment is gone and that the bridge's user may not see the issue,
   * on which the comment then still stands: only a look at the issue can tell (N5).
   */
  private void onlyTheComment(String issue, CallFailure failure) {
    if (failure.kind() != Kind.NOT_FOUND) {
      throw failure;
    }
    jira.calls().execute(jira.api().issue(issue, "project", JiraFields.MARKER, CallTag.read()));
  }

  /** Removes a comment; one that is gone counts as removed. */
  void remove(String issue, String comment) {
    try {
      jira.calls().reply(jira.api().removeComment(issue, comment, CallTag.write(issue)));
    } catch (CallFailure failure) {
      onlyTheComment(issue, failure);
    }
  }

  private static boolean isHidden(JsonNode comment, boolean desk) {
    return desk
        ? comment.hasNonNull("jsdPublic") && CommentMarks.hidden(comment)
        : comment.hasNonNull("visibility");
  }

  private Outcome withdraw(String issue, String comment) {
    String what = name(issue, comment);
    try {
      remove(issue, comment);
    } catch (CallFailure failure) {
      boolean forGood = failure.kind() == Kind.PERMISSION || failure.kind() == Kind.INVALID;
      String message =
          what + " was meant to be internal, came back public and could not be removed";
      return forGood
          ? Refusals.whole(message + ": REMOVE IT BY HAND. " + failure.message())
          : new Outcome.Unknown(message + " yet: " + failure.message());
    }
    return Refusals.whole(
        what
            + " was meant to be internal and came back public, so that it was removed at once."
            + " Check that the project is a service project whose internal notes work");
  }

  private String name(String issue, String comment) {
    return jira.tracker() + ": comment " + comment + " of issue " + issue;
  }
}
