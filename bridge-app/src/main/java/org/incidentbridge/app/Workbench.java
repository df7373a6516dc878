package org.incidentbridge.app;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.incidentbridge.app.channel.Channels;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.StoreLocation;
import org.incidentbridge.engine.Courier;
import org.incidentbridge.engine.EngineModule;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.LostNames;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStore;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.incidentbridge.store.jdbc.LastRun;

/** A configuration brought to life: its store, its trackers and the engine over them. */
public final class Workbench implements AutoCloseable {

  private final BridgeConfig config;
  private final JdbcStore store;
  private final Fleet fleet;
  private final Environment environment;
  private final Map<String, Courier.Post> channels;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private Workbench(
      BridgeConfig config,
      JdbcStore store,
      Fleet fleet,
      Environment environment,
      Map<String, Courier.Post> channels) {
    this.config = config;
    this.store = store;
    this.fleet = fleet;
    this.environment = environment;
    this.channels = channels;
  }

  private static Map<String, Courier.Post> channels(BridgeConfig config, Environment environment) {
    try {
      return Channels.create(config.notices(), environment.clock());
    } catch (IllegalArgumentException unusable) {
      throw new Failure(ExitCode.USAGE, String.valueOf(unusable.getMessage()));
    }
  }

  /** Opens everything; the caller closes it. */
  public static Workbench open(BridgeConfig config, Access access, Environment environment) {
    return open(config, access, environment, Set.of());
  }

  /**
   * Opens everything; the caller closes it.
   *
   * @param moved trackers of which a person says that they are the same installation under another
   *     address
   */
  public static Workbench open(
      BridgeConfig config, Access access, Environment environment, Set<TrackerId> moved) {
    Map<String, Courier.Post> channels = channels(config, environment);
    Fleet fleet = Trackers.create(config, environment);
    try {
      JdbcStore store = store(config, access);
      try {
        store.inTransaction(tables -> RenamedTrackers.refuse(tables, config));
        store.inTransaction(tables -> MovedTrackers.refuse(tables, config, moved));
        if (access == Access.WORK) {
          store.inTransaction(tables -> MovedTrackers.taken(tables, config));
        }
      } catch (RuntimeException failure) {
        store.close();
        throw failure;
      }
      return new Workbench(config, store, fleet, environment, channels);
    } catch (RuntimeException failure) {
      Trackers.close(fleet);
      throw failure;
    }
  }

  /**
   * The same over an empty store, for those who can do something where the real one cannot be used;
   * the caller closes it.
   */
  public static Workbench openWithoutStore(BridgeConfig config, Environment environment) {
    Map<String, Courier.Post> channels = channels(config, environment);
    Fleet fleet = Trackers.create(config, environment);
    return new Workbench(config, JdbcStores.inMemory(), fleet, environment, channels);
  }

  /**
   * The store alone, for commands that tell what is in it; the caller closes it.
   *
   * @throws Failure if there is none: an empty answer to a wrong path would look as if all were
   *     well
   */
  public static JdbcStore openStore(BridgeConfig config, Access access) {
    missingStore(config)
        .ifPresent(
            file -> {
              throw new Failure(
                  ExitCode.FAILED,
                  "There is no store %s yet: check the path; the first sync makes it."
                      .formatted(file));
            });
    return store(config, access);
  }

  /** Where the store is to be, if there is none yet. */
  public static Optional<Path> missingStore(BridgeConfig config) {
    return switch (config.store()) {
      case StoreLocation.Sqlite sqlite ->
          Files.notExists(sqlite.file())
              ? Optional.of(sqlite.file().toAbsolutePath().normalize())
              : Optional.empty();
    };
  }

  /** Whether the store is to be made: there is none, or a file with nothing in it. */
  public static Optional<Path> unmadeStore(BridgeConfig config) {
    return missingStore(config).or(() -> emptyStore(config));
  }

  private static Optional<Path> emptyStore(BridgeConfig config) {
    return switch (config.store()) {
      case StoreLocation.Sqlite sqlite ->
          sqlite.file().toFile().isFile() && sqlite.file().toFile().length() == 0
              ? Optional.of(sqlite.file().toAbsolutePath().normalize())
              : Optional.empty();
    };
  }

  private static JdbcStore store(BridgeConfig config, Access access) {
    if (access != Access.WORK) {
      emptyStore(config)
          .ifPresent(
              file -> {
                throw new Failure(
                    ExitCode.FAILED,
                    ("The store %s is an empty file: a first run was stopped before it had made the"
                            + " tables, or the file was cut off. If there was a store before, put it"
                            + " back from a backup; else the next sync or run makes a new one in it.")
                        .formatted(file));
              });
    }
    return JdbcStores.open(address(config.store()), access);
  }

  /** The run that works with the store now, or the last one if it did not end well. */
  public static Optional<LastRun> lastRun(BridgeConfig config) {
    return lastRun(config.store());
  }

  /** The same for a store whose configuration cannot be used. */
  public static Optional<LastRun> lastRun(StoreLocation store) {
    return JdbcStores.lastRun(address(store));
  }

  private static String address(StoreLocation store) {
    return switch (store) {
      case StoreLocation.Sqlite sqlite -> "sqlite:" + sqlite.file();
    };
  }

  /** What the engine goes by under a configuration. */
  public static Rules rules(BridgeConfig config) {
    return new Rules(config.bridge(), config.support().policy());
  }

  public BridgeConfig config() {
    return config;
  }

  public JdbcStore store() {
    return store;
  }

  public Fleet fleet() {
    return fleet;
  }

  /** The ways in which people are told, by name. */
  public Map<String, Courier.Post> channels() {
    return channels;
  }

  /** The engine over the store, which delivers notices too. */
  public SyncCycle cycle() {
    var courier = Courier.create(store, channels, timing(), stopping::get);
    return injector(store).getInstance(SyncCycle.class).with(courier);
  }

  /** The engine over another store, for previews. */
  public SyncCycle cycleOver(Store other) {
    return injector(other).getInstance(SyncCycle.class);
  }

  /**
   * To be called before it is told what a cycle did, or would do.
   *
   * @throws Failure if it had to stop since names changed after a store was lost
   */
  public void refuseLostNames(Store over) {
    over.inTransaction(tables -> RenamedTrackers.refuseLost(tables, config));
  }

  /** Why nothing can be done under this configuration: a tracker got another name or address. */
  public static Optional<String> strangeTracker(Store.Tables tables, BridgeConfig config) {
    return RenamedTrackers.problem(tables, config).or(() -> MovedTrackers.problem(tables, config));
  }

  /** Remembers that a person knows other bridges to have made what looks like this one's. */
  public void vouchForNames() {
    store.inTransaction(
        tables -> {
          LostNames.vouch(tables, config.bridge());
          return true;
        });
  }

  /** Asks a cycle under way to end after the commands it has begun. */
  public void stop() {
    stopping.set(true);
  }

  public boolean stopping() {
    return stopping.get();
  }

  private Pusher.Timing timing() {
    var retry = config.engine().retry();
    var backoff =
        new Backoff(retry.first(), retry.max(), retry.attempts(), config.engine().settle());
    return new Pusher.Timing(backoff, environment.clock(), new java.util.Random());
  }

  private Injector injector(Store over) {
    return Guice.createInjector(
        Stage.DEVELOPMENT,
        new EngineModule(),
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Store.class).toInstance(over);
            bind(Rules.class).toInstance(rules(config));
            bind(Fleet.class).toInstance(fleet);
            bind(Pusher.Timing.class).toInstance(timing());
            bind(BooleanSupplier.class).toInstance(stopping::get);
          }
        });
  }

  @Override
  public void close() {
    List<RuntimeException> failures = new ArrayList<>();
    channels.values().forEach(post -> post.channel().close());
    try {
      Trackers.close(fleet);
    } catch (RuntimeException failure) {
      failures.add(failure);
    }
    store.close();
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}
