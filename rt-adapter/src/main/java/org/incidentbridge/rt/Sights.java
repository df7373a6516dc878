package org.incidentbridge.rt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Whether tickets of a queue may be seen, of which RT says nothing: a queue that shows none may be
 * empty. One that showed some before is not believed. Safe for parallel use.
 */
final class Sights {

  /** So many tickets are asked for one by one. */
  private static final int MOST = 100;

  /** Numbers may be left out where making a ticket failed. */
  private static final int BEYOND = 5;

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
   * Makes sure that a search would show tickets of a queue that were made since then (N3). Of a
   * queue that never showed any it is enough if RT hides no ticket at all that is as young.
   *
   * @throws TrackerException if it may be that it would not
   */
  void require(String queue, Instant from) {
    client.execute(client.api().queue(queue));
    Optional<Long> witness = Optional.ofNullable(witnesses.get(key(queue)));
    boolean seen = witness.isPresent() && isSeen(queue, witness.get());
    if (!seen && showsNone(queue) && (witness.isPresent() || hidesYoung(from))) {
      throw new TrackerException(
          Kind.PERMISSION,
          "RT shows no ticket of queue '"
              + queue
              + "', so that it cannot be told whether one was made; give the bridge's user the"
              + " right ShowTicket there");
    }
  }

  private boolean showsNone(String queue) {
    List<?> rows = client.tickets(RtQuery.of(queue), "id").rows();
    return rows.isEmpty();
  }

  /** Tickets are numbered in their order, so that hidden ones stand between or after others. */
  private boolean hidesYoung(Instant from) {
    SortedSet<Long> shown = new TreeSet<>(new Creations(client).since(from));
    long last = new Creations(client).before(from);
    List<Long> missing = new ArrayList<>();
    for (long id : shown) {
      for (long between = last + 1; between < id && missing.size() <= MOST; between++) {
        missing.add(between);
      }
      last = id;
    }
    for (long after = last + 1; after <= last + BEYOND; after++) {
      missing.add(after);
    }
    return missing.size() > MOST || missing.stream().anyMatch(this::isHidden);
  }

  private boolean isHidden(long id) {
    try {
      client.ticket(String.valueOf(id));
      return false;
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION) {
        return true;
      }
      if (failure.kind() == Kind.NOT_FOUND) {
        return false;
      }
      throw failure;
    }
  }
}
