package org.incidentbridge.rt;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ticket with all that was said on it.
 *
 * @param history all transactions that the bridge's user may see, in their order
 * @param parts of the messages among them
 * @param texts what parts say, by their numbers
 */
record RtWhole(
    RtTicket ticket, List<RtTransaction> history, List<RtPart> parts, Map<Long, String> texts) {

  RtWhole {
    history = List.copyOf(history);
    parts = List.copyOf(parts);
    texts = Map.copyOf(texts);
  }

  /** The same of the ticket as it was at another time. */
  RtWhole of(RtTicket other) {
    return new RtWhole(other, history, parts, texts);
  }

  /** The part that holds the words of a message: plain ones if there are both. */
  static Optional<RtPart> words(List<RtPart> parts, long transaction) {
    return parts.stream()
        .filter(part -> part.transaction() == transaction && part.isText())
        .min(Comparator.comparing(RtPart::isHtml).thenComparingLong(RtPart::id));
  }

  Optional<RtPart> words(RtTransaction message) {
    return words(parts, message.id());
  }

  /** What a message says, as RT keeps it; empty if it says nothing. */
  String text(RtTransaction message) {
    return words(message).map(part -> texts.getOrDefault(part.id(), "")).orElse("");
  }

  List<RtPart> files(RtTransaction message) {
    return parts.stream().filter(p -> p.transaction() == message.id() && p.isFile()).toList();
  }

  List<RtTransaction> messages() {
    return history.stream().filter(RtTransaction::isMessage).toList();
  }

  /** How the ticket itself began, not one that was merged into it. */
  Optional<RtTransaction> beginning() {
    return history.stream().filter(t -> t.isCreateOf(ticket.id())).findFirst();
  }
}
