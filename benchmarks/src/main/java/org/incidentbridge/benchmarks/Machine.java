package org.incidentbridge.benchmarks;

import java.lang.management.ManagementFactory;

/**
 * Where figures come from.
 *
 * @param processors that this process may use
 * @param load runnable threads of the machine over the last minute; above the number of processors
 *     wall times mean little
 */
record Machine(String java, String system, int processors, double load) {

  static Machine here() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Runtime.version().toString(),
        system.getName() + " " + system.getArch(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage());
  }
}
