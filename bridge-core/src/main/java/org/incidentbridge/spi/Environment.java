package org.incidentbridge.spi;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds an adapter.
 *
 * @param clock the time to use everywhere
 * @param pause how to wait
 * @param extensions further services by type; tests pass an in-process HTTP transport
 */
public record Environment(InstantSource clock, Pause pause, Map<Class<?>, Object> extensions) {

  public Environment {
    extensions = Map.copyOf(extensions);
  }

  /** The real world. */
  public static Environment system() {
    return new Environment(InstantSource.system(), Pause.REAL, Map.of());
  }

  /** A further service, if there is one of that very type. */
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(extensions.get(type)).map(type::cast);
  }
}
