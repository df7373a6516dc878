package org.incidentbridge.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.TrackerFactory;

/** Reads a configuration. Whatever is wrong with it is answered, never thrown. */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads a file and all it includes.
   *
   * @param file the main file
   * @param env where {@code ${env:NAME}} looks
   * @param factories the adapters there are
   */
  public static Loaded load(
      Path file, Map<String, String> env, Collection<TrackerFactory> factories) {
    return new Loading(env, List.copyOf(factories)).load(file);
  }

  /**
   * Where a configuration keeps its store, whatever else is wrong with it.
   *
   * @param file the main file
   * @param env where {@code ${env:NAME}} looks
   * @return empty if its files cannot be read, or name no place
   */
  public static Optional<StoreLocation> store(Path file, Map<String, String> env) {
    Problems unheard = new Problems();
    return PolicyLoader.whole(file, env, unheard)
        .flatMap(whole -> StoreReader.read(unheard, whole, file.toAbsolutePath().normalize()));
  }
}
