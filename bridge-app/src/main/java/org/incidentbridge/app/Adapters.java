package org.incidentbridge.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerFactory.Profile;
import org.incidentbridge.spi.TrackerWebhook;

/** The adapters on the class path, the bundled ones and those that admins dropped in. */
public final class Adapters {

  private Adapters() {}

  /** All adapters, by type. */
  public static List<TrackerFactory> found() {
    return ServiceLoader.load(TrackerFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(TrackerFactory::type))
        .toList();
  }

  /** What is known of a tracker without asking it. */
  public static Profile profile(TrackerConfig tracker) {
    return of(tracker).profile(tracker.settings());
  }

  /** The projects, queues or the like that a tracker is read in. */
  public static List<String> covered(TrackerConfig tracker) {
    return of(tracker).covered(tracker.settings());
  }

  /** How a tracker calls out that tickets changed; empty if trackers of its type do not. */
  public static Optional<TrackerWebhook> webhook(TrackerConfig tracker, Optional<Secret> secret) {
    return of(tracker).webhook(secret);
  }

  private static TrackerFactory of(TrackerConfig tracker) {
    return found().stream()
        .filter(adapter -> adapter.type().equals(tracker.type()))
        .findFirst()
        .orElseThrow();
  }
}
