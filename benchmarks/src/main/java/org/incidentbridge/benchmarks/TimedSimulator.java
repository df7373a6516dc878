package org.incidentbridge.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAdder;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Adds up the time that a simulator spends, so that it is not laid at the bridge's door. */
final class TimedSimulator implements HttpSimulator {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_MILLI = 1e6;

  private final HttpSimulator target;
  private final LongAdder nanos = new LongAdder();

  TimedSimulator(HttpSimulator target) {
    this.target = target;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    long start = now();
    try {
      return target.handle(request);
    } finally {
      nanos.add(now() - start);
    }
  }

  /** Of virtual threads the machine tells no CPU time; their wall time is a little more. */
  private static long now() {
    return Thread.currentThread().isVirtual()
        ? System.nanoTime()
        : THREADS.getCurrentThreadCpuTime();
  }

  double millis() {
    return nanos.sum() / NANOS_PER_MILLI;
  }
}
