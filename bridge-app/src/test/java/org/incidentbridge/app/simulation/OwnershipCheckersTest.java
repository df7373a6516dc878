package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.app.simulation.Harm.did;
import static org.incidentbridge.app.simulation.Harm.fails;
import static org.incidentbridge.app.simulation.Harm.rest;
import static org.incidentbridge.app.simulation.Harm.side;

import java.util.Random;
import java.util.function.Consumer;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.junit.jupiter.api.Test;

/** The checkers of who owns a field and of what is private see what is broken. */
class OwnershipCheckersTest {

  /** The origin owns the description, so that what a person wrote there last has to stand. */
  @Test
  void aFieldThatIsNotAsItsOwnerWroteItIsSeen() {
    fails(
        new Ownership(),
        "N1 Ownership: description",
        (world, pair) -> {
          Side origin = side(world, pair.origin());
          did(world, pair.origin(), side -> side.description(pair.origin().id(), "descr900x"));
          origin.description(pair.origin().id(), "descr901x");
        });
  }

  @Test
  void aValueThatLostAndOfWhichNothingIsToldIsSeen() {
    fails(
        new Ownership(),
        "N7 Ownership",
        (world, pair) -> {
          Side mirror = side(world, pair.mirror());
          String own = mirror.ticket(pair.mirror().id()).orElseThrow().fields().description();
          did(world, pair.mirror(), side -> side.description(pair.mirror().id(), "descr900x"));
          mirror.description(pair.mirror().id(), own);
        });
  }

  @Test
  void aLabelThatCameBackIsSeen() {
    fails(
        new Ownership(),
        "N1 Ownership: labels",
        (world, pair) -> {
          String id = pair.origin().id();
          did(world, pair.origin(), side -> side.label(id, "label900x", true));
          did(world, pair.origin(), side -> side.label(id, "label900x", false));
          side(world, pair.origin()).label(id, "label900x", true);
        });
  }

  /** What a person put there the bridge knows of, whatever became of its own writes. */
  @Test
  void aLabelThatCameBackWhileAWriteWasInDoubtIsSeen() {
    fails(
        new Ownership(),
        "N1 Ownership: labels",
        (world, pair) -> {
          String id = pair.origin().id();
          did(world, pair.origin(), side -> side.label(id, "label900x", true));
          rest(world);
          world.timeline.doubt(pair.origin());
          did(world, pair.origin(), side -> side.label(id, "label900x", false));
        });
  }

  @Test
  void aLabelOfTheBridgeItselfMayComeBackWhileItsWriteIsInDoubt() {
    Harm.atRest(
        (world, pair) -> {
          String id = pair.mirror().id();
          did(world, pair.origin(), side -> side.label(pair.origin().id(), "label900x", true));
          rest(world);
          did(world, pair.mirror(), side -> side.label(id, "label900x", false));
          side(world, pair.mirror()).label(id, "label900x", true);

          assertThatThrownBy(() -> new Ownership().check(world, Books.of(world.store())))
              .isInstanceOf(AssertionError.class);
          world.timeline.doubt(pair.mirror());
          assertThatCode(() -> new Ownership().check(world, Books.of(world.store())))
              .doesNotThrowAnyException();
        });
  }

  @Test
  void aFieldInWhichItsOwnerNeverWroteAnythingStaysEmpty() {
    Harm.atRest(
        (world, pair) -> {
          Random dice = new Random(1);
          did(world, pair.mirror(), side -> side.assign(pair.mirror().id(), dice));
          assertThatThrownBy(() -> new Ownership().check(world, Books.of(world.store())))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("N1 Ownership: assignee");
          rest(world);
          assertThatCode(() -> new Ownership().check(world, Books.of(world.store())))
              .doesNotThrowAnyException();
        });
  }

  @Test
  void aValueThatTheBridgeMadeUpIsSeen() {
    fails(
        new OwnWords(),
        "N2 OwnWords: who said so?",
        (world, pair) -> {
          Side mirror = side(world, pair.mirror());
          Shown before = mirror.ticket(pair.mirror().id()).orElseThrow();
          until(mirror, pair.mirror(), "high");
          Shown after = mirror.ticket(pair.mirror().id()).orElseThrow();
          world.timeline.changed(pair.mirror(), before, after, false);
        });
  }

  @Test
  void aPrivateTicketThatLeavesItsTrackerIsSeen() {
    inSecret(
        world -> {
          Side origin = world.side("helpdesk");
          String id = origin.create("title900x", "descr900x");
          var ref = new TicketRef(new TrackerId("helpdesk"), id);
          world.spoils.born(ref);
          world.timeline.appeared(ref, origin.ticket(id).orElseThrow(), true);
          origin.seal(id, true);
          rest(world);
          assertThatThrownBy(() -> world.sent("engineering", "says title900x"))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("N5 Veil");
          origin.seal(id, false);
          rest(world);
          assertThatCode(() -> world.sent("engineering", "title900x")).doesNotThrowAnyException();
        });
  }

  /** It was in public when the bridge read it, but nobody was told before it no longer was. */
  @Test
  void whatWaitedAsATicketBecamePrivateIsSeen() {
    inSecret(
        world -> {
          Side origin = world.side("helpdesk");
          String id = origin.create("title900x", "descr900x");
          var ref = new TicketRef(new TrackerId("helpdesk"), id);
          world.spoils.born(ref);
          world.timeline.appeared(ref, origin.ticket(id).orElseThrow(), true);
          rest(world);
          world.unplug(world.side("engineering"));
          Shown before = origin.ticket(id).orElseThrow();
          origin.title(id, "title901x");
          world.timeline.changed(ref, before, origin.ticket(id).orElseThrow(), true);
          rest(world);
          origin.seal(id, true);
          rest(world);
          assertThatCode(() -> world.sent("engineering", "title900x")).doesNotThrowAnyException();
          assertThatThrownBy(() -> world.sent("engineering", "says title901x"))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("N5 Veil");
        });
  }

  /** A world in which private tickets stay where they are. */
  private static void inSecret(Consumer<World> then) {
    long seed = 0;
    while (!isSecretive(seed)) {
      seed += Topology.period();
    }
    try (World world = new World(seed, Topology.of(seed))) {
      then.accept(world);
    }
  }

  private static boolean isSecretive(long seed) {
    try (World world = new World(seed, Topology.of(seed))) {
      return world.ways.secretive();
    }
  }

  /** As if two people had written at the same time, and the bridge had picked one. */
  @Test
  void aChoiceOfWhichNobodyWasAskedIsSeen() {
    fails(
        new Ownership(),
        "N2 Ownership: priority",
        (world, pair) -> {
          did(world, pair.origin(), side -> until(side, pair.origin(), "Highest"));
          did(world, pair.mirror(), side -> until(side, pair.mirror(), "low"));
        });
  }

  @Test
  void whoeverTookBackWhatTheyWroteIsNoPartyToAChoice() {
    Harm.atRest(
        (world, pair) -> {
          String first = priority(world, pair.origin());
          did(world, pair.origin(), side -> until(side, pair.origin(), "Highest"));
          did(world, pair.origin(), side -> until(side, pair.origin(), first));
          did(world, pair.mirror(), side -> until(side, pair.mirror(), "high"));
          rest(world);

          assertThat(priority(world, pair.origin())).isEqualTo("High");
          assertThatCode(() -> new Ownership().check(world, Books.of(world.store())))
              .doesNotThrowAnyException();
        });
  }

  private static String priority(World world, TicketRef ref) {
    return side(world, ref).ticket(ref.id()).orElseThrow().fields().priority();
  }

  private static void until(Side side, TicketRef ref, String priority) {
    Random dice = new Random(1);
    while (!side.priority(ref.id(), dice).equals(priority)) {
      assertThat(side.ticket(ref.id())).isPresent();
    }
  }
}
