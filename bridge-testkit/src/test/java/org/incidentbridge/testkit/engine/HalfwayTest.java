package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Outbox;
import org.junit.jupiter.api.Test;

/** N4, N7: a status in which the bridge's own steps left a ticket is nobody's change. */
class HalfwayTest {

  @Test
  void aTicketThatIsRefusedHalfWayDoesNotReopenTheOthers() {
    halted(
        ticket -> new Outcome.Refused("no way on", Map.of(), Optional.of(ticket)),
        world -> {
          assertThat(world.held()).hasSize(1);
          assertThat(World.show(world.only(world.eng), "status")).isEqualTo("Working");
        });
  }

  @Test
  void aTicketThatStopsHalfWayTimeAndAgainDoesNotReopenTheOthers() {
    halted(
        ticket -> new Outcome.Unknown("no answer", Optional.empty(), Optional.of(ticket)),
        world -> assertThat(world.held()).hasSize(1));
  }

  @Test
  void aTicketThatWasRefusedHalfWayIsBroughtToItsEndOnceAPersonReleasesIt() {
    halted(
        ticket -> new Outcome.Refused("no way on", Map.of(), Optional.of(ticket)),
        world -> {
          world.dress(tracker -> tracker);
          for (Outbox.Entry held : world.held()) {
            new Rulings(world.store, world.clock).release(held.planned().command().target().key());
          }
          world.settle();
          assertThat(World.show(world.only(world.eng), "status")).isEqualTo("Done");
          assertThat(world.outbox()).isEqualTo(new Outbox.Counts(0, 0, 0));
        });
  }

  @Test
  void whatAPersonDoesWhereTheTicketStandsHalfWayCounts() {
    halted(
        ticket -> new Outcome.Refused("no way on", Map.of(), Optional.of(ticket)),
        world -> {
          world.eng.personSets(world.only(world.eng).ref().id(), "status", Value.line("Open"));
          world.settle();
          assertThat(World.show(world.only(world.desk), "status")).isEqualTo("Open");
        });
  }

  /** The origin is done; on its way there the mirror stops where it would look taken up again. */
  private static void halted(Function<TicketSnapshot, Outcome> answer, Consumer<World> then) {
    try (World world = new World(ownedByOrigin())) {
      String id =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("T"), "status", Value.line("Open")));
      world.settle();
      assertThat(World.show(world.only(world.eng), "status")).isEqualTo("Open");
      world.dress(
          tracker ->
              tracker.id().equals(Desks.ENG)
                  ? new HaltingTracker(tracker, "Working", answer)
                  : tracker);
      world.desk.personSets(id, "status", Value.line("Done"));
      world.settle();
      world.sweep();
      world.settle();

      assertThat(World.show(world.only(world.desk), "status")).isEqualTo("Done");
      then.accept(world);
    }
  }

  private static Bridge ownedByOrigin() {
    Route route = Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    SortedMap<FieldName, Owner> owners = new TreeMap<>(Desks.owners(Desks.ENG));
    owners.put(Desks.STATUS, new Owner.Origin());
    Route.Terms terms = new Route.Terms(owners, Share.STANDARD, Answers.STANDARD);
    return Desks.of(new Route(route.name(), route.ends(), route.when(), route.create(), terms));
  }
}
