package org.incidentbridge.replay;

/** A clock between two cycles: what may make it go on although its start holds all the time. */
final class Rest {
  private final ReadyPack.Run run;
  private final Memo memo;

  /** Whether the clock was stopped by an event, and the quiet that tells more did not come yet. */
  private boolean unsure;

  /** Whether it was stopped by a state that lasts, or did until now. */
  private boolean byState;

  /** Whether an event that would have started it came while that state lasted. */
  private boolean asked;

  Rest(ReadyPack.Run run, Memo memo) {
    this.run = run;
    this.memo = memo;
  }

  /** The clock was stopped. */
  void begin(Look look) {
    unsure = look.seesEvent();
    byState = !unsure;
    asked = false;
  }

  /** Looks at an event, or at what followed from it; returns whether the state ended. */
  boolean ends(Look look, boolean starts, boolean startHeld) {
    if (unsure && !look.seesEvent()) {
      unsure = false;
      byState = memo.holds(run.stop());
    }
    if (!byState || memo.holds(run.stop())) {
      asked = look.seesEvent() ? asked || (starts && !startHeld) : asked && !starts;
      return false;
    }
    byState = false;
    return true;
  }

  /** Whether the state that stopped the clock lasts. */
  boolean lasts() {
    return byState;
  }

  /** Whether an event asked for a start while it lasted. */
  boolean isAsked() {
    return asked;
  }
}
