package org.incidentbridge.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.spi.TrackerFactory.Profile;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;

/**
 * Says what to do about a tracker that cannot be used at all: by what its answer, or that there was
 * none, tells of the cause, and else that it may be of another type.
 */
final class Misnamed {

  /** Where an address that leads to something else shows first. */
  private static final List<String> FIRST = List.of("reach", "reachability", "login");

  private static final Pattern ANSWERED = Pattern.compile(" was answered (\\d{3})");
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  /** By what a call that did not get through is told to have met. */
  private static final Map<String, String> UNSENT =
      Map.of(
          "the rate limit leaves no call",
          "The tracker asked to wait, or its own limits are reached: try again later",
          ", which answered ",
          "Set %s to where the tracker lives now, if it moved; else correct where it redirects to",
          ", at its own address, ",
          "Check auth beside %s, and let the REST interface be reached without a login page",
          "nothing answers at",
          "Start the server, or correct host and port in %s",
          "there is no way to",
          "Check network, firewall and proxy, and the host in %s",
          " is not known; check url",
          "Correct the name of the host in %s, or have it known to DNS or the proxy",
          "was not sent: TLS",
          "Check the server's certificate, and that %s is to begin with https",
          "in time",
          "Check network, firewall and proxy, and host and port in %s");

  private Misnamed() {}

  /** The same findings; one that stopped all others, and knows no way out, is told one. */
  static List<Finding> advised(
      List<Finding> findings, Optional<TrackerConfig> tracker, Path config) {
    if (tracker.isEmpty()) {
      return findings;
    }
    return findings.stream().map(finding -> advised(finding, tracker.get(), config)).toList();
  }

  /** Whether a tracker could not be asked anything. */
  static boolean stopped(List<Finding> findings) {
    return findings.stream().anyMatch(Misnamed::stops);
  }

  private static boolean stops(Finding finding) {
    return finding.level() == Level.PROBLEM && FIRST.contains(finding.topic());
  }

  private static Finding advised(Finding finding, TrackerConfig tracker, Path config) {
    return stops(finding) && finding.advice().isEmpty()
        ? new Finding(
            finding.level(), finding.topic(), finding.message(), advice(finding, tracker, config))
        : finding;
  }

  private static String advice(Finding finding, TrackerConfig tracker, Path config) {
    String block = "trackers." + tracker.id();
    String message = finding.message();
    Matcher answer = ANSWERED.matcher(message);
    if (answer.find()) {
      int status = Integer.parseInt(answer.group(1));
      if (status == UNAUTHORIZED) {
        return SecretPlaces.of(config, tracker.id()).advice(block + ".auth");
      }
      if (status == FORBIDDEN) {
        return "The tracker does not let the bridge's user in: check its rights, and log in once as it"
            + " with a browser";
      }
      if (status >= SERVER_ERROR) {
        return "The tracker itself fails: look at its log, and try again later";
      }
      if (status == TOO_MANY) {
        return "The tracker asks to wait: try again later";
      }
    }
    return UNSENT.entrySet().stream()
        .filter(cause -> message.contains(cause.getKey()))
        .map(cause -> cause.getValue().formatted(block + ".url"))
        .findFirst()
        .orElseGet(() -> otherType(tracker));
  }

  private static String otherType(TrackerConfig tracker) {
    Profile profile = Adapters.profile(tracker);
    return "If %s is not the root of a %s, correct address or type in trackers.%s"
        .formatted(tracker.settings().text("url").orElse("it"), profile.product(), tracker.id());
  }
}
