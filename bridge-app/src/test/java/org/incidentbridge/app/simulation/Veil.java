package org.incidentbridge.app.simulation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.TicketRef;

/**
 * N5 where private tickets stay where they are: nothing that was written on a ticket which was
 * private whenever the bridge could have read it reaches another side.
 */
final class Veil {

  private final World world;

  /** What the bridge had no chance to read in public, by ticket. */
  private final Map<TicketRef, Set<String>> unread = new TreeMap<>();

  Veil(World world) {
    this.world = world;
  }

  /** A person wrote something on a ticket. */
  void written(TicketRef ref, String before, String after) {
    Set<String> fresh = new TreeSet<>(Deeds.tokens(after));
    fresh.removeAll(Deeds.tokens(before));
    if (!world.deeds.born.contains(ref)) {
      fresh.removeIf(token -> flows(token)); // a private mirror gives back its fields
    }
    unread.computeIfAbsent(ref, r -> new TreeSet<>()).addAll(fresh);
  }

  private boolean flows(String token) {
    boolean talk = token.startsWith("say") || token.startsWith("file");
    return !talk || world.topology().internalFlows();
  }

  /** The bridge is looking at a tracker: it may see what is public there. */
  void lifted(Side side) {
    unread
        .keySet()
        .removeIf(
            ref ->
                ref.tracker().toString().equals(side.name())
                    && side.ticket(ref.id()).stream().noneMatch(Shown::hidden));
  }

  /** What is being sent to a side holds nothing that is private on another one. */
  void sent(String side, Set<String> tokens) {
    if (!world.ways.secretive()) {
      return;
    }
    unread.forEach(
        (ref, hidden) -> {
          Set<String> leaked = new TreeSet<>(hidden);
          leaked.retainAll(tokens);
          if (!leaked.isEmpty() && !ref.tracker().toString().equals(side)) {
            throw new AssertionError(
                "N5 Veil: %s of %s, which is private, is being sent to %s"
                    .formatted(leaked, ref, side));
          }
        });
  }
}
