package org.incidentbridge.benchmarks;

import java.time.InstantSource;
import java.util.List;
import org.incidentbridge.spi.Pause;

/** (a) What a mirrored ticket costs the processor, from the first reading to the link back. */
final class Mirroring implements Benchmark {

  private static final int ROUNDS = 3;

  @Override
  public String title() {
    return "CPU per mirrored ticket, trackers without latency";
  }

  @Override
  public List<Figure> run(Scale scale) {
    Cost cold = mirror(scale.tickets());
    Cost best = cold;
    for (int round = 1; round < ROUNDS; round++) {
      Cost warm = mirror(scale.tickets());
      best = warm.cpu() < best.cpu() ? warm : best;
    }
    int tickets = scale.tickets();
    return List.of(
        Figure.of("tickets", tickets, ""),
        Figure.of("CPU per ticket, first run of a process", cold.cpu() / tickets, "ms"),
        Figure.of("CPU per ticket, warm", best.cpu() / tickets, "ms"),
        Figure.of("of it in the simulators, at most", best.simulators() / tickets, "ms"),
        Figure.of("wall per ticket, warm", best.wall() / tickets, "ms"),
        Figure.of("API calls per ticket", (double) best.calls() / tickets, ""));
  }

  /** In milliseconds. */
  private record Cost(double cpu, double wall, double simulators, long calls) {}

  private static Cost mirror(int tickets) {
    try (Estate estate = Estate.inProcess(InstantSource.system(), Pause.REAL)) {
      estate.desk().report(tickets);
      Stopwatch watch = Stopwatch.start();
      estate.cycle();
      Cost cost =
          new Cost(
              watch.cpuMillis(),
              watch.wallMillis(),
              estate.desk().timed().millis() + estate.workshop().timed().millis(),
              estate.calls());
      if (estate.workshop().count() != tickets) {
        throw new IllegalStateException(
            estate.workshop().count() + " mirrors for " + tickets + " tickets");
      }
      return cost;
    }
  }
}
