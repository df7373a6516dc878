package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;

/** Puts what was too long for a field into comments, each once, however often it is asked to. */
final class Overflow {

  private static final String FIELD = "comment";

  private final Site jira;
  private final MarkedComments marked;
  private final Doubts doubts;

  Overflow(Site jira, MarkedComments marked, Doubts doubts) {
    this.jira = jira;
    this.marked = marked;
    this.doubts = doubts;
  }

  /**
   * Comments the rest of a draft's texts; what fails is a loss, as the field itself was written.
   *
   * @return whether there was a rest
   */
  boolean post(CommandKey whole, String issue, Draft draft) {
    List<RichText> rest = draft.overflow();
    if (rest.isEmpty()) {
      return false;
    }
    try {
      Set<String> there = marked.find(issue, keys(whole, rest)).keySet();
      for (int part = 1; part <= rest.size(); part++) {
        CommandKey key = LongText.key(whole, part);
        if (!there.contains(key.text())) {
          post(issue, key, rest.get(part - 1));
        }
      }
    } catch (CallFailure failure) {
      draft.lose(FIELD, "the rest of a long text was left out: " + failure.message());
    }
    return true;
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

  private static Set<String> keys(CommandKey whole, List<RichText> rest) {
    return IntStream.rangeClosed(1, rest.size())
        .mapToObj(part -> LongText.key(whole, part).text())
        .collect(Collectors.toSet());
  }

  /** Whether the rest was left out, so that it is worth asking again. */
  static boolean isLeftOut(Draft draft) {
    return draft.losses().stream().anyMatch(loss -> loss.field().equals(FIELD));
  }

  private void post(String issue, CommandKey key, RichText text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("body", jira.dialect().write(LongText.labelled(text, key)));
    Markers.put(body.putArray("properties"), key);
    jira.addComment(issue, body);
  }
}
