package org.incidentbridge.app.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.app.Main;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.jspecify.annotations.Nullable;

/** The real process, one run at a time, killed when it makes a certain call. */
final class Victim {

  private static final int NEVER = Integer.MAX_VALUE;
  private static final int PATIENCE_SECONDS = 120;

  /** The second signal is SIGINT. */
  private static final long INTERRUPT = 1 << 1;

  /** What becomes of the call at which the process is killed. */
  enum Effect {
    NONE,
    AT_ONCE,
    /** The tracker goes on with it: the next process is at work by then. */
    LATE
  }

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(2500, TimeUnit.MILLISECONDS);

  private final Path config;
  private final Map<String, String> environment;
  private final AtomicInteger left = new AtomicInteger(NEVER);
  private volatile Effect effect = Effect.NONE;
  private volatile @Nullable String signal;
  private volatile @Nullable Process process;

  Victim(Path config, Map<String, String> environment) {
    this.config = config;
    this.environment = environment;
  }

  /** A tracker that the process calls. */
  HttpSimulator watched(HttpSimulator tracker) {
    return request -> handle(tracker, request);
  }

  private SimResponse handle(HttpSimulator tracker, SimRequest request) {
    boolean last = left.get() != NEVER && left.decrementAndGet() <= 0;
    if (!last) {
      return tracker.handle(request);
    }
    Process victim = process;
    String asked = signal;
    if (asked != null) {
      left.set(NEVER);
      if (victim != null) {
        send(asked, victim);
      }
      return tracker.handle(request);
    }
    switch (effect) {
      case NONE -> {}
      case AT_ONCE -> tracker.handle(request);
      case LATE -> LATER.execute(() -> tracker.handle(request));
    }
    if (victim != null) {
      victim.destroyForcibly();
    }
    throw new ConnectionLost("the caller was killed");
  }

  /**
   * Runs and kills.
   *
   * @param call at which call, counted from 1
   * @param last whether that call still takes effect
   * @return whether it was killed; false if it was done before that call
   */
  boolean killedAt(int call, Effect last) throws IOException, InterruptedException {
    effect = last;
    left.set(call);
    int code = run();
    left.set(NEVER);
    return code > 128;
  }

  /**
   * Runs, and asks the process to end when it makes a certain call, as a terminal does with INT and
   * an init system with TERM.
   *
   * @return its exit code
   */
  int stoppedAt(int call, String name, String verb) throws IOException, InterruptedException {
    signal = name;
    left.set(call);
    int code = run(command(verb));
    left.set(NEVER);
    signal = null;
    return code;
  }

  /** Whether this process was started so that Ctrl-C does nothing; its children inherit that. */
  static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
            .anyMatch(mask -> (mask & INTERRUPT) != 0);
  }

  private static void send(String name, Process victim) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + victim.pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs where no file can get larger than that, and answers the exit code.
   *
   * @param blocks of 512 bytes
   */
  int cramped(int blocks, String verb) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh"));
    words.addAll(command(verb));
    return run(words);
  }

  /** What all runs printed. */
  List<String> printed() throws IOException {
    return Files.readAllLines(log().file().toPath());
  }

  /** Runs to its end and answers its exit code. */
  int run() throws IOException, InterruptedException {
    return run(command("sync"));
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log());
    builder.environment().putAll(environment);
    Process started = builder.start();
    process = started;
    try {
      if (!started.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the process does not end; see " + log().file());
      }
      return started.exitValue();
    } finally {
      started.destroyForcibly();
    }
  }

  private ProcessBuilder.Redirect log() {
    return ProcessBuilder.Redirect.appendTo(config.resolveSibling("bridge.log").toFile());
  }

  private List<String> command(String verb) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        java,
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        path,
        Main.class.getName(),
        verb,
        "-c",
        config.toString());
  }
}
