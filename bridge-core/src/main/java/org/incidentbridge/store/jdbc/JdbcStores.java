package org.incidentbridge.store.jdbc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
    if (!address.startsWith(SQLITE) || address.length() == SQLITE.length()) {
      throw new StoreException(
          "The store address '" + address + "' is not known: write sqlite:PATH.");
    }
    return SqliteFile.open(path(address.substring(SQLITE.length())), access);
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StoreException("The store path '" + text + "' is no path: " + e.getReason(), e);
    }
  }

  /** A new, empty store in memory. See {@link MemoryDatabase} for one that outlives its store. */
  public static JdbcStore inMemory() {
    return MemoryDatabase.create().open();
  }
}
