package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Inbox;
import org.incidentbridge.store.Inbox.Row;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;

/**
 * Uses up the inbox: for each incident concerned, its new state, the commands and the ledger lines
 * are stored together with the removal of the rows that led to them, in one transaction. Decisions
 * for one incident are taken one after another.
 */
final class DecideStep {

  private static final int BATCH = 64;
  private static final int MOST_BATCHES = 1_000_000;

  private final Store store;
  private final Desk desk;
  private final InstantSource clock;
  private final Reconsidering reconsidering;
  private final BooleanSupplier stopping;
  private boolean reconsidered;
  private boolean begun;

  DecideStep(
      Store store,
      Desk desk,
      InstantSource clock,
      Reconsidering reconsidering,
      BooleanSupplier stopping) {
    this.stopping = stopping;
    this.store = store;
    this.desk = desk;
    this.clock = clock;
    this.reconsidering = reconsidering;
  }

  /** To be called before anything is read. */
  void begin() {
    reconsidering.begin();
  }

  /** Whether the policy says something else for so long that no reading can be waited for. */
  boolean isDue() {
    Instant then = clock.instant().minus(WakeUps.READING);
    return store.inTransaction(t -> t.cases().nextWake()).filter(then::isAfter).isPresent();
  }

  /**
   * Decides on everything in the inbox that can be decided on now; answers how many rows.
   *
   * @param writing trackers that are written to meanwhile: what only shows such writes is left for
   *     a call after the last of them
   */
  synchronized long run(Set<TrackerId> writing) {
    if (!begun) {
      reconsidering.note();
      begun = true;
    }
    Instant begin = clock.instant();
    var busy = new Inbox.Busy(writing, begin);
    long used = due(busy);
    while (!reconsidered && !stopping.getAsBoolean()) {
      reconsidered = !reconsidering.step();
      used += inbox(busy);
    }
    if (reconsidered) {
      desk.looked(store, begin);
    }
    return used;
  }

  /** What is in the inbox, and all that is due, however much that is after a time of rest. */
  private long due(Inbox.Busy busy) {
    long used = 0;
    long last;
    boolean more;
    do {
      more = desk.wake(store);
      last = inbox(busy);
      used += last;
    } while (more && last > 0 && !stopping.getAsBoolean());
    return used;
  }

  private long inbox(Inbox.Busy busy) {
    var pass = new Pass(busy);
    long used = 0;
    for (int batch = 0; batch < MOST_BATCHES; batch++) {
      Looked looked = pass.batch();
      used += looked.used();
      if (looked.rows() == 0) {
        return used;
      }
    }
    return used;
  }

  /**
   * One walk over the inbox; rows that have to wait are passed by, so that they stop none (N10).
   */
  private final class Pass {

    private final Inbox.Busy busy;
    private long last;
    private final Map<Long, Throwable> poisoned = new HashMap<>();

    Pass(Inbox.Busy busy) {
      this.busy = busy;
    }

    /** Looks at the next rows; a batch that a poisoned row undid is begun again. */
    Looked batch() {
      for (int attempt = 0; attempt <= BATCH; attempt++) {
        try {
          Looked looked = store.inTransaction(this::work);
          last = looked.last();
          return looked;
        } catch (PoisonedRow poison) {
          poisoned.put(poison.seq(), poison.why());
        }
      }
      throw new IllegalStateException("each row of a batch was undone and yet there was another");
    }

    private Looked work(Store.Tables tables) {
      List<Row> rows = tables.inbox().after(last, BATCH, busy);
      long used = 0;
      for (Row row : rows) {
        List<Row> done = one(tables, row);
        tables.inbox().remove(done);
        used += done.size();
      }
      return new Looked(rows.size(), used, rows.isEmpty() ? last : rows.getLast().seq());
    }

    private List<Row> one(Store.Tables tables, Row row) {
      Throwable poison = poisoned.get(row.seq());
      if (poison != null) {
        tables.problems().replace(row.sighting().ref(), List.of(problem(row, poison)));
        tables.incidents().of(row.sighting().ref()).ifPresent(i -> tables.cases().rest(i.id()));
        return List.of(row);
      }
      try {
        return desk.work(tables, row);
      } catch (StoreException failure) {
        throw failure;
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError why) {
        throw new PoisonedRow(row.seq(), why);
      }
    }
  }

  /**
   * What a batch came to.
   *
   * @param rows how many it looked at
   * @param used how many of them it used up
   * @param last the number of the last one
   */
  private record Looked(int rows, long used, long last) {}

  /** Undoes a transaction, so that nothing half-decided is stored. */
  private static final class PoisonedRow extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long seq;

    PoisonedRow(long seq, Throwable why) {
      super(why);
      this.seq = seq;
    }

    long seq() {
      return seq;
    }

    Throwable why() {
      return Objects.requireNonNull(getCause());
    }
  }

  /** A ticket that cannot be decided on stops no other one (N10). */
  private Problem problem(Row row, Throwable poison) {
    TicketRef ref = row.sighting().ref();
    String kind = row.sighting() instanceof Sighting.Seen ? "seen" : "gone";
    return new Problem(
        ref,
        "ticket",
        "could not be decided on (%s): %s. It is skipped until it changes again; please report this"
            .formatted(kind, poison),
        clock.instant());
  }
}
