package org.incidentbridge.benchmarks;

import java.lang.management.ManagementFactory;

/**
 * Time spent since it was made.
 *
 * @param wallStart nanoseconds
 * @param cpuStart nanoseconds of this process, all threads, compiler and collector too
 */
record Stopwatch(long wallStart, long cpuStart) {

  private static final double NANOS_PER_MILLI = 1e6;

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime(), cpu());
  }

  double wallMillis() {
    return (System.nanoTime() - wallStart) / NANOS_PER_MILLI;
  }

  double cpuMillis() {
    return (cpu() - cpuStart) / NANOS_PER_MILLI;
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }
}
