package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;

/**
 * The comments in which an earlier text of a field went on that was written anew since. What was
 * taken out of the field would stand there for ever.
 */
final class Leftovers {

  private static final int MOST_PARTS = 200;

  private Leftovers() {}

  /**
   * What has to go after a write of texts. Nothing while another text of the ticket may be the one
   * that goes on: the comments do not tell.
   */
  static List<Comment> of(Command.UpdateFields command, TicketSnapshot after) {
    Set<String> written =
        command.writes().stream()
            .filter(write -> write.value() instanceof Value.Body)
            .map(Command.FieldWrite::field)
            .collect(Collectors.toSet());
    boolean others =
        after.fields().entrySet().stream()
            .filter(field -> !written.contains(field.getKey()))
            .anyMatch(field -> mayGoOn(field.getValue()));
    if (written.isEmpty() || others) {
      return List.of();
    }
    List<Comment> comments = after.talk().comments();
    Set<String> belonging =
        Stream.concat(
                Stream.of(command.target().key().text()),
                comments.stream().filter(c -> !isRest(c)).map(Comment::marker))
            .filter(marker -> CommandKey.FORM.matcher(marker).matches())
            .flatMap(Leftovers::parts)
            .collect(Collectors.toSet());
    return comments.stream().filter(c -> isRest(c) && !belonging.contains(c.marker())).toList();
  }

  private static boolean mayGoOn(Value value) {
    return value instanceof Value.Body;
  }

  private static Stream<String> parts(String whole) {
    var key = new CommandKey(whole);
    return IntStream.range(1, MOST_PARTS).mapToObj(part -> LongText.key(key, part).text());
  }

  /** Whether a comment begins with the line of a continuation, and it is the bridge's own. */
  private static boolean isRest(Comment comment) {
    return !comment.marker().isEmpty() && LongText.keyIn(comment.body()).equals(comment.marker());
  }
}
