package org.incidentbridge.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.push.PushReport;
import org.incidentbridge.push.Pusher;

/** Writes what is due to the trackers, to each of them by one at a time. */
final class Rounds {

  /** So many rounds for one tracker are surely enough. */
  static final int MOST = 100_000;

  private final Fleet fleet;
  private final Pusher pusher;
  private final ProvedNames names;
  private final Workers workers;
  private final Vitals vitals;
  private final Map<TrackerId, ReentrantLock> pushing = new ConcurrentSkipListMap<>();

  Rounds(Fleet fleet, Pusher pusher, ProvedNames names, Workers workers, Vitals vitals) {
    this.fleet = fleet;
    this.pusher = pusher;
    this.names = names;
    this.workers = workers;
    this.vitals = vitals;
  }

  /** To all trackers until nothing more is due. */
  PushReport all(Course course) {
    Map<TrackerId, PushReport> reports = new ConcurrentSkipListMap<>();
    workers.each(fleet.members().keySet(), id -> reports.put(id, whole(id, course)));
    return new TreeMap<>(reports).values().stream().reduce(PushReport.NOTHING, PushReport::plus);
  }

  private PushReport whole(TrackerId id, Course course) {
    PushReport all = PushReport.NOTHING;
    for (int round = 0; round < MOST; round++) {
      PushReport more = one(id, course);
      all = all.plus(more);
      if (!more.any() || more.isDown()) {
        break;
      }
    }
    return all;
  }

  /** What is due to one tracker right now; nothing while somebody else is at it. */
  PushReport one(TrackerId id, Course course) {
    Fleet.Member member = fleet.member(id);
    ReentrantLock lock = pushing.computeIfAbsent(id, x -> new ReentrantLock());
    if (!lock.tryLock()) {
      return PushReport.NOTHING;
    }
    try {
      PushReport report = names.failure().orElseGet(() -> push(member, course.progress()));
      vitals.pushed(id, report, course.failures());
      return report;
    } finally {
      lock.unlock();
    }
  }

  private PushReport push(Fleet.Member member, Progress progress) {
    int concurrency = workers == Workers.IN_TURN ? 1 : member.concurrency();
    return pusher.round(member.tracker(), concurrency, progress::delivered);
  }
}
