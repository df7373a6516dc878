package org.incidentbridge.app.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged. */
final class Logs {

  private Logs() {}

  static void debug() {
    set("org.incidentbridge", Level.DEBUG);
  }

  static void info() {
    set("org.incidentbridge", Level.INFO);
  }

  private static void set(String name, Level level) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(level);
    }
  }
}
