package org.incidentbridge.app.cli;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.store.Store;

/** Tells of the tickets that trackers show to insiders only, and how to have them mirrored. */
final class PrivateTickets {

  /** The keys of the configuration that decide on them, by type of tracker. */
  private static final Map<String, String> KEYS =
      Map.of("mantis", "privateIssues", "jira", "securedIssues");

  private PrivateTickets() {}

  /** That such tickets get no mirror, for each tracker of which that is so. */
  static SortedMap<TrackerId, Finding> told(Store.Tables tables, BridgeConfig config) {
    SortedMap<TrackerId, Finding> told = new TreeMap<>();
    for (TrackerConfig tracker : config.trackers()) {
      Optional<String> key = Optional.ofNullable(KEYS.get(tracker.type()));
      boolean starts =
          config.bridge().routes().stream().anyMatch(r -> r.from().equals(tracker.id()));
      key.filter(k -> starts && tracker.settings().text(k).orElse("never").equals("never"))
          .ifPresent(k -> told.put(tracker.id(), finding(tables, tracker.id(), k)));
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
