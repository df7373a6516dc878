package org.incidentbridge.testkit.sim.rt;

import org.incidentbridge.testkit.sim.rt.Journal.Message;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** The installation's state with all that acts on it. */
final class Site {

  final World world;
  final Journal journal;
  final Scrips scrips;
  final Edits edits;
  final CustomEdits custom;
  final Links links;
  final Talk talk;
  final Watchers watchers;

  Site(World world) {
    this.world = world;
    journal = new Journal(world);
    scrips = new Scrips(world, journal);
    edits = new Edits(world, journal, scrips);
    custom = new CustomEdits(world, journal);
    links = new Links(world, journal);
    talk = new Talk(world, journal, scrips);
    watchers = new Watchers(world, journal);
  }

  /** A ticket that is not yet there for anybody. */
  Ticket draft(Actor actor, Queue queue, String subject) {
    Ticket draft = new Ticket(world.next(World.Sequence.TICKET), queue);
    draft.subject = Edits.stored(subject);
    draft.status = queue.lifecycle.onCreate();
    draft.owner = world.nobody().id;
    draft.creator = actor.user().id;
    draft.serviceLevel = queue.serviceLevels ? "standard" : "";
    draft.stamps.put(Stamp.CREATED, world.now());
    return draft;
  }

  /** Puts a draft among the tickets, with what was said at the start. */
  void create(Actor actor, Ticket draft, Message message) {
    world.tickets.put(draft.id, draft);
    Transaction made = journal.write(draft, actor.user(), Kind.of("Create"));
    if (message.type().isPresent() || !message.files().isEmpty()) {
      journal.attach(made, message);
    }
    scrips.created(draft);
  }
}
