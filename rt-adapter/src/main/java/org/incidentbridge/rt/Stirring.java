package org.incidentbridge.rt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.HistoryEntry;

/**
 * Puts back at once the status from which RT takes a ticket when something is said there. What
 * stands then is what people left, though nobody had read it yet (N1, N4). Where somebody answered
 * since, RT would have opened it for them: that stays (N2).
 */
final class Stirring {

  private final RtClient client;
  private final Receipts receipts;

  Stirring(RtClient client, Receipts receipts) {
    this.client = client;
    this.receipts = receipts;
  }

  /**
   * The ticket as it stands once that is put right, as far as it can be.
   *
   * @param after the ticket after the message
   * @param made the bridge's message
   */
  RtWhole undone(RtWhole after, RtTransaction made) {
    Optional<String> before = isAnswered(after, made) ? Optional.empty() : before(after, made);
    if (before.isEmpty()) {
      return after;
    }
    String id = after.ticket().id();
    try {
      client.update(
          after.ticket(), RtQuery.JSON.createObjectNode().put(StatusWrites.STATUS, before.get()));
    } catch (CallFailure refused) {
      return receipts.whole(id); // somebody was quicker, or it is not allowed
    }
    return receipts.whole(id);
  }

  /** What RT changed by itself, as far as it follows from nothing but the message. */
  Set<String> beside(RtWhole now, RtTransaction made) {
    Set<String> beside = new TreeSet<>(receipts.beside(now, made.id(), Set.of()));
    if (isAnswered(now, made)) {
      beside.remove(StatusWrites.STATUS);
    }
    return beside;
  }

  private boolean isAnswered(RtWhole whole, RtTransaction made) {
    return receipts.talk(whole).isAnswered(made);
  }

  /** The status that the message changed, if nobody changed it since. */
  private Optional<String> before(RtWhole after, RtTransaction made) {
    List<HistoryEntry> since =
        receipts.shown(after).history().stream()
            .filter(entry -> Long.parseLong(entry.id()) > made.id())
            .filter(entry -> entry.change().field().equals(StatusWrites.STATUS))
            .toList();
    return Optional.of(since)
        .filter(entries -> entries.size() == 1)
        .map(List::getFirst)
        .filter(entry -> entry.own() && entry.author().account().equals(RtPerson.SYSTEM))
        .map(entry -> entry.change().from().display());
  }
}
