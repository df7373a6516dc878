package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Sighting.Gone;
import org.junit.jupiter.api.Test;

/** Tickets that never made sense, and go. */
class NeverUnderstoodTest {

  private static final TicketRef DAMAGED = new TicketRef(Desks.DESK, "4711");

  private static World damaged() {
    World world = new World(Desks.deskToEng());
    world.sync();
    world.receive(new Sighting.Unreadable(DAMAGED, "v1", "odd"));
    world.sync();
    assertThat(world.problems()).hasSize(1);
    return world;
  }

  private static boolean isKnown(World world) {
    return world.store.inTransaction(t -> t.tickets().version(DAMAGED)).isPresent();
  }

  @Test
  void whatWasSaidOfThemGoesWithThem() {
    for (Sighting end :
        List.of(new Gone(DAMAGED, Gone.Reason.DELETED), new Sighting.Merged(DAMAGED, "4712"))) {
      try (World world = damaged()) {
        assertThat(world.receive(end)).isTrue();
        world.sync();

        assertThat(world.problems()).isEmpty();
        assertThat(isKnown(world)).isFalse();
        assertThat(world.receive(new Gone(DAMAGED, Gone.Reason.DELETED))).isFalse();
      }
    }
  }

  /** N2: it stays among the known ones, so that sweeps look at it again. */
  @Test
  void whatWasSaidOfThemGoesWhileTheyAreHidden() {
    try (World world = damaged()) {
      var hidden = new Gone(DAMAGED, Gone.Reason.NOT_VISIBLE);
      assertThat(world.receive(hidden)).isTrue();
      world.sync();
      assertThat(world.problems()).isEmpty();
      assertThat(isKnown(world)).isTrue();
      assertThat(world.receive(hidden)).as("the same once more").isFalse();

      assertThat(world.receive(new Sighting.Unreadable(DAMAGED, "v1", "odd"))).isTrue();
      world.sync();
      assertThat(world.problems()).hasSize(1);
    }
  }

  /** N2: what was read before it was decided on is news again, though it is the same. */
  @Test
  void oneThatIsReadAsBeforeAfterItCouldNotBeReadIsDecidedOn() {
    try (World world = new World(Desks.deskToEng())) {
      world.sync();
      String id = AwayTest.file(world);
      Sighting seen = world.desk.source().fetch(id);
      assertThat(world.receive(seen)).isTrue();
      assertThat(world.receive(new Sighting.Unreadable(seen.ref(), "v!", "odd"))).isTrue();
      assertThat(world.receive(seen)).isTrue();
      world.sync();

      assertThat(world.eng.all()).hasSize(1);
      assertThat(world.problems()).isEmpty();
    }
  }
}
