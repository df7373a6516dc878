package org.incidentbridge.store.jdbc;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why a file could not be made or opened, in words for people. */
final class FileTrouble {

  private FileTrouble() {}

  static String words(IOException e) {
    if (!(e instanceof FileSystemException file)) {
      return String.valueOf(e.getMessage());
    }
    return file.getFile() + ": " + why(file);
  }

  private static String why(FileSystemException e) {
    if (e instanceof AccessDeniedException) {
      return "this user may not";
    }
    if (e instanceof NoSuchFileException) {
      return "its folder is not there";
    }
    return Objects.requireNonNullElse(e.getReason(), "it cannot be made there");
  }
}
