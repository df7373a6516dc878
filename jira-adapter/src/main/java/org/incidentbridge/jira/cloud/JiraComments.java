package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.text.RichText;

/**
 * Writes comments. An internal one that cannot be made internal in the same call, or that comes
 * back public, does not stay (N5).
 */
final class JiraComments {

  private static final String DESK_PROPERTY = "sd.public.comment";
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;

  private final Connection jira;
  private final JiraIssues issues;
  private final Optional<JiraSettings.Restriction> hidden;
  private final Doubts doubts;

  JiraComments(Connection jira, JiraIssues issues, JiraSettings.Writing settings, Doubts doubts) {
    this.jira = jira;
    this.issues = issues;
    this.hidden = settings.hidden();
    this.doubts = doubts;
  }

  Outcome add(Command.AddComment command) {
    String id = command.target().ticketId();
    boolean desk = issues.serviceDesk(id);
    if (!desk && command.visibility() == Visibility.INTERNAL && hidden.isEmpty()) {
      return Refusals.whole(JiraCapabilities.noInternal(jira.tracker()));
    }
    ObjectNode body = body(command.body(), command.visibility(), desk);
    Markers.put(body.withArray("/properties"), command.target().key());
    JsonNode made = jira.calls().execute(jira.api().addComment(id, body, CallTag.write(id)));
    return keptSecret(id, made, command.visibility(), desk)
        ? applied(made.path("id").asText())
        : withdraw(id, made.path("id").asText());
  }

  Outcome edit(Command.EditComment command) {
    String id = command.target().ticketId();
    boolean desk = issues.serviceDesk(id);
    if (!desk && command.visibility() == Visibility.INTERNAL && hidden.isEmpty()) {
      return Refusals.whole(JiraCapabilities.noInternal(jira.tracker()));
    }
    ObjectNode body = body(command.body(), command.visibility(), desk);
    JsonNode made =
        jira.calls()
            .execute(jira.api().editComment(id, command.commentId(), body, CallTag.write(id)));
    return keptSecret(id, made, command.visibility(), desk)
        ? applied(command.commentId())
        : withdraw(id, command.commentId());
  }

  Outcome remove(Command.RemoveComment command) {
    String id = command.target().ticketId();
    delete(id, command.commentId());
    return new Outcome.Applied(Outcome.Receipt.NOTHING);
  }

  /** Looks for the marker among the newest comments first, all of them if need be. */
  Outcome settleAdd(Command.AddComment command) {
    CommandKey key = command.target().key();
    String id = command.target().ticketId();
    int seen = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      JiraWire.Comments comments =
          jira.calls().execute(jira.api().comments(id, seen, PAGE, "-created", "properties"));
      for (JsonNode comment : comments.comments()) {
        if (JiraTalkReader.marker(comment).equals(key.text())) {
          return found(command, comment);
        }
      }
      seen += comments.comments().size();
      if (comments.comments().isEmpty() || seen >= comments.total()) {
        break;
      }
    }
    return doubts.over(key)
        ? new Outcome.NotApplied()
        : new Outcome.Unknown(
            jira.tracker()
                + ": the comment is not on issue "
                + id
                + "; it may still be on its way");
  }

  private Outcome found(Command.AddComment command, JsonNode comment) {
    String id = command.target().ticketId();
    String commentId = comment.path("id").asText();
    return keptSecret(id, comment, command.visibility(), issues.serviceDesk(id))
        ? applied(commentId)
        : withdraw(id, commentId);
  }

  Outcome settleEdit(Command.EditComment command) {
    Optional<JsonNode> comment = find(command.target().ticketId(), command.commentId());
    boolean same =
        comment
            .map(c -> JiraText.read(c.path("body")).normalised())
            .filter(command.body().normalised()::equals)
            .isPresent();
    return same ? applied(command.commentId()) : new Outcome.NotApplied();
  }

  Outcome settleRemove(Command.RemoveComment command) {
    return find(command.target().ticketId(), command.commentId()).isEmpty()
        ? new Outcome.Applied(Outcome.Receipt.NOTHING)
        : new Outcome.NotApplied();
  }

  private ObjectNode body(RichText text, Visibility visibility, boolean desk) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("body", JiraText.write(text));
    if (desk) {
      ArrayNode properties = body.putArray("properties");
      properties
          .addObject()
          .put("key", DESK_PROPERTY)
          .putObject("value")
          .put("internal", visibility == Visibility.INTERNAL);
    } else if (visibility == Visibility.INTERNAL) {
      hidden.ifPresent(
          who -> body.putObject("visibility").put("type", who.type()).put("value", who.name()));
    }
    return body;
  }

  /** The flag may come late into the answer, so that the comment is read once more. */
  private boolean keptSecret(String id, JsonNode made, Visibility wanted, boolean desk) {
    if (wanted == Visibility.PUBLIC) {
      return true;
    }
    return isHidden(made, desk)
        || find(id, made.path("id").asText()).filter(again -> isHidden(again, desk)).isPresent();
  }

  private static boolean isHidden(JsonNode comment, boolean desk) {
    boolean said = desk ? comment.hasNonNull("jsdPublic") : comment.hasNonNull("visibility");
    return said && JiraTalkReader.visibility(comment, desk) == Visibility.INTERNAL;
  }

  private Outcome withdraw(String id, String comment) {
    String what = jira.tracker() + ": comment " + comment + " of issue " + id;
    try {
      delete(id, comment);
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
      jira.calls().reply(jira.api().removeComment(id, comment, CallTag.write(id)));
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.NOT_FOUND) {
        throw failure;
      }
    }
  }

  private Optional<JsonNode> find(String id, String comment) {
    try {
      return Optional.of(jira.calls().execute(jira.api().comment(id, comment, "properties")));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static Outcome applied(String commentId) {
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.of(commentId), Optional.empty(), List.of()));
  }
}
