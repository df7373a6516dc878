package org.incidentbridge.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may read files, where the file system can tell users apart. */
public final class OwnFiles {

  private OwnFiles() {}

  /** Makes an empty one that only its user may read in the place of what is there. */
  public static Path make(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.createFile(file, ownerOnly(file));
  }

  /** With what a file is made that only its user may read. */
  static FileAttribute<?>[] ownerOnly(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Lets those use a file who may use another; left as it is where this user may not say so. */
  @SuppressWarnings("EmptyCatch")
  static void alike(Path file, Path other) {
    try {
      if (isPosix(file)) {
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(other));
      }
    } catch (IOException notOurs) {
      // whoever made the file has said who may use it
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
