package org.incidentbridge.app.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;

/** The work folder of a demo that runs; no other demo may write into it as long. */
public final class DemoFolder implements AutoCloseable {

  /** Stays when the demo has ended, and means nothing then. */
  static final String LOCK = "demo.lock";

  private final Path path;
  private final FileChannel lock;

  private DemoFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  public Path path() {
    return path;
  }

  /**
   * Makes the folder if need be, and takes it.
   *
   * @throws Failure if it holds other things than a demo, cannot be written, or another demo that
   *     still runs has it
   */
  public static DemoFolder take(Path dir) {
    DemoFiles files = new DemoFiles(dir);
    files.check();
    try {
      FileChannel file =
          FileChannel.open(dir.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isFree(file)) {
        file.close();
        throw new Failure(
            ExitCode.USAGE,
            "%s belongs to a demo that still runs. End that one, or name another folder with --dir."
                .formatted(dir.toAbsolutePath()));
      }
      return new DemoFolder(dir, file);
    } catch (IOException failed) {
      throw files.unwritable(DemoFiles.reason(failed));
    }
  }

  private static boolean isFree(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException ownProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException atTheEnd) {
      // The lock ends with the process.
    }
  }
}
