package org.incidentbridge.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Shutdown;
import org.incidentbridge.app.SinceChanges;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.panel.PanelFeed;
import org.incidentbridge.app.webhook.Watch;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.BridgeEngine;
import org.incidentbridge.engine.Schedules;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.store.jdbc.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "run",
    description = {
      "Keeps all tickets in step until it is stopped, each tracker on its own schedule.",
      "Ctrl-C or SIGTERM ends it after the commands under way; the rest waits in the store."
    },
    mixinStandardHelpOptions = true,
    footer = {"%nExample:", "  bridge run -c /etc/incident-bridge/bridge.yaml"})
final class RunCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Override
  public Integer call() throws InterruptedException {
    if (options.json()) {
      throw new Failure(
          ExitCode.USAGE,
          "run goes on until it is stopped, so that there is no result to print as JSON. What it does"
              + " is logged; scripts can ask, also meanwhile: "
              + options.hint("status --json"));
    }
    BridgeConfig config = options.config();
    Logs.info();
    Optional<Path> missing = Workbench.unmadeStore(config);
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicReference<@Nullable StoreException> broken = new AtomicReference<>();
    try (Shutdown shutdown = Shutdown.watch();
        Workbench bench = Workbench.open(config, Access.WORK, Environment.system())) {
      RunLog log = new RunLog(bench.store(), bench.config(), options.hint("status"));
      shutdown.then(stopped::countDown);
      missing.ifPresent(options::madeStore);
      bench
          .store()
          .inTransaction(tables -> SinceChanges.taken(tables, config))
          .forEach((id, change) -> options.told(id + ": " + change));
      log.begin();
      Watch watch = Ears.watch(log, bench);
      Consumer<StoreException> fail =
          failure -> {
            broken.set(failure);
            stopped.countDown();
          };
      try (BridgeEngine engine =
              new BridgeEngine(
                  bench.cycle(), schedules(config), watch, bench.store().schedules(), fail);
          Ears ears = Ears.open(config, engine, watch);
          PanelFeed panels = panels(bench)) {
        engine.start();
        ears.start().ifPresent(this::say);
        panels.start();
        Silence.paused(config).forEach(this::say);
        say("Running. Stop with Ctrl-C.");
        stopped.await();
        bench.stop();
        say("Stopping: finishing what is under way.");
      }
      StoreException told = broken.get();
      if (told != null) {
        StoreException failure = bench.store().cause(told);
        bench.store().failed(failure); // reading may have gone on since, which looked like an end
        throw failure;
      }
    }
    return ExitCode.DONE.number();
  }

  private static PanelFeed panels(Workbench bench) {
    return PanelFeed.of(
        bench.store(),
        Workbench.rules(bench.config()),
        bench.fleet(),
        Environment.system().clock());
  }

  private void say(String sentence) {
    options.told(sentence);
    options.err().flush();
  }

  /** How often each tracker is worked on. */
  static Schedules schedules(BridgeConfig config) {
    Map<TrackerId, Schedules.Rhythm> rhythms = new TreeMap<>();
    config
        .trackers()
        .forEach(
            t -> rhythms.put(t.id(), new Schedules.Rhythm(t.tuning().poll(), t.tuning().sweep())));
    return new Schedules(rhythms);
  }
}
