package org.incidentbridge.app.cli;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.spi.TrackerFactory.Profile;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;

/** Reminds of what often is behind a tracker that cannot be used at all: it is of another type. */
final class Misnamed {

  /** Where an address that leads to something else shows first. */
  private static final List<String> FIRST = List.of("reach", "reachability", "login");

  private Misnamed() {}

  /** The same findings; one that stopped all others, and knows no way out, is told one. */
  static List<Finding> advised(List<Finding> findings, Optional<TrackerConfig> tracker) {
    if (tracker.isEmpty()) {
      return findings;
    }
    return findings.stream().map(finding -> advised(finding, tracker.get())).toList();
  }

  /** Whether a tracker could not be asked anything. */
  static boolean stopped(List<Finding> findings) {
    return findings.stream().anyMatch(Misnamed::stops);
  }

  private static boolean stops(Finding finding) {
    return finding.level() == Level.PROBLEM && FIRST.contains(finding.topic());
  }

  private static Finding advised(Finding finding, TrackerConfig tracker) {
    return stops(finding) && finding.advice().isEmpty()
        ? new Finding(finding.level(), finding.topic(), finding.message(), advice(tracker))
        : finding;
  }

  private static String advice(TrackerConfig tracker) {
    Profile profile = Adapters.profile(tracker);
    return "If %s is not the root of a %s, correct address or type in trackers.%s"
        .formatted(tracker.settings().text("url").orElse("it"), profile.product(), tracker.id());
  }
}
