package org.incidentbridge.app.cli;

/** Whether a person watches. */
final class Terminal {

  private Terminal() {}

  /**
   * Whether standard output and input are a terminal. The launcher tells, since newer versions of
   * Java have a console even where there is no terminal.
   */
  static boolean isThere() {
    return Boolean.getBoolean("bridge.terminal");
  }
}
