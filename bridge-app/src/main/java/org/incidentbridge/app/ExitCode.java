package org.incidentbridge.app;

/** What the command line answers scripts; documented in {@code docs/cli.md}. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** Done, and there are problems, held commands or conflicts that a person should look at. */
  PROBLEMS(1),
  /** The command line or the configuration is wrong; nothing was done. */
  USAGE(2),
  /** A tracker or the store failed; what could be done was done. */
  FAILED(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
