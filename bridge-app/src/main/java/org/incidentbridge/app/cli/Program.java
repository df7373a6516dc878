package org.incidentbridge.app.cli;

/** How people started the bridge, for hints that they can repeat. */
final class Program {

  private Program() {}

  /** As typed, for example {@code ./bridge}. */
  static String name() {
    String typed = System.getProperty("bridge.command", "bridge");
    return typed.contains(" ") ? "'" + typed + "'" : typed;
  }
}
