package org.incidentbridge.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.incidentbridge.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process away from a store, and tells others how it goes. The operating system lets
 * go of the lock when the process ends, however it ends; what it leaves in the file tells whether
 * it ended by itself.
 */
final class ProcessLock implements AutoCloseable, Trouble.Watch {

  /** Far behind the content, which others may read meanwhile. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** Locked by this process too; others may try it, so as not to stand in the way of a start. */
  private static final long ASKED_BYTE = LOCKED_BYTE - 1;

  /** Closing any channel of a file lets go of all locks this process has on it. */
  private static final Map<Path, RunNote> HELD_HERE = new ConcurrentHashMap<>();

  private final Path path;
  private final FileChannel channel;
  private final InstantSource clock;
  private final boolean leftOver;
  private boolean failed;

  private ProcessLock(Path path, FileChannel channel, InstantSource clock) throws IOException {
    this.path = path;
    this.channel = channel;
    this.clock = clock;
    this.leftOver = note(channel).isPresent();
    channel.lock(ASKED_BYTE, 1, false);
    RunNote note = RunNote.begin(clock.instant());
    HELD_HERE.put(path, note);
    write(channel, note.bytes());
  }

  /**
   * Takes the lock of a store.
   *
   * @throws StoreException if a process has it
   */
  static ProcessLock take(Path store, InstantSource clock) {
    Path path = beside(store);
    if (HELD_HERE.putIfAbsent(path, RunNote.begin(clock.instant())) != null) {
      throw inUse(store, "this process");
    }
    @Nullable ProcessLock lock = null;
    try {
      lock = locked(store, path, clock);
      return lock;
    } catch (IOException e) {
      throw new StoreException(
          "The store "
              + store
              + " cannot be locked ("
              + FileTrouble.words(e)
              + "): let this user write "
              + path
              + ", and see that the disk has room.",
          e);
    } finally {
      if (lock == null) {
        HELD_HERE.remove(path);
      }
    }
  }

  private static Path beside(Path store) {
    return store.resolveSibling(store.getFileName() + ".lock");
  }

  private static ProcessLock locked(Path store, Path path, InstantSource clock) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    OwnFiles.alike(path, store);
    try {
      @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(store, note(channel).map(n -> "process " + n.pid()).orElse("another process"));
      }
      return new ProcessLock(path, channel, clock);
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

  /** Whether the last process that had this lock did not end well. */
  boolean leftOver() {
    return leftOver;
  }

  /** How it goes with the process that works with a store, or went with the last that did. */
  static Optional<LastRun> lastRun(Path store) {
    Path path = beside(store);
    RunNote here = HELD_HERE.get(path);
    if (here != null) {
      return Optional.of(run(true, here, Instant.EPOCH));
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      @Nullable FileLock free = channel.tryLock(ASKED_BYTE, 1, true);
      Instant changed = Files.getLastModifiedTime(path).toInstant();
      return note(channel).map(note -> run(free == null, note, changed));
    } catch (IOException | OverlappingFileLockException nothingToTell) {
      return Optional.empty();
    }
  }

  private static LastRun run(boolean running, RunNote note, Instant changed) {
    return new LastRun(running, note.begun().orElse(changed), note.failure());
  }

  private static Optional<RunNote> note(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(RunNote.SIZE);
    channel.read(buffer, 0);
    return RunNote.read(Arrays.copyOf(buffer.array(), buffer.position()));
  }

  private static void write(FileChannel channel, byte[] note) throws IOException {
    channel.write(ByteBuffer.wrap(note), 0);
  }

  @Override
  public synchronized void failed(StoreException why) {
    failed = true;
    var failure = new LastRun.Failure(clock.instant(), String.valueOf(why.getMessage()));
    tell(note -> note.failing(failure));
  }

  @Override
  public synchronized void over() {
    failed = false;
    tell(RunNote::mended);
  }

  @SuppressWarnings("EmptyCatch")
  private void tell(UnaryOperator<RunNote> change) {
    RunNote note = HELD_HERE.computeIfPresent(path, (p, now) -> change.apply(now));
    if (note != null) {
      try {
        write(channel, note.bytes());
      } catch (IOException untold) {
        // what failed is told by whoever wanted something of the store
      }
    }
  }

  @Override
  @SuppressWarnings("EmptyCatch")
  public synchronized void close() {
    try (channel) {
      if (!failed) {
        write(channel, RunNote.blank());
      }
    } catch (IOException onlyMeansACheckAtTheNextStart) {
      // the lock itself is gone with the channel
    } finally {
      HELD_HERE.remove(path);
    }
  }
}
