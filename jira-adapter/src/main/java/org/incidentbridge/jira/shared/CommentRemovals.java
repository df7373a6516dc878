package org.incidentbridge.jira.shared;

import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command.RemoveComment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.text.RichText;

/**
 * Removes comments, in all their parts. Which may not be removed are hidden if they can be (N5).
 */
final class CommentRemovals {

  private final Site jira;
  private final Issues issues;
  private final CommentPosts posts;
  private final CommentGuard guard;

  CommentRemovals(Site jira, Issues issues, CommentPosts posts) {
    this.jira = jira;
    this.issues = issues;
    this.posts = posts;
    this.guard = new CommentGuard(jira);
  }

  Outcome apply(RemoveComment command) {
    String issue = command.target().ticketId();
    TicketSnapshot now = issues.snapshot(issue);
    try {
      guard.removeAll(now, issue, command.commentId());
      return new Outcome.Applied(Outcome.Receipt.NOTHING);
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.PERMISSION) {
        throw failure;
      }
      return hide(command, failure);
    }
  }

  private Outcome hide(RemoveComment command, CallFailure refusal) {
    String issue = command.target().ticketId();
    TicketSnapshot now = issues.snapshot(issue);
    var spot =
        new CommentPosts.Spot(
            issue, Visibility.INTERNAL, issues.serviceDesk(issue, Visibility.INTERNAL));
    if (posts.cannotHide(spot.visibility(), spot.desk())) {
      return byHand(command, now, "nor hidden: REMOVE IT BY HAND. " + refusal.getMessage());
    }
    Optional<Outcome> objection = hideAll(command, now, spot);
    return objection.orElseGet(
        () ->
            byHand(
                command,
                issues.snapshot(issue),
                "so that it was made internal: remove it by hand. " + refusal.getMessage()));
  }

  /** The first part goes last: it tells which the others are. */
  private Optional<Outcome> hideAll(
      RemoveComment command, TicketSnapshot now, CommentPosts.Spot spot) {
    for (Comment rest : Continued.after(now, command.commentId())) {
      Optional<Outcome> objection = hide(rest, rest.body(), spot);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Continued.find(now, command.commentId())
        .flatMap(first -> hide(first, Continued.own(now, first.id()), spot));
  }

  private Optional<Outcome> hide(Comment comment, RichText text, CommentPosts.Spot spot) {
    return comment.visibility() == Visibility.INTERNAL
        ? Optional.empty()
        : posts.change(spot, comment.id(), text);
  }

  private Outcome byHand(RemoveComment command, TicketSnapshot now, String what) {
    return new Outcome.Refused(
        "%s: comment %s of issue %s is to go and could not be removed, %s"
            .formatted(jira.tracker(), command.commentId(), now.head().key(), what),
        Map.of(),
        Optional.of(now));
  }
}
