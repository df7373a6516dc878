package org.incidentbridge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** (e) From calling {@code ./bridge validate} to its answer, processes and all. */
final class Answering implements Benchmark {

  private static final String CONFIG = "config/examples/jira-cloud-mantis.yaml";

  @Override
  public String title() {
    return "Time from ./bridge validate to its answer";
  }

  @Override
  public List<Figure> run(Scale scale) {
    Path root = root();
    validate(root);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < scale.repeats(); i++) {
      Stopwatch watch = Stopwatch.start();
      validate(root);
      times.add(watch.wallMillis());
    }
    return List.of(
        Figure.of("runs", scale.repeats(), ""),
        Figure.of("fastest", times.stream().mapToDouble(t -> t).min().orElse(0), "ms"),
        Figure.of("median", IdleCycle.median(times), "ms"));
  }

  /** The folder of the launcher, at or above the working directory. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("bridge"))) {
        return at;
      }
    }
    throw new IllegalStateException("no ./bridge at or above " + folder + ": run it from there");
  }

  private static void validate(Path root) {
    try {
      ProcessBuilder call =
          new ProcessBuilder(root.resolve("bridge").toString(), "validate", "-c", CONFIG)
              .directory(root.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      call.environment().putAll(Map.of("MANTIS_TOKEN", "x", "JIRA_TOKEN", "x"));
      int code = call.start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("./bridge validate ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
