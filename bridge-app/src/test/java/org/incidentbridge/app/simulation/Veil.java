package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;

/**
 * N5 where private tickets stay where they are: nothing that was written on a ticket which was
 * private whenever the bridge could have read it reaches another side, nor anything that no side
 * had been told when the bridge learnt that the ticket is private.
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
    hide(ref, fresh);
  }

  private void hide(TicketRef ref, Set<String> tokens) {
    if (!world.deeds.born.contains(ref)) {
      tokens.removeIf(this::flows); // a private mirror gives back its fields
    }
    unread.computeIfAbsent(ref, r -> new TreeSet<>()).addAll(tokens);
  }

  private boolean flows(String token) {
    boolean talk = token.startsWith("say") || token.startsWith("file");
    return !talk || world.topology().internalFlows();
  }

  /** The bridge knows that a ticket is private: what nobody was told by then stays there too. */
  void drawn(List<Incident> incidents) {
    incidents.stream()
        .flatMap(incident -> incident.tickets().stream())
        .filter(ticket -> ticket.presence() == Presence.NOT_VISIBLE)
        .map(TicketState::ref)
        .forEach(ref -> shown(ref).filter(Shown::hidden).ifPresent(s -> untold(ref, s)));
  }

  private Optional<Shown> shown(TicketRef ref) {
    return world.side(ref.tracker().toString()).ticket(ref.id());
  }

  private void untold(TicketRef ref, Shown shown) {
    Set<String> tokens = new TreeSet<>(Deeds.tokens(shown.everything()));
    tokens.removeIf(world.deeds::isTold);
    hide(ref, tokens);
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
