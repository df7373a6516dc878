package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was too long for a field into comments, each once, however often it is asked to. In a
 * service project, and in one of which it is not known that it is none, they are internal, but for
 * the description, which customers read there anyway: of other fields nothing is known but that
 * agents see them (N5).
 */
final class Overflow {

  private static final String FIELD = "comment";
  private static final String TEXT = "text";
  private static final String DESCRIPTION = "description";
  private static final String LEFT_OUT = "the rest of a long text was left out: ";

  private final Site jira;
  private final Issues issues;
  private final MarkedComments marked;
  private final CommentGuard guard;
  private final Doubts doubts;

  Overflow(Site jira, Issues issues, Doubts doubts) {
    this.jira = jira;
    this.issues = issues;
    this.marked = new MarkedComments(jira);
    this.guard = new CommentGuard(jira);
    this.doubts = doubts;
  }

  /**
   * Comments the rest of a draft's texts; what fails is a loss, as the field itself was written.
   *
   * @return whether there was a rest
   */
  boolean post(CommandKey whole, String issue, Draft draft) {
    List<Draft.Rest> rest = draft.overflow();
    if (rest.isEmpty()) {
      return false;
    }
    try {
      boolean desk = issues.kindNow(issue) != ProjectKind.PLAIN;
      Map<String, JsonNode> there = marked.find(issue, keys(whole, rest));
      for (int part = 1; part <= rest.size(); part++) {
        CommandKey key = LongText.key(whole, part);
        Draft.Rest text = rest.get(part - 1);
        @Nullable JsonNode found = there.get(key.text());
        JsonNode made = found == null ? post(issue, key, text, desk) : found;
        problem(issue, made, visibility(text, desk), desk)
            .ifPresent(why -> draft.lose(FIELD, LEFT_OUT + why));
      }
    } catch (CallFailure failure) {
      draft.lose(FIELD, LEFT_OUT + failure.message());
    } catch (TrackerException failure) {
      draft.lose(FIELD, LEFT_OUT + failure.getMessage());
    }
    return true;
  }

  /**
   * Takes away the rests of earlier texts, which nobody sees in their field any more: they may have
   * to go (N5). What people wrote into one is told first (N7).
   */
  void remove(String issue, List<Comment> left, Draft draft) {
    for (Comment rest : left) {
      rest.content().editor().ifPresent(who -> tellEdited(rest, who, draft));
      try {
        guard.remove(issue, rest.id());
      } catch (CallFailure failure) {
        String message = "the rest of the text as it was before still stands in comment ";
        draft.lose(TEXT, message + rest.id() + ", REMOVE IT BY HAND: " + failure.message());
      }
    }
  }

  private static void tellEdited(Comment rest, Party who, Draft draft) {
    String text = LongText.unlabelled(rest.body(), rest.marker()).plainText();
    draft.lose(
        TEXT,
        ("comment %s, in which the text as it was before went on, was edited by %s and goes with it;"
                + " it said: %s")
            .formatted(rest.id(), who.name(), text));
  }

  /** What to answer instead of posting the rest, while comments sent before may still come. */
  Optional<Outcome> awaited(CommandKey whole, Instant since, String issue, Draft draft) {
    Set<String> keys = keys(whole, draft.overflow());
    boolean lacking =
        !keys.isEmpty()
            && doubts.left(whole, since).isPositive()
            && !marked.find(issue, keys).keySet().containsAll(keys);
    return lacking
        ? Optional.of(
            doubts.notThere(
                whole,
                since,
                "%s: the rest of a long text is not on issue %s".formatted(jira.tracker(), issue)))
        : Optional.empty();
  }

  private static Set<String> keys(CommandKey whole, List<Draft.Rest> rest) {
    return IntStream.rangeClosed(1, rest.size())
        .mapToObj(part -> LongText.key(whole, part).text())
        .collect(Collectors.toSet());
  }

  /** Whether the rest was left out, so that it is worth asking again. */
  static boolean isLeftOut(Draft draft) {
    return draft.losses().stream().anyMatch(loss -> loss.field().equals(FIELD));
  }

  private static Visibility visibility(Draft.Rest text, boolean desk) {
    return desk && !text.field().equals(DESCRIPTION) ? Visibility.INTERNAL : Visibility.PUBLIC;
  }

  private JsonNode post(String issue, CommandKey key, Draft.Rest text, boolean desk) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("body", jira.dialect().write(LongText.labelled(text.text(), key)));
    ArrayNode properties = body.putArray("properties");
    if (desk) {
      CommentMarks.put(properties, visibility(text, desk));
    }
    Markers.put(properties, key);
    return jira.addComment(issue, body);
  }

  private Optional<String> problem(
      String issue, JsonNode made, Visibility visibility, boolean desk) {
    String id = made.path("id").asText();
    if (visibility == Visibility.INTERNAL && id.isEmpty()) {
      return Optional.of("Jira does not say which comment it made");
    }
    CommentGuard.Written written = new CommentGuard.Written(issue, id);
    return guard.objection(written, made, visibility, desk).map(Overflow::message);
  }

  private static String message(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.message();
      case Outcome.Unknown unknown -> unknown.message();
      default -> outcome.toString();
    };
  }
}
