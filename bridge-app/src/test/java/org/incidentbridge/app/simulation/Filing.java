package org.incidentbridge.app.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;

/**
 * In every third world, people who attach open files and hide them later, when they are copied
 * already: by chance no file is ever hidden but by a move.
 */
final class Filing {

  private final World world;
  private final Random random;
  private final boolean busy;
  private final Map<String, TicketRef> open = new LinkedHashMap<>();

  Filing(World world, Random random) {
    this.world = world;
    this.random = random;
    this.busy = random.nextInt(3) == 0;
  }

  void act() {
    if (!busy || world.isOverwriting()) {
      return;
    }
    switch (random.nextInt(5)) {
      case 0, 1 -> attach();
      case 2 -> anyOpen().ifPresent(this::hide);
      default -> {} // others have their turn
    }
  }

  /** Half of what is still open is hidden once all of it has been copied. */
  void end() {
    if (busy) {
      for (String token : List.copyOf(open.keySet())) {
        if (random.nextBoolean()) {
          hide(token);
        }
      }
    }
  }

  private Optional<String> anyOpen() {
    List<String> tokens = List.copyOf(open.keySet());
    return tokens.isEmpty()
        ? Optional.empty()
        : Optional.of(tokens.get(random.nextInt(tokens.size())));
  }

  private void attach() {
    List<TicketRef> tickets = new ArrayList<>();
    for (Incident incident : world.incidents()) {
      Books.present(incident).stream()
          .map(TicketState::ref)
          .filter(world::isOpen)
          .filter(ref -> side(ref).hidesFiles())
          .forEach(tickets::add);
    }
    if (!tickets.isEmpty()) {
      TicketRef ref = tickets.get(random.nextInt(tickets.size()));
      Shown before = side(ref).ticket(ref.id()).orElseThrow();
      String token = world.deeds.token("file");
      side(ref).attachToRemark(ref.id(), token + ".txt", "content of " + token + "\n");
      world.deeds.uploads.add(new Deeds.Upload(ref, token, false));
      open.put(token, ref);
      done(ref, before, "public file " + token + " with a remark");
    }
  }

  private void hide(String token) {
    TicketRef ref = Objects.requireNonNull(open.remove(token));
    Optional<Shown> before = Optional.of(ref).filter(world::isOpen).flatMap(this::shown);
    Optional<Shown.Filed> file =
        before.stream()
            .flatMap(ticket -> ticket.files().stream())
            .filter(f -> f.name().contains(token))
            .findFirst();
    if (before.isPresent() && file.isPresent()) {
      side(ref).hideFile(ref.id(), file.get().id());
      done(ref, before.get(), "file " + token + " made internal");
    }
  }

  private void done(TicketRef ref, Shown before, String what) {
    world.people().did(ref, before);
    world.history.add(() -> "person at " + ref + ": " + what);
  }

  private Optional<Shown> shown(TicketRef ref) {
    return side(ref).ticket(ref.id());
  }

  private Side side(TicketRef ref) {
    return world.side(ref.tracker().toString());
  }
}
