package org.incidentbridge.app;

/** Ends a command with a sentence for people and an exit code for scripts. */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final ExitCode code;

  public Failure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  public ExitCode code() {
    return code;
  }
}
