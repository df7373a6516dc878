package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;
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

  JiraComments(
      Site jira, Issues issues, LongText longText, JiraSettings.Writing settings, Doubts doubts) {
    this.jira = jira;
    this.issues = issues;
    this.marked = new MarkedComments(jira);
    this.hidden = settings.hidden();
    this.doubts = doubts;
    this.guard = new CommentGuard(jira);
    this.longText = longText;
  }

  /** A long comment goes on in further ones; parts that stand already are not sent again. */
  Outcome add(Command.AddComment command) {
    String id = command.target().ticketId();
    boolean desk = issues.serviceDesk(id, command.visibility());
    if (cannotHide(command.visibility(), desk)) {
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
        made = post(id, key, text, command.visibility(), desk);
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

  private JsonNode post(
      String id, CommandKey key, RichText text, Visibility visibility, boolean desk) {
    ObjectNode body = body(text, visibility, desk);
    Markers.put(body.withArray("/properties"), key);
    JsonNode made = jira.addComment(id, body);
    if (!desk) {
      issues.posted(made.path("id").asText(), body.path("properties"));
    }
    return made;
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

  private boolean cannotHide(Visibility visibility, boolean desk) {
    return !desk && visibility == Visibility.INTERNAL && hidden.isEmpty();
  }

  /** Where a long comment went on, the old words go first: they may have to (N5). */
  Outcome edit(Command.EditComment command) {
    String id = command.target().ticketId();
    TicketSnapshot now = issues.snapshot(id);
    if (command.isStale(now)) {
      return new Outcome.Stale(now);
    }
    boolean desk = issues.serviceDesk(id, command.visibility());
    if (cannotHide(command.visibility(), desk)) {
      return CommentGuard.exposed(now, command)
          ? guard.withdrawn(now, command, JiraCapabilities.noInternal(jira.tracker()))
          : Refusals.whole(JiraCapabilities.noInternal(jira.tracker()));
    }
    Continued.after(now, command.commentId()).forEach(rest -> guard.remove(id, rest.id()));
    List<RichText> parts = longText.parts(command.body());
    try {
      return first(command, parts.getFirst(), desk)
          .or(() -> goOn(command, parts, whole(now, command), desk))
          .orElseGet(() -> applied(command.commentId(), parts.size()));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.INVALID && CommentGuard.exposed(now, command)) {
        return guard.withdrawn(now, command, failure.message());
      }
      throw failure;
    }
  }

  private static CommandKey whole(TicketSnapshot now, Command.EditComment command) {
    return Continued.find(now, command.commentId())
        .map(Comment::marker)
        .filter(marker -> CommandKey.FORM.matcher(marker).matches())
        .map(CommandKey::new)
        .orElse(command.target().key());
  }

  private Optional<Outcome> first(Command.EditComment command, RichText text, boolean desk) {
    String id = command.target().ticketId();
    ObjectNode body = body(text, command.visibility(), desk);
    JsonNode changed = jira.editComment(id, command.commentId(), body);
    CommentGuard.Written written = new CommentGuard.Written(id, command.commentId());
    return guard.objection(written, changed, command.visibility(), desk);
  }

  private Optional<Outcome> goOn(
      Command.EditComment command, List<RichText> parts, CommandKey whole, boolean desk) {
    String id = command.target().ticketId();
    for (int part = 1; part < parts.size(); part++) {
      CommandKey key = LongText.key(whole, part);
      RichText text = LongText.labelled(parts.get(part), key);
      JsonNode made = post(id, key, text, command.visibility(), desk);
      Optional<Outcome> objection =
          guard.objection(written(id, made), made, command.visibility(), desk);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  Outcome remove(Command.RemoveComment command) {
    String id = command.target().ticketId();
    guard.removeAll(issues.snapshot(id), id, command.commentId());
    return new Outcome.Applied(Outcome.Receipt.NOTHING);
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

  Outcome settleEdit(Command.EditComment command) {
    TicketSnapshot now = issues.snapshot(command.target().ticketId());
    List<RichText> parts = longText.parts(command.body());
    List<Comment> rest = Continued.after(now, command.commentId());
    boolean same =
        rest.size() == parts.size() - 1
            && rest.stream().allMatch(c -> isAtMost(c, command.visibility()))
            && Continued.find(now, command.commentId())
                .filter(c -> isAtMost(c, command.visibility()))
                .filter(c -> jira.dialect().same(c.body(), parts.getFirst()))
                .isPresent();
    return same ? applied(command.commentId(), parts.size()) : new Outcome.NotApplied();
  }

  private static boolean isAtMost(Comment comment, Visibility wanted) {
    return wanted == Visibility.PUBLIC || comment.visibility() == Visibility.INTERNAL;
  }

  Outcome settleRemove(Command.RemoveComment command) {
    return guard.find(command.target().ticketId(), command.commentId()).isEmpty()
        ? new Outcome.Applied(Outcome.Receipt.NOTHING)
        : new Outcome.NotApplied();
  }

  private ObjectNode body(RichText text, Visibility visibility, boolean desk) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("body", jira.dialect().write(text));
    if (desk) {
      CommentMarks.put(body.putArray("properties"), visibility);
    } else if (visibility == Visibility.INTERNAL) {
      hidden.ifPresent(
          who -> body.putObject("visibility").put("type", who.type()).put("value", who.name()));
    }
    return body;
  }

  private static Outcome applied(String commentId, int parts) {
    return done(commentId, parts, "longer than Jira takes; it goes on in further comments");
  }

  private static Outcome done(String commentId, int parts, String loss) {
    List<Outcome.Loss> losses = parts == 1 ? List.of() : List.of(new Outcome.Loss("comment", loss));
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.of(commentId), Optional.empty(), losses));
  }
}
