package org.incidentbridge.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.incidentbridge.store.StoreException;

/** A file of this process only, readable by its user only. */
record TemporaryFile(Path path) implements AutoCloseable {

  static TemporaryFile create() {
    try {
      return new TemporaryFile(Files.createTempFile("incident-bridge-", ".db"));
    } catch (IOException e) {
      throw new StoreException(
          "No temporary file can be made in "
              + System.getProperty("java.io.tmpdir")
              + ": make room there, or let this user write there.",
          e);
    }
  }

  /** Removes the file; where an open file can be removed it lives on until it is closed. */
  boolean remove() {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException stillOpen) {
      return false;
    }
  }

  @Override
  public void close() {
    if (!remove()) {
      path.toFile().deleteOnExit();
    }
  }
}
