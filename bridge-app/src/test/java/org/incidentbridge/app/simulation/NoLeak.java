package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

/** N5: internal text is nowhere where it may not be, nor ever was. */
final class NoLeak implements Check {

  /** What is being sent to a side may only hold secrets where internal notes flow. */
  static void sent(World world, String side, Set<String> tokens) {
    for (String token : tokens) {
      boolean contract = token.startsWith("secretcontract");
      boolean secret = token.startsWith("secret");
      if (contract || (secret && !world.topology().internalFlows())) {
        throw new AssertionError("N5 NoLeak: %s is being sent to %s".formatted(token, side));
      }
    }
  }

  @Override
  public void check(World world, Books books) {
    for (Side side : world.sides()) {
      for (Shown ticket : side.tickets()) {
        Set<String> leaked = new TreeSet<>(Deeds.tokens(ticket.open()));
        leaked.removeIf(t -> !t.startsWith("secret"));
        assertThat(leaked)
            .as("N5 NoLeak: secrets open on %s %s", side.name(), ticket.id())
            .isEmpty();
      }
    }
  }
}
