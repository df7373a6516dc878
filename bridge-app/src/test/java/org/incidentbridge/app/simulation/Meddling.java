package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Random;
import org.incidentbridge.model.TicketRef;

/** People who change or delete what the bridge copied, and who hide what was public. */
final class Meddling {

  private final World world;
  private final Deeds deeds;
  private final Random random;

  Meddling(World world, Deeds deeds, Random random) {
    this.world = world;
    this.deeds = deeds;
    this.random = random;
  }

  void act(Side side, TicketRef ref, Shown ticket) {
    if (side.keepsTexts()) {
      return;
    }
    switch (random.nextInt(6)) {
      case 5 -> seal(side, ref, ticket);
      case 0 -> changeCopy(side, ref, ticket);
      case 1 -> deleteCopy(side, ref, ticket);
      case 2 -> deleteFile(side, ref, ticket);
      default -> hide(side, ref);
    }
  }

  private List<Shown.Said> copies(Side side, Shown ticket) {
    return ticket.said().stream()
        .filter(s -> s.author().equals(side.bridge()))
        .filter(s -> Deeds.tokens(s.text()).stream().anyMatch(t -> t.startsWith("say")))
        .toList();
  }

  /** The words are changed, and what the bridge wrote around them is left alone. */
  private void changeCopy(Side side, TicketRef ref, Shown ticket) {
    List<Shown.Said> copies = copies(side, ticket);
    if (!copies.isEmpty()) {
      Shown.Said copy = any(copies);
      String old = Deeds.tokens(copy.text()).iterator().next();
      String token = deeds.token("say");
      side.edit(ref.id(), copy.id(), copy.text().replace(old, token));
      deeds.spoil(ref, old);
      tell(ref, "copy " + copy.id() + " of " + old + " changed to " + token);
    }
  }

  private void deleteCopy(Side side, TicketRef ref, Shown ticket) {
    List<Shown.Said> copies = copies(side, ticket);
    if (!copies.isEmpty()) {
      Shown.Said copy = any(copies);
      side.unsay(ref.id(), copy.id());
      Deeds.tokens(copy.text()).forEach(t -> deeds.spoil(ref, t));
      tell(ref, "copy " + copy.id() + " deleted: " + Deeds.tokens(copy.text()));
    }
  }

  private void deleteFile(Side side, TicketRef ref, Shown ticket) {
    List<Shown.Filed> files =
        ticket.files().stream().filter(f -> f.author().equals(side.bridge())).toList();
    if (!files.isEmpty()) {
      Shown.Filed file = any(files);
      side.detach(ref.id(), file.id());
      Deeds.tokens(file.name()).forEach(t -> deeds.spoil(ref, t));
      tell(ref, "copied file " + file.name() + " deleted");
    }
  }

  /** Makes a ticket private, or public again. */
  void seal(Side side, TicketRef ref, Shown ticket) {
    if (world.has(Stress.Kind.PRIVATE) && side.seal(ref.id(), !ticket.hidden())) {
      deeds.sealed.add(ref);
      if (world.ways.secretive()) {
        world.timeline.wentAway(ref);
      }
      tell(ref, ticket.hidden() ? "made public again" : "made private");
    }
  }

  private void hide(Side side, TicketRef ref) {
    List<Deeds.Remark> own =
        deeds.remarks.values().stream()
            .filter(r -> r.at().equals(ref) && r.token().startsWith("say"))
            .toList();
    if (!own.isEmpty()) {
      Deeds.Remark remark = any(own);
      boolean hidden = !remark.internal();
      side.hide(ref.id(), remark.id(), hidden);
      deeds.wasHidden.add(ref + "#" + remark.id());
      deeds.remarks.put(
          ref + "#" + remark.id(), new Deeds.Remark(ref, remark.id(), remark.token(), hidden));
      tell(ref, remark.token() + (hidden ? " made internal" : " made public again"));
    }
  }

  private void tell(TicketRef ref, String what) {
    world.history.add(() -> "person at " + ref + ": " + what);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
