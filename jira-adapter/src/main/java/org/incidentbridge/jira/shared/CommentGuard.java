package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;

/** Sees to it that a comment meant to be internal is so, or does not stay (N5). */
final class CommentGuard {

  private final Site jira;

  CommentGuard(Site jira) {
    this.jira = jira;
  }

  /** The ids of a comment that was written and of its issue. */
  record Written(String issue, String comment) {}

  /**
   * Looks at a comment that was written; where the answer does not show yet who may see it, it is
   * read once more.
   *
   * @return what to report instead of success; empty if all is well
   */
  Optional<Outcome> objection(Written written, JsonNode made, Visibility wanted, boolean desk) {
    if (wanted == Visibility.PUBLIC || jira.dialect().isHidden(made, desk)) {
      return Optional.empty();
    }
    String issue = written.issue();
    String comment = written.comment();
    try {
      boolean hidden =
          find(issue, comment).filter(again -> jira.dialect().isHidden(again, desk)).isPresent();
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
      return Optional.of(jira.comment(issue, comment));
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
    jira.lookAt(issue);
  }

  /** Removes a comment; one that is gone counts as removed. */
  void remove(String issue, String comment) {
    try {
      jira.removeComment(issue, comment);
    } catch (CallFailure failure) {
      onlyTheComment(issue, failure);
    }
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

  /** Whether all may read what is to become internal. */
  static boolean exposed(TicketSnapshot now, Command.EditComment command) {
    return command.visibility() == Visibility.INTERNAL
        && Continued.find(now, command.commentId())
            .filter(c -> c.visibility() == Visibility.PUBLIC)
            .isPresent();
  }

  /** What became internal and cannot be hidden does not stay for all to read (N5). */
  Outcome withdrawn(TicketSnapshot now, Command.EditComment command, String why) {
    String what =
        "%s: comment %s of issue %s, whose original became internal, cannot be hidden there, and "
            .formatted(jira.tracker(), command.commentId(), now.head().key());
    try {
      removeAll(now, command.target().ticketId(), command.commentId());
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION) {
        String message = "cannot be removed either: REMOVE IT BY HAND. " + failure.message();
        return Refusals.whole(what + message + ". " + why);
      }
      throw failure;
    }
    return new Outcome.Refused(
        what + "was removed. " + why, Map.of(), Optional.of(without(now, command.commentId())));
  }

  private static TicketSnapshot without(TicketSnapshot now, String comment) {
    TicketSnapshot left = now;
    for (Comment rest : Continued.after(now, comment)) {
      left = left.without(rest.id());
    }
    return left.without(comment);
  }

  /** The first part goes last: it tells which the others are. */
  void removeAll(TicketSnapshot now, String issue, String comment) {
    Continued.after(now, comment).forEach(rest -> remove(issue, rest.id()));
    remove(issue, comment);
  }

  private String name(String issue, String comment) {
    return jira.tracker() + ": comment " + comment + " of issue " + issue;
  }
}
