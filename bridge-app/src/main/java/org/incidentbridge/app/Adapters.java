package org.incidentbridge.app;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.incidentbridge.spi.TrackerFactory;

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
}
