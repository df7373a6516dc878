package org.incidentbridge.app;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.engine.LostNames;
import org.incidentbridge.model.Site;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;

/**
 * Refuses to work with a tracker that only got another name. Store and markers know tickets by it:
 * under another name its tickets are strangers, and all that was copied would be copied once more
 * (N3).
 */
final class RenamedTrackers {

  private RenamedTrackers() {}

  /**
   * Ends the command if there is one.
   *
   * @return the trackers of which tickets were read
   * @throws Failure that names both
   */
  static List<TrackerId> refuse(Store.Tables tables, BridgeConfig config) {
    problem(tables, config)
        .ifPresent(
            why -> {
              throw new Failure(ExitCode.USAGE, why);
            });
    return known(tables);
  }

  /** What there is to say of the first of them; names both. */
  static Optional<String> problem(Store.Tables tables, BridgeConfig config) {
    List<TrackerId> known = known(tables);
    List<TrackerConfig> fresh =
        config.trackers().stream().filter(t -> !known.contains(t.id())).toList();
    return known.stream()
        .filter(before -> !fresh.isEmpty() && config.tracker(before).isEmpty())
        .flatMap(
            before -> successor(tables, before, fresh).map(now -> renamed(before, now)).stream())
        .findFirst();
  }

  private static List<TrackerId> known(Store.Tables tables) {
    return tables.tickets().trackers();
  }

  /**
   * Ends the command if the store was lost and names changed since, so that nothing was written.
   *
   * @throws Failure that says what to do
   */
  static List<TrackerId> refuseLost(Store.Tables tables, BridgeConfig config) {
    List<TrackerId> all = config.trackers().stream().map(TrackerConfig::id).toList();
    all.stream()
        .flatMap(id -> LostNames.problem(tables, config.bridge(), id).stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new Failure(ExitCode.USAGE, "Nothing was written: " + why + ".");
            });
    return all;
  }

  /** Any ticket may tell: people may have moved others to where nobody reads. */
  private static Optional<TrackerId> successor(
      Store.Tables tables, TrackerId before, List<TrackerConfig> fresh) {
    return tables.tickets().versions(before).keySet().stream()
        .flatMap(id -> tables.tickets().find(new TicketRef(before, id)).stream())
        .map(seen -> seen.ticket().head())
        .flatMap(head -> fresh.stream().filter(t -> reads(t, head)))
        .map(TrackerConfig::id)
        .findFirst();
  }

  private static boolean reads(TrackerConfig tracker, TicketSnapshot.Head head) {
    return Site.of(Adapters.profile(tracker).address())
            .filter(site -> site.holds(head.url()))
            .isPresent()
        && Adapters.covered(tracker).contains(head.project());
  }

  private static String renamed(TrackerId before, TrackerId now) {
    return ("The store knows tickets of '%s', which is not configured, while '%s' reads the same"
            + " project at the same address. Store and marks know a tracker by its name: under"
            + " another one everything would be copied once more. Call it '%s' again.")
        .formatted(before, now, before);
  }
}
