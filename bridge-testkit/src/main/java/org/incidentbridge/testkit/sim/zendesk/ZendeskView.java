package org.incidentbridge.testkit.sim.zendesk;

import java.util.List;
import java.util.Optional;

/** The true state of an account, copied out for checks. Nothing is hidden. */
public final class ZendeskView {

  private final World world;

  ZendeskView(World world) {
    this.world = world;
  }

  /** A mail that went out. */
  public record Mail(long ticketId, String to, String text) {}

  /** Tickets that are there, deleted ones not counted. */
  public int count() {
    synchronized (world) {
      return (int) world.tickets.values().stream().filter(Ticket::live).count();
    }
  }

  /** All tickets that are there, in the order they were made. */
  public List<TicketView> tickets() {
    synchronized (world) {
      return world.tickets.values().stream()
          .filter(Ticket::live)
          .map(t -> new TicketView(world, t))
          .toList();
    }
  }

  /** The ids of these. */
  public List<Long> ids() {
    synchronized (world) {
      return world.tickets.values().stream().filter(Ticket::live).map(t -> t.id).toList();
    }
  }

  /** A ticket that is there or was deleted. */
  public Optional<TicketView> find(long ticketId) {
    synchronized (world) {
      return Optional.ofNullable(world.tickets.get(ticketId)).map(t -> new TicketView(world, t));
    }
  }

  /** A ticket that must exist. */
  public TicketView ticket(long ticketId) {
    return find(ticketId).orElseThrow();
  }

  /** Mails that went out so far. */
  public List<Mail> mails() {
    synchronized (world) {
      return List.copyOf(world.mails);
    }
  }

  /** The id of somebody by the name. */
  public long user(String name) {
    synchronized (world) {
      return world.userNamed(name).orElseThrow().id;
    }
  }

  /** The id of the status that tickets get when only this category is set. */
  public long usualStatus(String category) {
    synchronized (world) {
      return world.usualStatus(category).orElseThrow().id();
    }
  }

  /** Counts stored changes; equal before and after means that nothing was written. */
  public long changes() {
    synchronized (world) {
      return world.changes();
    }
  }
}
