package org.incidentbridge.pull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Store;

/**
 * Pulls one tracker page by page. Each page and the cursor behind it are stored in one transaction,
 * so that a crash repeats a page at worst.
 */
public final class Puller {

  /** The cursor of the ordinary pull. */
  public static final String PULL = "pull";

  /** The cursor of the slow walk over all known tickets. */
  public static final String SWEEP = "sweep";

  /** The cursor of the walk over the past of tickets that were read before there was a policy. */
  static final String PAST = "past";

  /** The cursor that is set once a tracker was read from end to end. */
  private static final String WHOLE = "whole";

  private static final int MOST_PAGES = 100_000;

  /** So many tickets are read in one go. */
  private static final int TOGETHER = 50;

  private final Store store;
  private final Map<TrackerId, ReentrantLock> reading = new ConcurrentHashMap<>();
  private final BooleanSupplier stopping;
  private final Memory memory;
  private final Untimely untimely;

  /** One that does not remember what happened to tickets. */
  public Puller(Store store, BooleanSupplier stopping) {
    this(store, stopping, Memory.NONE, InstantSource.system());
  }

  /**
   * @param stopping when it says so, a pull ends after the page under way
   * @param memory takes in what happened to tickets
   */
  public Puller(Store store, BooleanSupplier stopping, Memory memory, InstantSource clock) {
    this.memory = memory;
    this.untimely = new Untimely(clock);
    this.store = store;
    this.stopping = stopping;
  }

  /**
   * What came of a pull.
   *
   * @param stored how many sightings were stored
   * @param complete whether it came to the tracker's end; else the bridge stops or its writes
   *     overtook what was read, and pages are left for the next pull
   */
  public record Pulled(long stored, boolean complete) {}

  /**
   * Reads everything that changed; what is left when a pull ends early comes with the next one.
   *
   * @param pageSize most tickets in one transaction
   * @return what came of it
   * @throws org.incidentbridge.spi.TrackerException if the tracker cannot be read; pages read
   *     before are kept
   */
  public Pulled pull(Tracker tracker, String purpose, int pageSize) {
    return pull(tracker, purpose, pageSize, sighting -> {});
  }

  /**
   * The same, for somebody who wants to know what was found.
   *
   * @param found told of each change that a pull, not a sweep, found, once it is stored
   */
  public Pulled pull(Tracker tracker, String purpose, int pageSize, Consumer<Sighting> found) {
    if (purpose.equals(PULL)
        && store.inTransaction(t -> memory.isMissing(t, tracker.id()))
        && walk(new Walk(tracker, PAST, pageSize, sighting -> {})).complete()) {
      store.inTransaction(
          t -> {
            memory.complete(t, tracker.id());
            return t;
          });
    }
    return walk(
        new Walk(tracker, purpose, pageSize, purpose.equals(PULL) ? found : sighting -> {}));
  }

  private record Walk(Tracker tracker, String purpose, int pageSize, Consumer<Sighting> found) {}

  private Pulled walk(Walk walk) {
    Tracker tracker = walk.tracker();
    long stored = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      Step step = next(walk);
      stored += step.stored();
      if (step.next() == Next.NOTHING) {
        readWhole(tracker.id(), walk.purpose());
        return new Pulled(stored, true);
      }
      if (step.next() == Next.AGAIN || stopping.getAsBoolean()) {
        return new Pulled(stored, false);
      }
    }
    throw new IllegalStateException(
        tracker.id() + " offered more than " + MOST_PAGES + " pages in one pull");
  }

  /**
   * Reads single tickets, since their tracker called out that they changed. It is a hint: the
   * cursor stays where it is, so that the next pull has the last word. Before the tracker was read
   * from end to end nothing is read, and nothing is begun that lies outside of what is read. What
   * the bridge writes to meanwhile waits for {@link #lookAgain}.
   *
   * @return how many of them showed anything new
   * @throws org.incidentbridge.spi.TrackerException if they cannot be read
   */
  public long look(Tracker tracker, List<String> ticketIds) {
    if (!store.inTransaction(t -> knowsAll(t, tracker.id()))) {
      return 0;
    }
    return alone(
        tracker.id(),
        () -> {
          long position = store.inTransaction(t -> t.ledger().position());
          List<Sighting> found = tracker.source().look(ticketIds, memory.isWanted());
          List<TicketRef> overtaken = new ArrayList<>();
          long news =
              store.inTransaction(
                  tables -> {
                    untimely.add(written(tables, found.stream().map(Sighting::ref).toList()));
                    return found.stream()
                        .filter(sighting -> isCovered(tables, sighting))
                        .filter(sighting -> isSound(tables, sighting, position, overtaken))
                        .filter(sighting -> take(tables, sighting, position))
                        .count();
                  });
          overtaken.forEach(ref -> lookAnew(tracker, ref));
          return news + overtaken.size();
        });
  }

  private void lookAnew(Tracker tracker, TicketRef ref) {
    boolean sound = readAnew(tracker, ref);
    store.inTransaction(
        tables -> {
          untimely.add(sound ? written(tables, List.of(ref)) : List.of(ref));
          return sound;
        });
  }

  /** Whether tickets of that tracker were called out while the bridge wrote to them. */
  public boolean isToLookAgain(TrackerId tracker) {
    return untimely.any(tracker);
  }

  /**
   * Reads once more what was called out while the bridge wrote to it, as far as those writes have
   * ended.
   *
   * @return how many of them showed anything new
   * @throws org.incidentbridge.spi.TrackerException if they cannot be read
   */
  public long lookAgain(Tracker tracker) {
    List<String> ready =
        store.inTransaction(
            tables ->
                untimely.take(
                    tracker.id(), TOGETHER, ref -> written(tables, List.of(ref)).isEmpty()));
    try {
      return ready.isEmpty() ? 0 : look(tracker, ready);
    } catch (TrackerException failure) {
      if (failure.isForNow()) {
        untimely.add(ready.stream().map(id -> new TicketRef(tracker.id(), id)).toList());
      }
      throw failure;
    }
  }

  /** Those to which a write is under way; one of no incident may just be being made. */
  private static List<TicketRef> written(Store.Tables tables, List<TicketRef> tickets) {
    return tickets.stream()
        .filter(
            ref ->
                tables.outbox().writing(ref)
                    || (tables.incidents().of(ref).isEmpty()
                        && tables.outbox().creating(ref.tracker())))
        .toList();
  }

  /** What a write of the bridge overtook is read once more. */
  private static boolean isSound(
      Store.Tables tables, Sighting sighting, long position, List<TicketRef> overtaken) {
    boolean late = Reception.isOvertaken(tables, sighting.ref(), position);
    if (late) {
      overtaken.add(sighting.ref());
    }
    return !late;
  }

  private static boolean isCovered(Store.Tables tables, Sighting sighting) {
    boolean outside = sighting instanceof Sighting.Seen seen && seen.ticket().head().outside();
    return !outside || tables.tickets().version(sighting.ref()).isPresent();
  }

  /**
   * Whether a tracker was read from end to end since the store began. Before that nobody knows
   * which tickets the bridge made there (N3).
   */
  public static boolean knowsAll(Store.Tables tables, TrackerId tracker) {
    return !tables.cursors().get(tracker, WHOLE).equals(Cursor.START);
  }

  private void readWhole(TrackerId tracker, String purpose) {
    if (purpose.equals(PULL) && !store.inTransaction(t -> knowsAll(t, tracker))) {
      store.inTransaction(
          t -> {
            t.cursors().put(tracker, WHOLE, new Cursor(WHOLE));
            return true;
          });
    }
  }

  private record Step(long stored, Next next) {}

  private enum Next {
    NOTHING,
    MORE,
    /** The same page, with the next pull. */
    AGAIN
  }

  /** One page at a time: a sweep must not store what a pull has since read anew. */
  private Step next(Walk walk) {
    return alone(walk.tracker().id(), () -> read(walk));
  }

  private <T> T alone(TrackerId tracker, Supplier<T> work) {
    ReentrantLock lock = reading.computeIfAbsent(tracker, id -> new ReentrantLock(true));
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private Step read(Walk walk) {
    Tracker tracker = walk.tracker();
    String purpose = walk.purpose();
    KnownTickets known =
        purpose.equals(PAST) ? KnownTickets.NONE : new StoredTickets(store, tracker.id());
    long position = store.inTransaction(t -> t.ledger().position());
    var cursor = store.inTransaction(t -> t.cursors().get(tracker.id(), purpose));
    var request = new PullRequest(cursor, known, walk.pageSize(), memory.isWanted());
    Page page =
        purpose.equals(SWEEP) ? tracker.source().sweep(request) : tracker.source().pull(request);
    return store(walk, page, position);
  }

  /**
   * What a write overtook is read once more: a tracker that thinks it told need not tell again
   * (N2).
   */
  private Step store(Walk walk, Page page, long position) {
    Tracker tracker = walk.tracker();
    String purpose = walk.purpose();
    List<TicketRef> overtaken = new ArrayList<>();
    List<Sighting> news =
        store.inTransaction(
            tables -> {
              page.sightings().stream()
                  .map(Sighting::ref)
                  .filter(ref -> Reception.isOvertaken(tables, ref, position))
                  .forEach(overtaken::add);
              if (overtaken.isEmpty()) {
                tables.cursors().put(tracker.id(), purpose, page.next());
              }
              return page.sightings().stream()
                  .filter(s -> take(tables, s, position) || isPast(tables, s, purpose))
                  .toList();
            });
    news.forEach(walk.found());
    long count = news.size();
    for (TicketRef ref : overtaken) {
      if (!readAnew(tracker, ref)) {
        return new Step(count, Next.AGAIN);
      }
      count++;
    }
    if (!overtaken.isEmpty()) {
      store.inTransaction(
          tables -> {
            tables.cursors().put(tracker.id(), purpose, page.next());
            return page;
          });
    }
    return new Step(count, page.more() ? Next.MORE : Next.NOTHING);
  }

  /** The answer to a write may have shown the ticket as it is, and not what happened to it. */
  private boolean take(Store.Tables tables, Sighting sighting, long position) {
    boolean told = memory.note(tables, sighting);
    return Reception.receive(tables, sighting, position)
        || (told && Reception.wake(tables, sighting.ref()));
  }

  /** What happened to a ticket before may change what is to be decided now. */
  private static boolean isPast(Store.Tables tables, Sighting sighting, String purpose) {
    return purpose.equals(PAST) && Reception.wake(tables, sighting.ref());
  }

  private boolean readAnew(Tracker tracker, TicketRef ref) {
    long position = store.inTransaction(t -> t.ledger().position());
    Sighting sighting = tracker.source().fetch(ref.id());
    return store.inTransaction(
        tables -> {
          take(tables, sighting, position);
          return !Reception.isOvertaken(tables, ref, position);
        });
  }
}
