package org.incidentbridge.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.incidentbridge.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process away from a store. The operating system lets go of the lock when the
 * process ends, however it ends; what it leaves in the file tells that it did not end by itself.
 */
final class ProcessLock implements AutoCloseable {

  /** Far behind the content, which others may read meanwhile. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_PID = 20;

  /** Closing any channel of a file lets go of all locks this process has on it. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final boolean leftOver;

  private ProcessLock(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.leftOver = !pid(channel).isEmpty();
    write(channel, Long.toString(ProcessHandle.current().pid()));
  }

  /**
   * Takes the lock of a store.
   *
   * @throws StoreException if a process has it
   */
  static ProcessLock take(Path store) {
    Path path = store.resolveSibling(store.getFileName() + ".lock");
    if (!HELD_HERE.add(path)) {
      throw inUse(store, "this process");
    }
    @Nullable ProcessLock lock = null;
    try {
      lock = locked(store, path);
      return lock;
    } catch (IOException e) {
      throw new StoreException(
          "The store "
              + store
              + " cannot be locked ("
              + FileTrouble.words(e)
              + "): let this user write "
              + path
              + ".",
          e);
    } finally {
      if (lock == null) {
        HELD_HERE.remove(path);
      }
    }
  }

  private static ProcessLock locked(Path store, Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(store, "process " + pid(channel));
      }
      return new ProcessLock(path, channel);
    } catch (IOException | StoreException e) {
      channel.close();
      throw e;
    }
  }

  private static StoreException inUse(Path store, String who) {
    return new StoreException(
        "The store "
            + store
            + " is in use by "
            + who
            + ": wait until it is done, or end it. Two at once would work against each other.");
  }

  /** Whether the last process that had this lock was killed. */
  boolean leftOver() {
    return leftOver;
  }

  private static String pid(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_PID);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).strip();
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  @Override
  @SuppressWarnings("EmptyCatch")
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException onlyMeansACheckAtTheNextStart) {
      // the lock itself is gone with the channel
    } finally {
      HELD_HERE.remove(path);
    }
  }
}
