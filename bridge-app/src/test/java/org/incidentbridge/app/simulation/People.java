package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;

/** People at work in all trackers, each following a whim. */
final class People {

  private static final int MOST_TICKETS = 4;
  private static final int MOST_IN_LARGE = 16;
  private static final List<String> TALES =
      List.of(
          "Drucker brennt 🔥 – bitte löschen",
          "プリンターが燃えています",
          "plain words",
          "a *star*, an _underline_ and {braces}",
          "Ünïcödé & <tags> \"quotes\" 'ticks'",
          "two lines\nthe second of them",
          "@alice look at #1 and ENG-1",
          "👩‍💻 at work");

  private final World world;
  private final Deeds deeds;
  private final Random random;
  private final Meddling meddling;
  private final Relating relating;

  People(World world, Deeds deeds, Random random) {
    this.world = world;
    this.deeds = deeds;
    this.random = random;
    this.relating = new Relating(world, deeds, random);
    this.meddling = new Meddling(world, deeds, random);
  }

  /** Somebody does something somewhere. */
  void act() {
    if (world.isOverwriting()) {
      return;
    }
    Side side = any(world.sides());
    List<Shown> tickets = side.tickets().stream().filter(t -> !side.isClosed(t)).toList();
    boolean origin = world.topology().origins().contains(side.name());
    if (origin && deeds.born.size() < most() && (tickets.isEmpty() || chance(8))) {
      create(side);
    } else if (!tickets.isEmpty()) {
      act(side, any(tickets));
    }
  }

  private int most() {
    return world.ways.large() ? MOST_IN_LARGE : MOST_TICKETS;
  }

  private void create(Side side) {
    String title = deeds.token("title");
    String description = deeds.token("descr");
    String id = side.create(title + " " + tale().replace('\n', ' '), description + " " + tale());
    TicketRef ref = ref(side, id);
    world.spoils.born(ref);
    boolean hidden = world.has(Stress.Kind.PRIVATE) && chance(4) && side.seal(id, true);
    if (hidden) {
      deeds.sealed.add(ref);
    }
    side.ticket(id).ifPresent(shown -> world.timeline.appeared(ref, shown, true));
    deeds.edits.add(new Deeds.Edit(ref, "title", title));
    deeds.edits.add(new Deeds.Edit(ref, "description", description));
    stands(side, ref, "");
    tell(ref, (hidden ? "privately " : "") + "created with " + title + " and " + description);
  }

  private void act(Side side, Shown ticket) {
    TicketRef ref = ref(side, ticket.id());
    switch (random.nextInt(28)) {
      case 0, 1 -> title(side, ref);
      case 2 -> describe(side, ref);
      case 3, 4 -> tell(ref, "priority to " + side.priority(ref.id(), random));
      case 5, 6, 7 -> side.status(ref.id(), random).ifPresent(s -> tell(ref, "status to " + s));
      case 8, 9 -> label(side, ref, ticket);
      case 10, 11, 12 -> answer(side, ref);
      case 13, 14 -> say(side, ref, true);
      case 15, 16 -> own(side, ref).ifPresent(remark -> edit(side, ref, remark));
      case 17 -> own(side, ref).ifPresent(remark -> unsay(side, ref, remark));
      case 18 -> attach(side, ref);
      case 23, 24 -> assign(side, ref);
      case 22, 25, 26 -> relating.act(side, ref, ticket);
      case 19, 20, 21 -> meddling.act(side, ref, ticket);
      default -> rare(side, ref);
    }
    stands(side, ref, ticket.fields().status());
    side.ticket(ref.id()).ifPresent(now -> world.timeline.changed(ref, ticket, now, true));
  }

  /** Somebody writes the title or the description of a ticket anew. */
  void rewrite(TicketRef ref, StandardField field) {
    Side side = world.side(ref.tracker().toString());
    Shown before = side.ticket(ref.id()).orElseThrow();
    if (field == StandardField.TITLE) {
      title(side, ref);
    } else {
      describe(side, ref);
    }
    side.ticket(ref.id()).ifPresent(now -> world.timeline.changed(ref, before, now, true));
  }

  /** Somebody puts a label on a ticket, or takes one off. */
  void label(TicketRef ref) {
    Side side = world.side(ref.tracker().toString());
    Shown before = side.ticket(ref.id()).orElseThrow();
    label(side, ref, before);
    side.ticket(ref.id()).ifPresent(now -> world.timeline.changed(ref, before, now, true));
  }

  /** Somebody makes a ticket private, or public again. */
  void seal(TicketRef ref) {
    Side side = world.side(ref.tracker().toString());
    meddling.seal(side, ref, side.ticket(ref.id()).orElseThrow());
    world.timeline.touched(ref);
  }

  /** Somebody did something to a ticket, of which a new status may have come. */
  void did(TicketRef ref, Shown before) {
    Side side = world.side(ref.tracker().toString());
    stands(side, ref, before.fields().status());
    side.ticket(ref.id()).ifPresent(now -> world.timeline.changed(ref, before, now, true));
  }

  /** Whatever a person did, a new status came of it. */
  private void stands(Side side, TicketRef ref, String before) {
    side.ticket(ref.id())
        .map(ticket -> ticket.fields().status())
        .filter(status -> !status.equals(before))
        .ifPresent(status -> deeds.stands.add(new Deeds.Stand(ref, status)));
  }

  private void assign(Side side, TicketRef ref) {
    if (world.has(Stress.Kind.ASSIGNEES)) {
      tell(ref, "assigned to " + side.assign(ref.id(), random));
    }
  }

  private void rare(Side side, TicketRef ref) {
    switch (random.nextInt(4)) {
      case 0 -> {
        if (world.rights().open(side)) {
          move(side, ref);
        }
      }
      case 1 -> {
        if (chance(3)) {
          side.delete(ref.id());
          deeds.deleted.add(ref);
          tell(ref, "deleted");
        }
      }
      case 2 -> {
        if (chance(3)) {
          merge(side, ref);
        } else {
          attach(side, ref);
        }
      }
      default -> attach(side, ref);
    }
  }

  /** Nothing is expected of a ticket that is part of another one now. */
  private void merge(Side side, TicketRef ref) {
    List<String> others =
        side.tickets().stream().map(Shown::id).filter(id -> !id.equals(ref.id())).toList();
    if (!others.isEmpty()) {
      String into = any(others);
      if (side.merge(ref.id(), into)) {
        deeds.deleted.add(ref);
        world.timeline.touched(ref(side, into));
        tell(ref, "merged into " + into);
      }
    }
  }

  /** Nothing is expected of what was moved to where the bridge is not at work. */
  private void move(Side side, TicketRef ref) {
    tell(ref, "moved to " + side.move(ref.id()));
    List<String> covered = world.topology().covered(side.name());
    boolean outside = side.ticket(ref.id()).stream().noneMatch(t -> covered.contains(t.place()));
    if (outside) {
      deeds.deleted.add(ref);
    }
  }

  private void title(Side side, TicketRef ref) {
    String token = deeds.token("title");
    side.title(ref.id(), token + " " + tale().replace('\n', ' '));
    deeds.edits.add(new Deeds.Edit(ref, "title", token));
    tell(ref, "title to " + token);
  }

  private void describe(Side side, TicketRef ref) {
    if (!side.keepsTexts()) {
      description(side, ref);
    }
  }

  private void description(Side side, TicketRef ref) {
    String token = deeds.token("descr");
    side.description(ref.id(), token + " " + tale(side, token));
    deeds.edits.add(new Deeds.Edit(ref, "description", token));
    tell(ref, "description to " + token);
  }

  private void label(Side side, TicketRef ref, Shown ticket) {
    boolean off = !ticket.fields().labels().isEmpty() && chance(3);
    if (off) {
      String label = any(ticket.fields().labels().stream().sorted().toList());
      side.label(ref.id(), label, false);
      deeds.edits.add(new Deeds.Edit(ref, "unlabel", label));
      tell(ref, "label " + label + " taken off");
    } else {
      String label = deeds.token("label");
      side.label(ref.id(), label, true);
      deeds.edits.add(new Deeds.Edit(ref, "label", label));
      tell(ref, "label " + label + " put on");
    }
  }

  /** A ticket that an answer opens is open by it, also where it is so already. */
  private void answer(Side side, TicketRef ref) {
    say(side, ref, false);
    if (side.isOpenedByAnswers()) {
      stands(side, ref, "");
      world.timeline.answered(ref);
    }
  }

  private void say(Side side, TicketRef ref, boolean internal) {
    String token = deeds.token(internal ? "secret" : "say");
    String id = side.say(ref.id(), token + " " + tale(side, token), internal);
    deeds.stamps.put(ref + "#" + id, side.stamp());
    deeds.remarks.put(ref + "#" + id, new Deeds.Remark(ref, id, token, internal));
    tell(ref, (internal ? "internal comment " : "public comment ") + id + ": " + token);
  }

  /** A comment of a person that can still be changed. */
  private Optional<Deeds.Remark> own(Side side, TicketRef ref) {
    List<Deeds.Remark> own =
        deeds.remarks.values().stream().filter(r -> r.at().equals(ref)).toList();
    return own.isEmpty() || side.keepsTexts() ? Optional.empty() : Optional.of(any(own));
  }

  private void edit(Side side, TicketRef ref, Deeds.Remark remark) {
    String token = deeds.token(remark.token().startsWith("secret") ? "secret" : "say");
    side.edit(ref.id(), remark.id(), token + " " + tale(side, token));
    deeds.taken.add(remark.token());
    deeds.changed(remark.token(), token);
    deeds.remarks.put(
        ref + "#" + remark.id(), new Deeds.Remark(ref, remark.id(), token, remark.internal()));
    tell(ref, "comment " + remark.id() + " changed to " + token);
  }

  private void unsay(Side side, TicketRef ref, Deeds.Remark remark) {
    side.unsay(ref.id(), remark.id());
    deeds.taken.add(remark.token());
    deeds.remarks.remove(ref + "#" + remark.id());
    tell(ref, "comment " + remark.id() + ", " + remark.token() + ", deleted");
  }

  private void attach(Side side, TicketRef ref) {
    boolean internal = chance(3);
    String token = deeds.token(internal ? "secret" : "file");
    if (side.attach(ref.id(), token + ".txt", "content of " + token + "\n", internal)) {
      deeds.uploads.add(new Deeds.Upload(ref, token, internal));
      tell(ref, (internal ? "internal file " : "public file ") + token);
    }
  }

  private void tell(TicketRef ref, String what) {
    world.history.add(() -> "person at " + ref + ": " + what);
  }

  private String tale() {
    return any(TALES);
  }

  /** In some worlds now and then one that fills the tracker's field and ends in another token. */
  private String tale(Side side, String token) {
    if (!world.has(Stress.Kind.LENGTH) || !chance(5)) {
      return tale();
    }
    String kind = token.replaceAll("\\d.*", "");
    String tail = deeds.token(kind.equals("descr") ? "tail" : kind);
    deeds.tails.put(token, tail);
    String line = tale().replace('\n', ' ') + (chance(2) ? ". " : ".\n");
    return line.repeat((side.longest() - 100) / line.length()) + tail;
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private static TicketRef ref(Side side, String id) {
    return new TicketRef(new TrackerId(side.name()), id);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
