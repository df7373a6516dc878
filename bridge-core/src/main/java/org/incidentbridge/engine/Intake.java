package org.incidentbridge.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToLongFunction;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.StoreException;

/** Reads trackers into the inbox; one that fails delays no other (N10). */
final class Intake {

  private final Fleet fleet;
  private final Puller puller;
  private final Pusher pusher;
  private final Workers workers;
  private final Vitals vitals;

  Intake(Fleet fleet, Puller puller, Pusher pusher, Workers workers, Vitals vitals) {
    this.fleet = fleet;
    this.puller = puller;
    this.pusher = pusher;
    this.workers = workers;
    this.vitals = vitals;
  }

  /** Reads these trackers; answers how many tickets were news. */
  long pull(Collection<TrackerId> which, String purpose, Course course) {
    Map<TrackerId, Long> counts = new ConcurrentSkipListMap<>();
    workers.each(
        Set.copyOf(which),
        id -> {
          try {
            counts.put(id, one(fleet.member(id), purpose, course));
          } catch (TrackerException failure) {
            pusher.isNotReadable(id);
            if (failure.kind() != TrackerException.Kind.AUTHENTICATION) { // too many lock it out
              course.again().put(id, failure.retryAfter().orElse(Duration.ZERO));
            }
            vitals.notRead(id, String.valueOf(failure.getMessage()), course.failures());
          } catch (StoreException failure) {
            throw failure;
          } catch (RuntimeException | OutOfMemoryError | StackOverflowError defect) {
            pusher.isNotReadable(id);
            course.again().put(id, Duration.ZERO);
            vitals.notRead(id, "this is a defect of the adapter: " + defect, course.failures());
          }
        });
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Reads single tickets of which a tracker called out that they changed; answers how many were
   * news. What cannot be read now may be soon: no pull need find what was called out.
   */
  long look(TrackerId tracker, List<String> ticketIds, Course course) {
    return look(tracker, course, at -> puller.look(at, ticketIds));
  }

  /** Whether any were called out while the bridge wrote to them. */
  boolean isToLookAgain(TrackerId tracker) {
    return puller.isToLookAgain(tracker);
  }

  /** Reads those once more whose writes have ended; answers how many were news. */
  long lookAgain(TrackerId tracker, Course course) {
    return look(tracker, course, puller::lookAgain);
  }

  private long look(TrackerId tracker, Course course, ToLongFunction<Tracker> reading) {
    try {
      long news = reading.applyAsLong(fleet.member(tracker).tracker());
      course.progress().pulled(tracker, news);
      return news;
    } catch (TrackerException failure) {
      course.failures().put(tracker, String.valueOf(failure.getMessage()));
      if (failure.isForNow()) {
        course.again().put(tracker, failure.retryAfter().orElse(Duration.ZERO));
      }
      return 0;
    }
  }

  private long one(Fleet.Member member, String purpose, Course course) {
    TrackerId id = member.tracker().id();
    Puller.Pulled pulled =
        puller.pull(member.tracker(), purpose, member.pageSize(), course.progress()::found);
    course.progress().pulled(id, pulled.stored());
    if (pulled.complete()) {
      pusher.isReadable(id);
      vitals.walked(id, purpose.equals(Puller.SWEEP));
    }
    if (purpose.equals(Puller.PULL) && pulled.complete()) {
      pusher.wasRead(id);
      vitals.read(id);
    }
    return pulled.stored();
  }
}
