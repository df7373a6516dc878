package org.incidentbridge.app.cli;

import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.store.Store;

/** Tells of the tickets that trackers show to insiders only, and how to have them mirrored. */
final class PrivateTickets {

  private PrivateTickets() {}

  /** That such tickets get no mirror, for each tracker of which that is so. */
  static SortedMap<TrackerId, Finding> told(Store.Tables tables, BridgeConfig config) {
    SortedMap<TrackerId, Finding> told = new TreeMap<>();
    for (TrackerConfig tracker : config.trackers()) {
      boolean starts =
          config.bridge().routes().stream().anyMatch(r -> r.from().equals(tracker.id()));
      Adapters.profile(tracker)
          .withheldBy()
          .filter(key -> starts)
          .ifPresent(key -> told.put(tracker.id(), finding(tables, tracker.id(), key)));
    }
    return told;
  }

  private static Finding finding(Store.Tables tables, TrackerId tracker, String key) {
    long left = tables.tickets().restricted(tracker);
    String message =
        left == 0
            ? "private tickets get no mirror unless %s says so; none was read so far".formatted(key)
            : "%d of the %d tickets read are private and get no mirror, or wait"
                .formatted(left, tables.tickets().versions(tracker).size());
    return new Finding(
        left == 0 ? Level.OK : Level.WARNING,
        "private tickets",
        message,
        left == 0 ? "" : "if they should be mirrored, see %s in the tracker's page".formatted(key));
  }
}
