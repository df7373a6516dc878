package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pull.SlowWalks;
import org.incidentbridge.push.PushReport;
import org.incidentbridge.store.Health;
import org.incidentbridge.store.Store;

/** Notes how it goes with each tracker, in the store and in the report of the cycle. */
final class Vitals {

  private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");

  private static final String WAITS =
      "; what comes from it goes to no other tracker until it can be read";

  private final Store store;
  private final InstantSource clock;

  Vitals(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  void read(TrackerId id) {
    note(health -> health.read(id, clock.instant()));
  }

  /**
   * A tracker was read to the end, by the slow walk or not. The first reading of a store counts as
   * a walk, since it looks at every ticket.
   */
  void walked(TrackerId id, boolean slowly) {
    store.inTransaction(
        tables -> {
          if (slowly || SlowWalks.endedAt(tables, id).isEmpty()) {
            SlowWalks.ended(tables, id, clock.instant());
          }
          return true;
        });
  }

  void notRead(TrackerId id, String why, Map<TrackerId, String> failures) {
    String said = "reading failed: " + without(id, why) + WAITS;
    failures.put(id, said);
    note(health -> health.notRead(id, clock.instant(), said));
  }

  void pushed(TrackerId id, PushReport report, Map<TrackerId, String> failures) {
    if (report.failure().isPresent()) {
      String said =
          "writing failed: " + without(id, String.valueOf(report.failure().get().getMessage()));
      failures.merge(id, said, Vitals::both);
      note(health -> health.notWritten(id, clock.instant(), said));
    } else if (report.applied() > 0) {
      note(health -> health.written(id));
    } else if (!report.any()) {
      store.inTransaction(tables -> forget(tables, id));
    }
  }

  /** A turn at a tracker ended in the middle, through a fault of the bridge itself. */
  void broke(TrackerId id, boolean writing, Throwable defect, Map<TrackerId, String> failures) {
    String said =
        "%s stopped; this is a defect of the bridge, please report it: %s"
            .formatted(writing ? "writing" : "reading", defect);
    failures.put(id, said);
    Instant now = clock.instant();
    note(health -> tell(health, id, writing, said, now));
  }

  private static void tell(Health health, TrackerId id, boolean writing, String why, Instant at) {
    if (writing) {
      health.notWritten(id, at, why);
    } else {
      health.notRead(id, at, why);
    }
  }

  /** Where nothing waits any more, nothing fails: people or a later decision did away with it. */
  private static boolean forget(Store.Tables tables, TrackerId id) {
    boolean over =
        tables.health().of(id).failedAt().isPresent() && tables.outbox().due(id, FAR, 1).isEmpty();
    if (over) {
      tables.health().written(id);
    }
    return over;
  }

  private void note(Consumer<Health> what) {
    store.inTransaction(
        tables -> {
          what.accept(tables.health());
          return true;
        });
  }

  /** Who is told of a failure by tracker need not be told its name twice. */
  private static String without(TrackerId id, String message) {
    String name = id + ": ";
    return message.startsWith(name) ? message.substring(name.length()) : message;
  }

  /** What failed in reading stays beside what failed last in writing. */
  private static String both(String before, String writing) {
    String reading = before.startsWith("reading") ? before.split("; writing failed", 2)[0] : "";
    return reading.isEmpty() ? writing : reading + "; " + writing;
  }
}
