package org.incidentbridge.testkit.sim.rt;

import java.util.Optional;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** Changes of owner and queue, which bring others with them. */
final class Moves {

  private static final String DENIED = "Permission Denied";

  private final World world;
  private final Journal journal;
  private final Scrips scrips;

  Moves(World world, Journal journal, Scrips scrips) {
    this.world = world;
    this.journal = journal;
    this.scrips = scrips;
  }

  Optional<String> owner(Actor actor, Ticket ticket, String value) {
    Optional<User> next = world.findUser(value);
    if (next.isPresent() && next.get().id == ticket.owner) {
      return Optional.empty();
    }
    if (!world.access.may(actor, RtRight.MODIFY_TICKET, ticket.queue)) {
      return Optional.of(DENIED);
    }
    if (next.isEmpty()) {
      return Optional.of("That user does not exist");
    }
    if (!actor.free() && !mayOwn(next.get(), ticket.queue)) {
      return Optional.of("That user may not own tickets in that queue");
    }
    return Optional.of(own(actor, ticket, next.get()));
  }

  private String own(Actor actor, Ticket ticket, User next) {
    User before = world.user(ticket.owner);
    ticket.owner = next.id;
    Kind kind = Kind.set("Owner", String.valueOf(before.id), String.valueOf(next.id));
    journal.write(ticket, actor.user(), kind);
    scrips.owned(ticket, actor.user());
    journal.write(ticket, actor.user(), new Kind("SetWatcher", "Owner", kind.old(), kind.now()));
    return "Owner changed from " + before.name + " to " + next.name;
  }

  boolean mayOwn(User user, Queue queue) {
    return user.name.equals(World.NOBODY) || world.access.may(user, RtRight.OWN_TICKET, queue);
  }

  /** {@code take}, {@code untake} and {@code steal}. */
  String seize(Actor actor, Ticket ticket, String how) {
    boolean free = ticket.owner == world.nobody().id;
    boolean mine = ticket.owner == actor.user().id;
    if (how.equals("untake") && free) {
      return "That user already owns that ticket";
    }
    if (how.equals("untake")) {
      String nobody = World.NOBODY;
      return mine
          ? owner(actor, ticket, nobody).orElse("")
          : "You can only untake a ticket you own";
    }
    if (how.equals("steal") && (free || mine)) {
      return "You can only steal a ticket owned by someone else";
    }
    if (mine) {
      return "That user already owns that ticket";
    }
    if (how.equals("take") && !free) {
      return "You can only take tickets that are unowned";
    }
    return owner(actor, ticket, actor.user().name).orElse("");
  }

  Optional<String> queue(Actor actor, Ticket ticket, String value) {
    Optional<Queue> next = world.findQueue(value);
    if (next.isEmpty()) {
      return Optional.of("Queue " + value + " does not exist");
    }
    if (next.get() == ticket.queue) {
      return Optional.empty();
    }
    boolean allowed =
        next.get().enabled
            && world.access.may(actor, RtRight.MODIFY_TICKET, ticket.queue)
            && world.access.may(actor, RtRight.CREATE_TICKET, next.get());
    return Optional.of(allowed ? moved(actor, ticket, next.get()) : DENIED);
  }

  private String moved(Actor actor, Ticket ticket, Queue next) {
    Queue before = ticket.queue;
    Optional<String> status = mapped(ticket, next.lifecycle);
    if (status.isEmpty()) {
      return "There is no mapping for statuses between lifecycle "
          + before.lifecycle.name()
          + " and "
          + next.lifecycle.name()
          + ". Contact your system administrator.";
    }
    ticket.queue = next;
    Kind kind = Kind.set("Queue", String.valueOf(before.id), String.valueOf(next.id));
    journal.write(ticket, actor.user(), kind);
    if (!status.get().equals(ticket.status)) {
      Kind mapped = new Kind("Status", "Status", ticket.status, status.get());
      enter(ticket, before.lifecycle, status.get());
      journal.follow(ticket, mapped);
    }
    dropOwner(ticket);
    return "Queue changed from " + before.name + " to " + next.name;
  }

  private static Optional<String> mapped(Ticket ticket, Lifecycle next) {
    Lifecycle before = ticket.queue.lifecycle;
    return before.name().equals(next.name())
        ? Optional.of(ticket.status)
        : Optional.ofNullable(before.toOther().get(next.name())).map(m -> m.get(ticket.status));
  }

  private void dropOwner(Ticket ticket) {
    User owner = world.user(ticket.owner);
    if (!mayOwn(owner, ticket.queue)) {
      String old = String.valueOf(owner.id);
      String nobody = String.valueOf(world.nobody().id);
      ticket.owner = world.nobody().id;
      // Here RT counts as the one who changed the ticket last.
      journal.write(ticket, world.system(), Kind.set("Owner", old, nobody));
      journal.write(ticket, world.system(), new Kind("SetWatcher", "Owner", old, nobody));
    }
  }

  /** Takes on a status with the dates that go with it. */
  void enter(Ticket ticket, Lifecycle before, String status) {
    boolean starts = before.isInitial(ticket.status) && !before.isInitial(status);
    ticket.status = status;
    if (starts && ticket.stamp(Stamp.STARTED) == 0) {
      ticket.stamps.put(Stamp.STARTED, world.now());
    }
    if (ticket.queue.lifecycle.isInactive(status)) {
      ticket.stamps.put(Stamp.RESOLVED, world.now());
    }
  }
}
