package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.pull.Puller;

/** Worlds at rest, in which an invariant is then broken by hand. */
final class Harm {

  private Harm() {}

  /** A ticket of a world at rest, and one of its mirrors. */
  record Pair(TicketRef origin, TicketRef mirror) {}

  static void atRest(BiConsumer<World, Pair> then) {
    atRest(1, then);
  }

  static void atRest(long seed, BiConsumer<World, Pair> then) {
    try (World world = new World(seed, Topology.of(seed))) {
      while (world.deeds.born.isEmpty()) {
        world.people().act();
      }
      rest(world);
      TicketRef origin = world.deeds.born.iterator().next();
      TicketRef mirror =
          Books.of(world.store()).of(origin).orElseThrow().tickets().stream()
              .filter(t -> !t.isOrigin())
              .map(TicketState::ref)
              .findFirst()
              .orElseThrow();
      then.accept(world, new Pair(origin, mirror));
    }
  }

  static void rest(World world) {
    for (int round = 0; round < 3; round++) {
      world.pass(Duration.ofMinutes(1));
      world.run(Puller.PULL);
    }
  }

  static void fails(Check check, String invariant, BiConsumer<World, Pair> harm) {
    atRest(
        (world, pair) -> {
          harm.accept(world, pair);
          assertThatThrownBy(() -> check.check(world, Books.of(world.store())))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining(invariant);
        });
  }

  static Side side(World world, TicketRef ref) {
    return world.side(ref.tracker().toString());
  }

  /** What a person does, as the history of a world knows it. */
  static void did(World world, TicketRef ref, Consumer<Side> deed) {
    Side side = side(world, ref);
    Shown before = side.ticket(ref.id()).orElseThrow();
    deed.accept(side);
    world.timeline.changed(ref, before, side.ticket(ref.id()).orElseThrow(), true);
  }
}
