package org.incidentbridge.rt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Whether tickets of a queue may be seen, of which RT says nothing: a queue that shows none may be
 * empty. One that showed some before is not believed. Safe for parallel use.
 */
final class Sights {

  private final RtClient client;
  private final Map<String, Long> witnesses = new ConcurrentHashMap<>();

  Sights(RtClient client) {
    this.client = client;
  }

  /** Takes note of tickets that showed queues. */
  void note(Map<String, RtCursor.Reached> queues) {
    queues.forEach((queue, reached) -> witnesses.put(key(queue), reached.ticket()));
  }

  private static String key(String queue) {
    return queue.toLowerCase(Locale.ROOT);
  }

  /** Whether a ticket is there, may be seen and is in this queue. */
  boolean isSeen(String queue, long ticket) {
    try {
      return client.ticket(String.valueOf(ticket)).queue().equalsIgnoreCase(queue);
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION || failure.kind() == Kind.NOT_FOUND) {
        return false;
      }
      throw failure;
    }
  }

  /**
   * Makes sure that a search would show tickets of a queue (N3).
   *
   * @throws TrackerException if it may be that it would not
   */
  void require(String queue) {
    client.execute(client.api().queue(queue));
    Optional<Long> witness = Optional.ofNullable(witnesses.get(key(queue)));
    if (witness.isPresent() && !isSeen(queue, witness.get()) && showsNone(queue)) {
      throw new TrackerException(
          Kind.PERMISSION,
          "RT shows no ticket of queue '"
              + queue
              + "' any more; give the bridge's user the right ShowTicket there");
    }
  }

  private boolean showsNone(String queue) {
    List<?> rows = client.tickets(RtQuery.of(queue), "id").rows();
    return rows.isEmpty();
  }
}
