package org.incidentbridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their user may read, where the file system can tell users apart. */
public final class OwnFiles {

  private OwnFiles() {}

  /** Makes an empty one in the place of what is there. */
  public static Path make(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.createFile(file, ownerOnly(file));
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
