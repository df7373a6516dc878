package org.incidentbridge.testkit.sim.rt;

import java.util.List;
import java.util.Optional;

/** The true state of an installation, copied out for checks. Nothing is hidden. */
public final class RtView {

  private final World world;

  RtView(World world) {
    this.world = world;
  }

  /** All tickets that were not merged into others, deleted ones too, by number. */
  public List<RtTicketView> tickets() {
    synchronized (world) {
      return world.tickets.values().stream()
          .filter(t -> !t.isMerged())
          .map(t -> new RtTicketView(world, t))
          .toList();
    }
  }

  /** How many tickets there are that are neither merged nor deleted. */
  public int count() {
    return (int) tickets().stream().filter(t -> !t.status().equals("deleted")).count();
  }

  /** The ticket that a number leads to. */
  public Optional<RtTicketView> find(int ticket) {
    synchronized (world) {
      return world.ticket(ticket).map(t -> new RtTicketView(world, t));
    }
  }

  /** A ticket that must exist. */
  public RtTicketView ticket(int ticket) {
    return find(ticket).orElseThrow();
  }

  /** Counts every stored change; equal before and after means nothing was written. */
  public long changes() {
    synchronized (world) {
      return world.last(World.Sequence.TRANSACTION);
    }
  }
}
