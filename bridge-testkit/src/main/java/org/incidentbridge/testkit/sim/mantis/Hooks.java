package org.incidentbridge.testkit.sim.mantis;

import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * Places inside a request where a test may act as somebody else, who gets in between. Each hook is
 * given the issue's id and may call the simulator.
 */
public final class Hooks {

  private volatile IntConsumer beforePatchWrites = Hooks::nothing;
  private volatile IntConsumer whileHalfBuilt = Hooks::nothing;

  Hooks() {}

  /** Runs after PATCH has read the issue and checked If-Match, before it writes it whole. */
  public void beforePatchWrites(IntConsumer hook) {
    beforePatchWrites = Objects.requireNonNull(hook);
  }

  /** Runs while POST has inserted the issue but none of its fields, tags, files and notes. */
  public void whileHalfBuilt(IntConsumer hook) {
    whileHalfBuilt = Objects.requireNonNull(hook);
  }

  /** Removes all hooks. */
  public void clear() {
    beforePatchWrites = Hooks::nothing;
    whileHalfBuilt = Hooks::nothing;
  }

  void patchRead(int issueId) {
    beforePatchWrites.accept(issueId);
  }

  void halfBuilt(int issueId) {
    whileHalfBuilt.accept(issueId);
  }

  private static void nothing(int issueId) {}
}
