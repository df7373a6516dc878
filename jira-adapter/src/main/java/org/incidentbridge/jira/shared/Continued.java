package org.incidentbridge.jira.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.RichText;

/** The comments in which a long one goes on, each under a key made from that of the first. */
final class Continued {

  private static final int MOST = 200;

  /** So many parts in a row may have been deleted by people; those behind are still found. */
  private static final int MOST_MISSING = 5;

  private Continued() {}

  /** The key of a part; that of the first is the command's own. */
  static CommandKey key(CommandKey whole, int part) {
    return part == 0 ? whole : CommandKey.of(whole.text(), "part", Integer.toString(part));
  }

  /** A comment as a ticket shows it. */
  static Optional<Comment> find(TicketSnapshot ticket, String id) {
    return ticket.talk().comments().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** The key from which those of the parts are made; empty if it is no copy that carries one. */
  static Optional<CommandKey> whole(TicketSnapshot ticket, String first) {
    return find(ticket, first).flatMap(Continued::whole);
  }

  private static Optional<CommandKey> whole(Comment first) {
    return Optional.of(first.marker())
        .filter(marker -> CommandKey.FORM.matcher(marker).matches())
        .map(CommandKey::new);
  }

  /** What follows a comment, in order; nothing if it is no copy that carries its key. */
  static List<Comment> after(TicketSnapshot ticket, String first) {
    Map<String, Integer> order = new HashMap<>();
    whole(ticket, first)
        .ifPresent(key -> IntStream.range(1, MOST).forEach(i -> order.put(key(key, i).text(), i)));
    return ticket.talk().comments().stream()
        .filter(c -> order.containsKey(c.marker()))
        .sorted(Comparator.comparingInt(c -> order.getOrDefault(c.marker(), 0)))
        .toList();
  }

  /** What stands in the first part alone. */
  static RichText own(TicketSnapshot ticket, String first) {
    List<Block> all = find(ticket, first).map(c -> c.body().blocks()).orElse(List.of());
    Map<String, Comment> rest = new LinkedHashMap<>();
    after(ticket, first).forEach(c -> rest.putIfAbsent(c.marker(), c));
    int behind = rest.values().stream().mapToInt(c -> text(c).size()).sum();
    return new RichText(all.subList(0, Math.max(0, all.size() - behind)));
  }

  /**
   * The comments, each that goes on with what its further parts say, so that what people do to any
   * of them is done to the whole (N7). It is for all to read as long as any part is (N5). The parts
   * are among the comments too, as what they are.
   */
  static List<Comment> joined(List<Comment> comments) {
    Map<String, Comment> marked = new HashMap<>();
    comments.forEach(c -> marked.putIfAbsent(c.marker(), c));
    return comments.stream().map(c -> joined(c, rest(c, marked))).toList();
  }

  private static List<Comment> rest(Comment first, Map<String, Comment> marked) {
    List<Comment> rest = new ArrayList<>();
    Optional<CommandKey> whole = whole(first);
    int missing = 0;
    for (int part = 1; whole.isPresent() && part < MOST && missing < MOST_MISSING; part++) {
      Optional<Comment> next = Optional.ofNullable(marked.get(key(whole.get(), part).text()));
      next.ifPresent(rest::add);
      missing = next.isPresent() ? 0 : missing + 1;
    }
    return rest;
  }

  private static Comment joined(Comment first, List<Comment> rest) {
    if (rest.isEmpty()) {
      return first;
    }
    List<Block> blocks = new ArrayList<>(first.body().blocks());
    rest.forEach(part -> blocks.addAll(text(part)));
    boolean open =
        Stream.concat(Stream.of(first), rest.stream())
            .anyMatch(part -> part.visibility() == Visibility.PUBLIC);
    Optional<Party> editor =
        Stream.concat(Stream.of(first), rest.stream())
            .flatMap(part -> part.content().editor().stream())
            .findFirst();
    return new Comment(
        first.id(),
        first.author(),
        first.createdAt(),
        open ? Visibility.PUBLIC : Visibility.INTERNAL,
        new Comment.Content(new RichText(blocks), first.marker(), editor));
  }

  private static List<Block> text(Comment part) {
    return LongText.unlabelled(part.body(), part.marker()).blocks();
  }
}
