package org.incidentbridge.app.simulation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import okhttp3.Interceptor;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimTransport;

/** How a bridge reaches a simulated tracker: over what, by which clock, and how it waits. */
record Wire(HttpSimulator line, InstantSource clock, Consumer<Duration> pass, Random random) {

  /** Another window of doubt for all trackers; with 0s the checks have to fail. */
  private static final Optional<String> WINDOW =
      Optional.ofNullable(System.getProperty("simulation.window"));

  private static final Map<String, TrackerFactory> FACTORIES = factories();

  private static Map<String, TrackerFactory> factories() {
    Map<String, TrackerFactory> byType = new LinkedHashMap<>();
    Adapters.found().forEach(f -> byType.put(f.type(), f));
    return byType;
  }

  Tracker connect(BridgeConfig.TrackerConfig tracker, Side side, boolean secretive) {
    Map<String, Object> block = new LinkedHashMap<>(tracker.settings().values());
    Map<String, Object> auth = new LinkedHashMap<>(tracker.settings().block("auth").values());
    auth.put("token", side.token());
    block.put("auth", auth);
    block.putAll(side.settings());
    side.keyForPrivate().ifPresent(key -> block.put(key, secretive ? "never" : "internal"));
    WINDOW.ifPresent(window -> block.put("settleWindow", window));
    Map<Class<?>, Object> tools =
        Map.of(Interceptor.class, transport(tracker.type()), RandomGenerator.class, random);
    return Objects.requireNonNull(FACTORIES.get(tracker.type()))
        .create(
            new TrackerSetup(
                tracker.id(), new Settings(block), new Environment(clock, pass::accept, tools)));
  }

  /** Only Jira's adapter looks at redirects itself, and the others meet none but Zendesk's. */
  private SimTransport transport(String type) {
    return type.equals("zendesk") ? new SimTransport(line) : SimTransport.withoutRedirects(line);
  }
}
