package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.text.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Writes comments. An internal one that cannot be made internal in the same call, or that comes
 * back public, does not stay (N5).
 */
final class JiraComments {

  private final Connection jira;
  private final JiraIssues issues;
  private final MarkedComments marked;
  private final Optional<JiraSettings.Restriction> hidden;
  private final Doubts doubts;

  JiraComments(
      Connection jira,
      JiraIssues issues,
      MarkedComments marked,
      JiraSettings.Writing settings,
      Doubts doubts) {
    this.jira = jira;
    this.marked = marked;
    this.issues = issues;
    this.hidden = settings.hidden();
    this.doubts = doubts;
  }

  /** A long comment goes on in further ones; parts that stand already are not sent again. */
  Outcome add(Command.AddComment command) {
    String id = command.target().ticketId();
    boolean desk = issues.serviceDesk(id);
    if (cannotHide(command.visibility(), desk)) {
      return Refusals.whole(JiraCapabilities.noInternal(jira.tracker()));
    }
    List<RichText> parts = LongText.parts(command.body());
    Map<String, JsonNode> there =
        parts.size() == 1 ? Map.of() : marked.find(id, keys(command, parts.size()));
    String first = "";
    for (int part = 0; part < parts.size(); part++) {
      CommandKey key = LongText.key(command.target().key(), part);
      @Nullable JsonNode made = there.get(key.text());
      if (made == null) {
        RichText text = part == 0 ? parts.get(part) : LongText.labelled(parts.get(part), key);
        made = post(id, key, body(text, command.visibility(), desk));
      }
      Written written = new Written(id, made.path("id").asText(), desk);
      if (written.comment().isEmpty()) {
        return new Outcome.Unknown(jira.tracker() + ": Jira does not say which comment it made");
      }
      if (!kept(written, made, command.visibility())) {
        return withdraw(written);
      }
      first = part == 0 ? written.comment() : first;
    }
    return applied(first, parts.size());
  }

  private JsonNode post(String id, CommandKey key, ObjectNode body) {
    Markers.put(body.withArray("/properties"), key);
    return jira.rest()
        .post(shown("issue", id, "comment"), body, CallTag.write(id))
        .body()
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static List<String> keys(Command.AddComment command, int parts) {
    return IntStream.range(0, parts)
        .mapToObj(part -> LongText.key(command.target().key(), part).text())
        .toList();
  }

  Outcome edit(Command.EditComment command) {
    String id = command.target().ticketId();
    boolean desk = issues.serviceDesk(id);
    if (cannotHide(command.visibility(), desk)) {
      return Refusals.whole(JiraCapabilities.noInternal(jira.tracker()));
    }
    List<RichText> parts = LongText.parts(command.body());
    JsonNode changed =
        jira.rest()
            .put(
                shown("issue", id, "comment", command.commentId()),
                body(parts.getFirst(), command.visibility(), desk),
                CallTag.write(id))
            .body()
            .orElseGet(JsonNodeFactory.instance::objectNode);
    Written written = new Written(id, command.commentId(), desk);
    return kept(written, changed, command.visibility())
        ? edited(command.commentId(), parts.size())
        : withdraw(written);
  }

  Outcome remove(Command.RemoveComment command) {
    delete(command.target().ticketId(), command.commentId());
    return new Outcome.Applied(Outcome.Receipt.NOTHING);
  }

  Outcome settleAdd(Command.AddComment command) {
    String id = command.target().ticketId();
    List<String> keys = keys(command, LongText.parts(command.body()).size());
    Map<String, JsonNode> there = marked.find(id, keys);
    if (there.keySet().containsAll(keys)) {
      boolean desk = issues.serviceDesk(id);
      for (JsonNode comment : there.values()) {
        Written written = new Written(id, comment.path("id").asText(), desk);
        if (!kept(written, comment, command.visibility())) {
          return withdraw(written);
        }
      }
      @Nullable JsonNode first = there.get(keys.getFirst());
      return applied(first == null ? "" : first.path("id").asText(), keys.size());
    }
    return doubts.over(command.target().key())
        ? new Outcome.NotApplied()
        : new Outcome.Unknown(
            jira.tracker()
                + ": the comment is not on issue "
                + id
                + "; it may still be on its way");
  }

  Outcome settleEdit(Command.EditComment command) {
    String id = command.target().ticketId();
    List<RichText> parts = LongText.parts(command.body());
    Optional<JsonNode> same =
        find(id, command.commentId())
            .filter(
                found ->
                    JiraSame.same(WikiReader.read(found.path("body").asText()), parts.getFirst()));
    if (same.isEmpty()) {
      return new Outcome.NotApplied();
    }
    Written written = new Written(id, command.commentId(), issues.serviceDesk(id));
    return kept(written, same.get(), command.visibility())
        ? edited(command.commentId(), parts.size())
        : withdraw(written);
  }

  Outcome settleRemove(Command.RemoveComment command) {
    return find(command.target().ticketId(), command.commentId()).isEmpty()
        ? new Outcome.Applied(Outcome.Receipt.NOTHING)
        : new Outcome.NotApplied();
  }

  private boolean cannotHide(Visibility wanted, boolean desk) {
    return !desk && wanted == Visibility.INTERNAL && hidden.isEmpty();
  }

  private ObjectNode body(RichText text, Visibility visibility, boolean desk) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("body", WikiWriter.write(text));
    if (desk) {
      body.putArray("properties")
          .addObject()
          .put("key", JiraTalkReader.DESK)
          .putObject("value")
          .put("internal", visibility == Visibility.INTERNAL);
    } else if (visibility == Visibility.INTERNAL) {
      hidden.ifPresent(
          who -> body.putObject("visibility").put("type", who.type()).put("value", who.name()));
    }
    return body;
  }

  /**
   * A comment that was written.
   *
   * @param desk whether its issue is in a service project
   */
  private record Written(String issue, String comment, boolean desk) {}

  /** Whether the comment comes back as hidden as it was meant to be. */
  private boolean kept(Written written, JsonNode shown, Visibility wanted) {
    return wanted == Visibility.PUBLIC
        || isHidden(shown, written.desk())
        || find(written.issue(), written.comment())
            .filter(again -> isHidden(again, written.desk()))
            .isPresent();
  }

  private static boolean isHidden(JsonNode comment, boolean desk) {
    boolean said = desk ? comment.path("properties").isArray() : comment.hasNonNull("visibility");
    return said && JiraTalkReader.visibility(comment, desk) == Visibility.INTERNAL;
  }

  private Outcome withdraw(Written written) {
    String what =
        jira.tracker() + ": comment " + written.comment() + " of issue " + written.issue();
    try {
      delete(written.issue(), written.comment());
      return Refusals.whole(
          what
              + " was meant to be internal and came back public, so that it was removed at once."
              + " Check that the project is a service project whose internal notes work");
    } catch (CallFailure failure) {
      return Refusals.whole(
          what
              + " was meant to be internal, came back public and could not be removed: REMOVE IT BY"
              + " HAND. "
              + failure.message());
    }
  }

  private void delete(String id, String comment) {
    try {
      jira.rest().delete(jira.rest().at("issue", id, "comment", comment), CallTag.write(id));
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.NOT_FOUND) {
        throw failure;
      }
    }
  }

  private Optional<JsonNode> find(String id, String comment) {
    try {
      return Optional.of(jira.rest().get(shown("issue", id, "comment", comment)));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static Outcome applied(String commentId, int parts) {
    return done(commentId, parts, "longer than Jira takes; it goes on in further comments");
  }

  private static Outcome edited(String commentId, int parts) {
    return done(commentId, parts, "longer than Jira takes; the other ticket has the rest");
  }

  private static Outcome done(String commentId, int parts, String loss) {
    List<Outcome.Loss> losses = parts == 1 ? List.of() : List.of(new Outcome.Loss("comment", loss));
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.of(commentId), Optional.empty(), losses));
  }

  /** An address whose answer shows the properties of comments. */
  private HttpUrl.Builder shown(String... segments) {
    return jira.rest().at(segments).addQueryParameter("expand", "properties");
  }
}
