package org.incidentbridge.config;

import java.nio.file.Path;

/** Where the bridge keeps its state. */
public sealed interface StoreLocation {
  /**
   * A file.
   *
   * @param file absolute
   */
  record Sqlite(Path file) implements StoreLocation {}
}
