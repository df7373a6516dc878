package org.incidentbridge.app;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;

/** Notices that {@code since} of a tracker is not what it was, and says what that means. */
public final class SinceChanges {

  private static final String PURPOSE = "since";
  private static final String ALL = "all tickets";
  private static final String MIDNIGHT = "T00:00:00Z";

  private SinceChanges() {}

  /** What to tell of each tracker that a sync read with another {@code since}. */
  public static SortedMap<TrackerId, String> found(Store.Tables tables, BridgeConfig config) {
    SortedMap<TrackerId, String> changes = new TreeMap<>();
    for (TrackerConfig tracker : config.trackers()) {
      String before = tables.cursors().get(tracker.id(), PURPOSE).text();
      String now = text(tracker.tuning().since());
      if (!before.isEmpty() && !before.equals(now)) {
        changes.put(tracker.id(), sentence(shown(before), shown(now), isEarlier(now, before)));
      }
    }
    return changes;
  }

  /** Keeps what {@code since} is now, once it was told. */
  public static SortedMap<TrackerId, String> taken(Store.Tables tables, BridgeConfig config) {
    SortedMap<TrackerId, String> changes = found(tables, config);
    for (TrackerConfig tracker : config.trackers()) {
      String now = text(tracker.tuning().since());
      if (!tables.cursors().get(tracker.id(), PURPOSE).text().equals(now)) {
        tables.cursors().put(tracker.id(), PURPOSE, new Cursor(now));
      }
    }
    return changes;
  }

  private static String sentence(String before, String now, boolean earlier) {
    return "since was %s and is %s: ".formatted(before, now)
        + (earlier
            ? "older tickets are read now, and get a mirror where a route covers them."
            : "tickets that are known stay in step; only others are left alone.");
  }

  private static boolean isEarlier(String now, String before) {
    return now.equals(ALL)
        || (!before.equals(ALL) && Instant.parse(now).isBefore(Instant.parse(before)));
  }

  private static String text(Optional<Instant> since) {
    return since.map(Instant::toString).orElse(ALL);
  }

  private static String shown(String time) {
    return time.replace(MIDNIGHT, "");
  }
}
