package org.incidentbridge.testkit.sim.zendesk;

import java.util.List;

/** Which tickets somebody may see. */
final class Sight {

  private final World world;

  Sight(World world) {
    this.world = world;
  }

  /**
   * A ticket by the id in the path.
   *
   * @throws Problem 404 if it is not there or deleted, 403 if it belongs to groups of others
   */
  Ticket ticket(Call call, long id) {
    Ticket ticket = world.tickets.get(id);
    if (ticket == null || !ticket.live()) {
      throw Problem.notFound();
    }
    if (!open(call.user, ticket)) {
      throw Problem.forbidden();
    }
    return ticket;
  }

  static boolean open(User user, Ticket ticket) {
    return !user.groupsOnly
        || user.groups.contains(ticket.number("group_id"))
        || ticket.number("assignee_id") == user.id;
  }

  /** What lists show: neither deleted nor archived tickets. */
  List<Ticket> listed(Call call) {
    return world.tickets.values().stream()
        .filter(t -> t.live() && !t.archived && open(call.user, t))
        .toList();
  }

  /** A comment of a ticket. */
  static Comment comment(Ticket ticket, long id) {
    return ticket.comment(id).orElseThrow(Problem::notFound);
  }
}
