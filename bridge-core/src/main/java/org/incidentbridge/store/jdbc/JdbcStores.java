package org.incidentbridge.store.jdbc;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.incidentbridge.store.StoreException;

/** Opens stores. */
public final class JdbcStores {

  private static final String SQLITE = "sqlite:";

  private JdbcStores() {}

  /**
   * Opens the store that a configuration names. Closing it ends the use of it.
   *
   * @param address {@code sqlite:PATH}; a relative path starts at the working directory
   * @throws StoreException if it cannot be used; the message says why and what to do
   */
  public static JdbcStore open(String address, Access access) {
    return SqliteFile.open(file(address), access, InstantSource.system());
  }

  /**
   * The process that works with a store now, or the last one if it did not end well: if it was
   * killed, or if the store failed.
   */
  public static Optional<LastRun> lastRun(String address) {
    return ProcessLock.lastRun(file(address));
  }

  private static Path file(String address) {
    if (!address.startsWith(SQLITE) || address.length() == SQLITE.length()) {
      throw new StoreException(
          "The store address '" + address + "' is not known: write sqlite:PATH.");
    }
    String text = address.substring(SQLITE.length());
    try {
      return real(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new StoreException("The store path '" + text + "' is no path: " + e.getReason(), e);
    }
  }

  /** Its one name, so that nobody works with it under another one, such as a link (N3). */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException notThere) {
      return inRealFolder(file);
    }
  }

  private static Path inRealFolder(Path file) {
    Path folder = file.getParent();
    try {
      return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
    } catch (IOException notThere) {
      return file;
    }
  }

  /** A new, empty store in memory. See {@link MemoryDatabase} for one that outlives its store. */
  public static JdbcStore inMemory() {
    return MemoryDatabase.create().open();
  }
}
