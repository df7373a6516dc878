package org.incidentbridge.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.incidentbridge.replay.Replay;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Timeline;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Replays incidents of twenty events under a pack of four clocks and six steps, from events that
 * are not yet in order, until a month after their beginning.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReplayBenchmark {
  private static final int INCIDENTS = 1 << 10;

  private final Replay replay = Replay.of(ProcedureSample.pack());
  private final List<List<Event>> incidents;
  private int next;

  /** The same incidents in each run. */
  public ReplayBenchmark() {
    incidents =
        new Random(1)
            .longs(INCIDENTS)
            .mapToObj(seed -> ProcedureSample.incident(new Random(seed)))
            .toList();
  }

  /** Replays one incident. */
  @Benchmark
  public Verdict incident() {
    next = (next + 1) & (INCIDENTS - 1);
    List<Event> events = incidents.get(next);
    Instant until = events.getFirst().at().plus(Duration.ofDays(30));
    return replay.run(Timeline.of(ProcedureSample.ORIGIN, events), until);
  }
}
