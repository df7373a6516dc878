package org.incidentbridge.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;

/** Reads where the bridge keeps its state, and looks whether a file can be there. */
final class StoreReader {
  private static final String SQLITE = "sqlite:";
  private static final String EXAMPLE = "for example sqlite:bridge.db";

  private final Problems problems;
  private final Position at;

  private StoreReader(Problems problems, Position at) {
    this.problems = problems;
    this.at = at;
  }

  /** The place; empty if the text names none. */
  static Optional<StoreLocation> read(Problems problems, Mapping whole, Path file) {
    var reader = new StoreReader(problems, whole.valueAt("store"));
    return reader.read(whole.text("store").orElse("sqlite:bridge.db"), file);
  }

  private Optional<StoreLocation> read(String text, Path file) {
    if (!text.startsWith(SQLITE) || text.length() == SQLITE.length()) {
      boolean postgres = text.startsWith("postgres") || text.startsWith("jdbc:postgres");
      error(
          postgres ? "PostgreSQL is not supported yet" : "no such kind of store",
          "use sqlite: and a file, " + EXAMPLE);
      return Optional.empty();
    }
    try {
      String name = text.substring(SQLITE.length());
      Path path = file.resolveSibling(name).normalize();
      check(name, path);
      return Optional.of(new StoreLocation.Sqlite(path));
    } catch (InvalidPathException notAPath) {
      error("is no path of a file", EXAMPLE);
      return Optional.empty();
    }
  }

  private void check(String name, Path path) {
    Path folder = path.getParent();
    if (Files.isDirectory(path)) {
      error(name + " is a folder", "name a file in it: sqlite:" + Path.of(name, "bridge.db"));
    } else if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      error(name + " is in something that is no folder", "name a file in a folder, " + EXAMPLE);
    } else if (folder != null && !Files.exists(folder)) {
      problems.warning(
          at,
          "store",
          "there is no folder for " + name + "; a sync does not make it",
          "make the folder, or name a file in one that is there");
    }
  }

  private void error(String message, String what) {
    problems.error(at, "store", message, what);
  }
}
