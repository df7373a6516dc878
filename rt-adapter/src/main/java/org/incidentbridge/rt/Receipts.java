package org.incidentbridge.rt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Applied;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.jspecify.annotations.Nullable;

/** What came of a write, in the words of the bridge. */
final class Receipts {

  private final RtClient client;
  private final RtTranslator translator;

  Receipts(RtClient client, RtTranslator translator) {
    this.client = client;
    this.translator = translator;
  }

  /**
   * A ticket as it is before a write.
   *
   * @throws Refusal if nothing may be written to it
   */
  RtTicket forWriting(String id) {
    RtTicket ticket = own(RtReader.checked(id));
    if (ticket.isDeleted()) {
      throw new Refusal("ticket " + id + " was deleted");
    }
    return ticket;
  }

  /** Nothing is written, however often it is tried. */
  static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }

  /**
   * The ticket as it is now, with all that was said.
   *
   * @throws Refusal if it was merged into another one, of which nothing may be told as of this one
   *     (N5)
   */
  RtWhole whole(String id) {
    return client.whole(own(id));
  }

  /** The same, or the ticket into which it was merged, which has its messages then. */
  RtWhole wherever(String id) {
    return client.whole(client.ticket(id));
  }

  /**
   * The ticket itself.
   *
   * @throws Refusal if it was merged into another one, to which its number leads since
   */
  RtTicket own(String id) {
    RtTicket ticket = client.ticket(id);
    if (!ticket.id().equals(id)) {
      throw new Refusal("ticket " + id + " was merged into " + ticket.id());
    }
    return ticket;
  }

  TicketSnapshot shown(RtWhole whole) {
    return translator.snapshot(whole);
  }

  RtTalk talk(RtWhole whole) {
    return translator.talk(whole);
  }

  Outcome.Stale stale(RtTicket ticket) {
    return new Outcome.Stale(translator.snapshot(client.whole(ticket)));
  }

  Applied applied(RtWhole whole) {
    return applied(Optional.empty(), whole, List.of(), Set.of());
  }

  Applied applied(
      Optional<String> createdId, RtWhole whole, List<Loss> losses, Set<String> beside) {
    return new Applied(new Receipt(createdId, Optional.of(shown(whole)), losses, beside));
  }

  /** What RT did not keep of a message, as it is set up to take no more. */
  static List<Loss> cuts(String field, RtWhole whole, RtTransaction made) {
    return whole.cuts(made).stream()
        .map(RtTransaction::change)
        .map(
            cut ->
                new Loss(
                    field,
                    "RT did not keep all of its %s bytes: it takes %s at most, see MaxAttachmentSize in its configuration"
                        .formatted(cut.from(), cut.to())))
        .toList();
  }

  /**
   * Fields that RT changed by itself as a consequence of what the bridge did: opening a ticket that
   * was answered, or setting when it is due. What people changed since is theirs, and what was put
   * back is no change.
   *
   * @param before the newest transaction before the write
   */
  Set<String> beside(RtWhole after, long before, Set<String> written) {
    Map<String, HistoryEntry> oldest = new TreeMap<>();
    Map<String, HistoryEntry> newest = new TreeMap<>();
    shown(after).history().stream()
        .filter(entry -> Long.parseLong(entry.id()) > before)
        .forEach(
            entry -> {
              oldest.putIfAbsent(entry.change().field(), entry);
              newest.put(entry.change().field(), entry);
            });
    newest.values().removeIf(entry -> !entry.own());
    newest.entrySet().removeIf(e -> isBack(oldest.get(e.getKey()), e.getValue()));
    newest.keySet().removeAll(written);
    return newest.keySet();
  }

  private static boolean isBack(@Nullable HistoryEntry first, HistoryEntry last) {
    return first != null && first.change().from().equals(last.change().to());
  }

  /**
   * What follows a write that stands: if it fails, whether all is done has to be settled, lest the
   * write be sent twice.
   */
  static Outcome afterWrite(Supplier<Outcome> rest) {
    try {
      return rest.get();
    } catch (CallFailure
        | TrackerException
        | Refusal
        | IllegalArgumentException
        | RtTicket.Unreadable e) {
      return new Outcome.Unknown("RT took it, but then: " + e.getMessage());
    }
  }
}
