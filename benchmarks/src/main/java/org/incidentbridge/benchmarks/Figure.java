package org.incidentbridge.benchmarks;

/**
 * One measured number.
 *
 * @param unit empty for a ratio
 */
public record Figure(String name, double value, String unit) {

  static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit);
  }

  static Figure ratio(String name, double value) {
    return new Figure(name, value, "");
  }
}
