package org.incidentbridge.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;

/** Why a file that was asked for cannot be written, and what to do. */
final class Unwritable {

  private Unwritable() {}

  /**
   * Looks whether there is a place for a file, before hours are spent on what goes into it.
   *
   * @throws Failure if there is none
   */
  static void refuse(Path file) {
    reason(file)
        .ifPresent(
            why -> {
              throw failure(file, why);
            });
  }

  private static Optional<String> reason(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (Files.isDirectory(file)) {
      return Optional.of("it is a folder. Name a file in it");
    }
    if (folder != null && Files.notExists(folder)) {
      return Optional.of("there is no folder %s. Make it, or name another file".formatted(folder));
    }
    return folder != null && Files.exists(folder) && !Files.isDirectory(folder)
        ? Optional.of("%s is a file, not a folder. Name another file".formatted(folder))
        : Optional.empty();
  }

  /** What to answer when writing failed after all. */
  static Failure failure(Path file, IOException cannot) {
    String why =
        reason(file)
            .orElse(
                cannot instanceof AccessDeniedException
                    ? "this user may not write there. Name another file, or change its permissions"
                    : "the file system says: %s. Name another file, or make room"
                        .formatted(cannot.getMessage()));
    return failure(file, why);
  }

  private static Failure failure(Path file, String why) {
    return new Failure(ExitCode.USAGE, "%s cannot be written: %s.".formatted(file, why));
  }
}
