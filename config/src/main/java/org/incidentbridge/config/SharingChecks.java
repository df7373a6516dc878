package org.incidentbridge.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pack.Catalogue.Organisation;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;

/**
 * Organisations that see their tickets, where incidents begin in a tracker that cannot show them.
 */
final class SharingChecks {

  private SharingChecks() {}

  static void run(
      Problems problems, Map<TrackerId, TrackerBlock> trackers, Bridge bridge, PolicyPack pack) {
    List<Organisation> seeing = pack.catalogue().seeing();
    if (seeing.isEmpty()) {
      return;
    }
    String names = seeing.stream().map(Organisation::name).collect(Collectors.joining(", "));
    trackers.forEach(
        (id, tracker) -> {
          if (bridge.beginsIn(id)) {
            lack(tracker).ifPresent(why -> tell(problems, tracker, names, why));
          }
        });
  }

  private static Optional<String> lack(TrackerBlock tracker) {
    return tracker
        .capabilities()
        .filter(c -> !c.can(Capability.SHARE_TICKETS))
        .map(SharingChecks::reason);
  }

  private static String reason(Capabilities able) {
    return able.lack(Capability.SHARE_TICKETS)
        .orElse("the bridge cannot share tickets of this tracker");
  }

  private static void tell(Problems problems, TrackerBlock tracker, String names, String why) {
    problems.warning(
        tracker.nameAt(),
        "trackers." + tracker.id(),
        "everyone of %s is to see its tickets, but here: %s".formatted(names, why),
        "have the tracker itself show them, or take sees: everyone out of the organisation");
  }
}
