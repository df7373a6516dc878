package org.incidentbridge.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.Yaml.Mapping;

/** Looks around a file for the pack that it changes. */
final class PacksBeside {

  private static final int MOST_FILES = 100;

  private PacksBeside() {}

  /** The file beside this one, or in a folder policies there, that has all of these names. */
  static Optional<String> of(String file, Set<String> changes) {
    Path own = Path.of(file);
    List<Path> folders =
        List.of(
            own.resolveSibling("."),
            own.resolveSibling("policies"),
            own.resolveSibling("../policies"));
    return folders.stream()
        .flatMap(folder -> files(folder).stream())
        .filter(path -> has(path, changes))
        .map(path -> path.normalize().toString())
        .findFirst();
  }

  private static List<Path> files(Path folder) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
        stream.forEach(found::add);
      } catch (IOException | UncheckedIOException cannot) {
        return List.of(); // it is only for a suggestion
      }
    }
    return found.stream().sorted().limit(MOST_FILES).toList();
  }

  private static boolean has(Path path, Set<String> changes) {
    return new PolicyFiles(new Problems(), Map.of())
        .read(path, Optional.empty())
        .filter(pack -> pack.get(Amendments.NAME).isPresent())
        .filter(pack -> Amendments.names(List.<Mapping>of(pack)).containsAll(changes))
        .isPresent();
  }
}
