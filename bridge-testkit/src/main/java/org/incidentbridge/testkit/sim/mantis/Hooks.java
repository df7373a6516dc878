package org.incidentbridge.testkit.sim.mantis;

import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Places inside a request where a test may act as somebody else, who gets in between. Each hook is
 * given the issue's id and may call the simulator.
 */
public final class Hooks {

  private volatile IntConsumer beforePatchWrites = Hooks::nothing;
  private volatile IntConsumer whileHalfBuilt = Hooks::nothing;

  private volatile IntPredicate breakingPatch = id -> false;

  Hooks() {}

  /** Runs after PATCH has read the issue and checked If-Match, before it writes it whole. */
  public void beforePatchWrites(IntConsumer hook) {
    beforePatchWrites = Objects.requireNonNull(hook);
  }

  /** Runs while POST has inserted the issue but none of its fields, tags, files and notes. */
  public void whileHalfBuilt(IntConsumer hook) {
    whileHalfBuilt = Objects.requireNonNull(hook);
  }

  /**
   * Breaks a PATCH of the chosen issues with an empty 500 after it has written custom fields,
   * monitors, notes and tags but not the rest, as a database conflict does.
   */
  public void breakPatchHalfway(IntPredicate issues) {
    breakingPatch = issues;
  }

  /** Removes all hooks. */
  public void clear() {
    breakingPatch = id -> false;
    beforePatchWrites = Hooks::nothing;
    whileHalfBuilt = Hooks::nothing;
  }

  void patchRead(int issueId) {
    beforePatchWrites.accept(issueId);
  }

  void halfPatched(int issueId) {
    if (breakingPatch.test(issueId)) {
      throw Fault.broken();
    }
  }

  void halfBuilt(int issueId) {
    whileHalfBuilt.accept(issueId);
  }

  private static void nothing(int issueId) {}
}
