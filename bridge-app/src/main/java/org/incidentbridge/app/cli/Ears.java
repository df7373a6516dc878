package org.incidentbridge.app.cli;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.webhook.Watch;
import org.incidentbridge.app.webhook.Webhooks;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.Listening;
import org.incidentbridge.engine.BridgeEngine;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.TrackerWebhook;

/** Listens to what trackers call out, if the configuration says so. */
final class Ears implements AutoCloseable {

  private final Optional<Webhooks> webhooks;

  private Ears(Optional<Webhooks> webhooks) {
    this.webhooks = webhooks;
  }

  /** Counts what trackers call out, and tells the rest to another. */
  static Watch watch(Progress log, Workbench bench) {
    var callers = bench.config().listening().map(p -> p.callers().keySet()).orElse(Set.of());
    return new Watch(log, bench.store(), callers, Environment.system().clock());
  }

  /** From now on nobody else can listen there; nothing is read yet. */
  static Ears open(BridgeConfig config, BridgeEngine engine, Watch watch) {
    return new Ears(
        config
            .listening()
            .filter(place -> !place.callers().isEmpty())
            .map(place -> open(place, config, engine, watch)));
  }

  private static Webhooks open(
      Listening place, BridgeConfig config, BridgeEngine engine, Watch watch) {
    Map<TrackerId, TrackerWebhook> webhooks = new TreeMap<>();
    place
        .callers()
        .forEach(
            (id, secret) ->
                webhooks.put(
                    id, Adapters.webhook(config.tracker(id).orElseThrow(), secret).orElseThrow()));
    return Webhooks.open(place, webhooks, engine, watch, Environment.system().clock());
  }

  /** Has tickets read from now on; what there is to say of it. */
  Optional<String> start() {
    webhooks.ifPresent(Webhooks::start);
    return webhooks.map(w -> "Listening for webhooks on " + w.place() + ".");
  }

  /** The port on which it listens. */
  int port() {
    return webhooks.orElseThrow().port();
  }

  @Override
  public void close() {
    webhooks.ifPresent(Webhooks::close);
  }
}
