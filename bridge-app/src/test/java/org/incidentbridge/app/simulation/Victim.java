package org.incidentbridge.app.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  private final Path config;
  private final Map<String, String> environment;
  private final AtomicInteger left = new AtomicInteger(NEVER);
  private volatile boolean afterEffect;
  private volatile boolean gentle;
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
    if (gentle) {
      left.set(NEVER);
      if (victim != null) {
        victim.destroy();
      }
      return tracker.handle(request);
    }
    if (afterEffect) {
      tracker.handle(request);
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
   * @param effect whether that call still takes effect
   * @return whether it was killed; false if it was done before that call
   */
  boolean killedAt(int call, boolean effect) throws IOException, InterruptedException {
    afterEffect = effect;
    left.set(call);
    int code = run();
    left.set(NEVER);
    return code > 128;
  }

  /**
   * Runs, and asks the process to end when it makes a certain call, as an init system does.
   *
   * @return its exit code
   */
  int stoppedAt(int call) throws IOException, InterruptedException {
    gentle = true;
    left.set(call);
    int code = run();
    left.set(NEVER);
    gentle = false;
    return code;
  }

  /** Runs to its end and answers its exit code. */
  int run() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log());
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

  private List<String> command() {
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
        "sync",
        "-c",
        config.toString());
  }
}
