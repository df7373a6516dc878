package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.incidentbridge.model.Comment;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;

/** The comments in which a long one goes on, each under a key made from that of the first. */
final class Continued {

  private static final int MOST = 200;

  private Continued() {}

  /** The key of a part; that of the first is the command's own. */
  static CommandKey key(CommandKey whole, int part) {
    return part == 0 ? whole : CommandKey.of(whole.text(), "part", Integer.toString(part));
  }

  /** A comment as a ticket shows it. */
  static Optional<Comment> find(TicketSnapshot ticket, String id) {
    return ticket.talk().comments().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** What follows a comment; nothing if it is no copy that carries its key. */
  static List<Comment> after(TicketSnapshot ticket, String first) {
    Optional<CommandKey> whole =
        find(ticket, first)
            .map(Comment::marker)
            .filter(marker -> CommandKey.FORM.matcher(marker).matches())
            .map(CommandKey::new);
    Set<String> keys =
        whole.stream()
            .flatMap(key -> IntStream.range(1, MOST).mapToObj(part -> key(key, part).text()))
            .collect(Collectors.toSet());
    return ticket.talk().comments().stream().filter(c -> keys.contains(c.marker())).toList();
  }
}
