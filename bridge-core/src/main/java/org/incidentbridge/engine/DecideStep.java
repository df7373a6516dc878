package org.incidentbridge.engine;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Sighting;
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

  DecideStep(Store store, Desk desk, InstantSource clock) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
  }

  /** Decides on everything in the inbox that can be decided on now; answers how many rows. */
  synchronized long run() {
    Set<Long> left = new HashSet<>();
    long used = 0;
    for (int batch = 0; batch < MOST_BATCHES; batch++) {
      int look = BATCH + left.size();
      long taken = store.inTransaction(tables -> batch(tables, look, left));
      used += taken;
      if (taken == 0) {
        return used;
      }
    }
    return used;
  }

  private long batch(Store.Tables tables, int look, Set<Long> left) {
    Set<Long> done = new HashSet<>();
    for (Row row : tables.inbox().oldest(look)) {
      if (!left.contains(row.seq()) && !done.contains(row.seq())) {
        List<Row> used = one(tables, row);
        if (used.isEmpty()) {
          left.add(row.seq());
        } else {
          tables.inbox().remove(used);
          used.forEach(r -> done.add(r.seq()));
        }
      }
    }
    return done.size();
  }

  private List<Row> one(Store.Tables tables, Row row) {
    try {
      return desk.work(tables, row);
    } catch (StoreException failure) {
      throw failure;
    } catch (RuntimeException poison) {
      tables.problems().replace(row.sighting().ref(), List.of(problem(row, poison)));
      return List.of(row);
    }
  }

  /** A ticket that cannot be decided on stops no other one (N10). */
  private Problem problem(Row row, RuntimeException poison) {
    TicketRef ref = row.sighting().ref();
    String kind = row.sighting() instanceof Sighting.Gone ? "gone" : "seen";
    return new Problem(
        ref,
        "ticket",
        "could not be decided on (%s): %s. It is skipped until it changes again; please report this"
            .formatted(kind, poison),
        clock.instant());
  }
}
