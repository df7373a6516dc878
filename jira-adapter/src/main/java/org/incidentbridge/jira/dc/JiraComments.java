package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
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
    if (cannotHide(command.visibility(), desk)) {
      return Refusals.whole(JiraCapabilities.noInternal(jira.tracker()));
    }
    ObjectNode body = body(command.body(), command.visibility(), desk);
    Markers.put(body.withArray("/properties"), command.target().key());
    Optional<JsonNode> made =
        jira.rest()
            .post(shown("issue", id, "comment"), body, CallTag.write(id))
            .body()
            .filter(comment -> comment.hasNonNull("id"));
    if (made.isEmpty()) {
      return new Outcome.Unknown(jira.tracker() + ": Jira does not say which comment it made");
    }
    Written written = new Written(id, made.get().path("id").asText(), desk);
    return kept(written, made.get(), command.visibility(), losses(command.body()));
  }

  Outcome edit(Command.EditComment command) {
    String id = command.target().ticketId();
    boolean desk = issues.serviceDesk(id);
    if (cannotHide(command.visibility(), desk)) {
      return Refusals.whole(JiraCapabilities.noInternal(jira.tracker()));
    }
    JsonNode changed =
        jira.rest()
            .put(
                shown("issue", id, "comment", command.commentId()),
                body(command.body(), command.visibility(), desk),
                CallTag.write(id))
            .body()
            .orElseGet(JsonNodeFactory.instance::objectNode);
    return kept(
        new Written(id, command.commentId(), desk),
        changed,
        command.visibility(),
        losses(command.body()));
  }

  Outcome remove(Command.RemoveComment command) {
    delete(command.target().ticketId(), command.commentId());
    return new Outcome.Applied(Outcome.Receipt.NOTHING);
  }

  /** Looks for the marker among the newest comments first, all of them if need be. */
  Outcome settleAdd(Command.AddComment command) {
    CommandKey key = command.target().key();
    String id = command.target().ticketId();
    int seen = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = issues.comments(id, seen, PAGE, "-created");
      for (JsonNode comment : answer.path("comments")) {
        if (JiraTalkReader.marker(comment).equals(key.text())) {
          Written written = new Written(id, comment.path("id").asText(), issues.serviceDesk(id));
          return kept(written, comment, command.visibility(), losses(command.body()));
        }
      }
      seen += answer.path("comments").size();
      if (answer.path("comments").isEmpty() || seen >= answer.path("total").asInt(0)) {
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

  Outcome settleEdit(Command.EditComment command) {
    String id = command.target().ticketId();
    Optional<JsonNode> comment = find(id, command.commentId());
    boolean same =
        comment
            .map(found -> JiraText.read(found.path("body").asText()))
            .filter(text -> JiraText.same(text, command.body()))
            .isPresent();
    Written written = new Written(id, command.commentId(), issues.serviceDesk(id));
    return same && comment.isPresent()
        ? kept(written, comment.get(), command.visibility(), losses(command.body()))
        : new Outcome.NotApplied();
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
    String markup = JiraText.write(text);
    body.put("body", JiraText.fits(markup) ? markup : JiraText.cut(markup));
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

  private static List<Outcome.Loss> losses(RichText text) {
    return JiraText.fits(JiraText.write(text))
        ? List.of()
        : List.of(
            new Outcome.Loss(
                "comment",
                "cut, as Jira takes "
                    + JiraText.LONGEST
                    + " characters; the other ticket has all"));
  }

  /**
   * A comment that was written.
   *
   * @param desk whether its issue is in a service project
   */
  private record Written(String issue, String comment, boolean desk) {}

  /** Applied, if the comment comes back as hidden as it was meant to be. */
  private Outcome kept(
      Written written, JsonNode shown, Visibility wanted, List<Outcome.Loss> losses) {
    boolean kept =
        wanted == Visibility.PUBLIC
            || isHidden(shown, written.desk())
            || find(written.issue(), written.comment())
                .filter(again -> isHidden(again, written.desk()))
                .isPresent();
    return kept
        ? new Outcome.Applied(
            new Outcome.Receipt(Optional.of(written.comment()), Optional.empty(), losses))
        : withdraw(written);
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

  /** An address whose answer shows the properties of comments. */
  private HttpUrl.Builder shown(String... segments) {
    return jira.rest().at(segments).addQueryParameter("expand", "properties");
  }
}
