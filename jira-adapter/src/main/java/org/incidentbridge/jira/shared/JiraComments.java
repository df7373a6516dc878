package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Writes comments. An internal one that cannot be made internal in the same call, or that comes
 * back public, does not stay (N5).
 */
final class JiraComments {

  private final Site jira;
  private final Issues issues;
  private final MarkedComments marked;
  private final Optional<JiraSettings.Restriction> hidden;
  private final Doubts doubts;
  private final CommentGuard guard;
  private final LongText longText;
  private final CommentPosts posts;
  private final CommentEdits edits;
  private final CommentRemovals removals;

  JiraComments(
      Site jira, Issues issues, LongText longText, JiraSettings.Writing settings, Doubts doubts) {
    this.jira = jira;
    this.issues = issues;
    this.marked = new MarkedComments(jira);
    this.hidden = settings.hidden();
    this.doubts = doubts;
    this.guard = new CommentGuard(jira);
    this.longText = longText;
    this.posts = new CommentPosts(jira, issues, hidden, guard);
    this.edits = new CommentEdits(jira, issues, longText, posts, doubts);
    this.removals = new CommentRemovals(jira, issues, posts);
  }

  /** A long comment goes on in further ones; parts that stand already are not sent again. */
  Outcome add(Command.AddComment command) {
    String id = command.target().ticketId();
    boolean desk = issues.serviceDesk(id, command.visibility());
    if (posts.cannotHide(command.visibility(), desk)) {
      return Refusals.whole(JiraCapabilities.noInternal(jira.tracker()));
    }
    List<RichText> parts = longText.parts(command.body());
    Map<String, JsonNode> there =
        parts.size() == 1 ? Map.of() : marked.find(id, keys(command, parts.size()));
    String first = "";
    for (int part = 0; part < parts.size(); part++) {
      CommandKey key = LongText.key(command.target().key(), part);
      @Nullable JsonNode made = there.get(key.text());
      if (made == null) {
        RichText text = part == 0 ? parts.get(part) : LongText.labelled(parts.get(part), key);
        made = posts.add(new CommentPosts.Spot(id, command.visibility(), desk), key, text);
      }
      CommentGuard.Written written = written(id, made);
      if (written.comment().isEmpty()) {
        return new Outcome.Unknown(jira.tracker() + ": Jira does not say which comment it made");
      }
      Optional<Outcome> objection = guard.objection(written, made, command.visibility(), desk);
      if (objection.isPresent()) {
        return objection.get();
      }
      first = part == 0 ? written.comment() : first;
    }
    return applied(first, parts.size());
  }

  private static CommentGuard.Written written(String issue, JsonNode comment) {
    return new CommentGuard.Written(issue, comment.path("id").asText());
  }

  private static List<String> keys(Command.AddComment command, int parts) {
    return IntStream.range(0, parts)
        .mapToObj(part -> LongText.key(command.target().key(), part).text())
        .toList();
  }

  /** What is in the way of a comment that only insiders may see. */
  Optional<String> obstacle(String issue, Visibility visibility) {
    boolean hideable = visibility == Visibility.PUBLIC || hidden.isPresent();
    return hideable || issues.serviceDesk(issue, Visibility.PUBLIC)
        ? Optional.empty()
        : Optional.of(JiraCapabilities.NO_INTERNAL);
  }

  Outcome edit(Command.EditComment command) {
    return edits.apply(command);
  }

  Outcome settleEdit(Command.EditComment command, Instant since) {
    return edits.settle(command, since);
  }

  Outcome remove(Command.RemoveComment command) {
    return removals.apply(command);
  }

  Outcome settleAdd(Command.AddComment command, Instant since) {
    String id = command.target().ticketId();
    List<String> keys = keys(command, longText.parts(command.body()).size());
    Map<String, JsonNode> there = marked.find(id, keys);
    if (there.keySet().containsAll(keys)) {
      boolean desk = issues.serviceDesk(id, command.visibility());
      for (JsonNode comment : there.values()) {
        Optional<Outcome> objection =
            guard.objection(written(id, comment), comment, command.visibility(), desk);
        if (objection.isPresent()) {
          return objection.get();
        }
      }
      @Nullable JsonNode first = there.get(keys.getFirst());
      return applied(first == null ? "" : first.path("id").asText(), keys.size());
    }
    return doubts.notThere(
        command.target().key(),
        since,
        "%s: the comment is not on issue %s".formatted(jira.tracker(), id));
  }

  Outcome settleRemove(Command.RemoveComment command) {
    return guard.find(command.target().ticketId(), command.commentId()).isEmpty()
        ? new Outcome.Applied(Outcome.Receipt.NOTHING)
        : new Outcome.NotApplied();
  }

  /** A comment stands, in so many parts. */
  static Outcome applied(String commentId, int parts) {
    return done(commentId, parts, "longer than Jira takes; it goes on in further comments");
  }

  private static Outcome done(String commentId, int parts, String loss) {
    List<Outcome.Loss> losses = parts == 1 ? List.of() : List.of(new Outcome.Loss("comment", loss));
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.of(commentId), Optional.empty(), losses));
  }
}
