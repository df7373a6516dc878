package org.incidentbridge.replay;

import java.util.ArrayList;
import java.util.List;

/** The causes of steps that have come about and were not yet looked at. */
final class Causes {
  private final List<List<Cause>> byStep = new ArrayList<>();
  private boolean any;

  Causes(int steps) {
    for (int i = 0; i < steps; i++) {
      byStep.add(List.of());
    }
  }

  void add(int step, Cause cause) {
    List<Cause> before = byStep.get(step);
    if (before.isEmpty()) {
      byStep.set(step, List.of(cause));
    } else {
      List<Cause> more = new ArrayList<>(before);
      more.add(cause);
      byStep.set(step, more);
    }
    any = true;
  }

  boolean any() {
    return any;
  }

  /** Takes those of a step, in the order in which they came about. */
  List<Cause> take(int step) {
    List<Cause> taken = byStep.get(step);
    if (!taken.isEmpty()) {
      byStep.set(step, List.of());
    }
    return taken;
  }

  void taken() {
    any = false;
  }
}
