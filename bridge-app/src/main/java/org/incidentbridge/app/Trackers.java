package org.incidentbridge.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;

/** Makes the trackers that a configuration names. */
final class Trackers {

  private Trackers() {}

  static Fleet create(BridgeConfig config, Environment environment) {
    Map<String, TrackerFactory> factories =
        Adapters.found().stream()
            .collect(Collectors.toMap(TrackerFactory::type, Function.identity()));
    List<Fleet.Member> members = new ArrayList<>();
    for (TrackerConfig tracker : config.trackers()) {
      members.add(member(tracker, factories, environment));
    }
    return Fleet.of(members);
  }

  private static Fleet.Member member(
      TrackerConfig tracker, Map<String, TrackerFactory> factories, Environment environment) {
    TrackerFactory factory = factories.get(tracker.type());
    if (factory == null) {
      throw new Failure(
          ExitCode.USAGE, "There is no adapter of type '%s'.".formatted(tracker.type()));
    }
    try {
      var setup = new TrackerSetup(tracker.id(), tracker.settings(), environment);
      return new Fleet.Member(
          factory.create(setup), tracker.tuning().concurrency(), tracker.tuning().pageSize());
    } catch (SettingsException problem) {
      throw new Failure(
          ExitCode.USAGE,
          "trackers.%s.%s: %s".formatted(tracker.id(), problem.key(), problem.getMessage()));
    }
  }

  static void close(Fleet fleet) {
    fleet.members().values().forEach(m -> m.tracker().close());
  }
}
