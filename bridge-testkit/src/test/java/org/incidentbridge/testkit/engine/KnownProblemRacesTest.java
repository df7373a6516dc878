package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People and known problems at random, with accidents; the seed names a failure. */
class KnownProblemRacesTest {

  private static final int STEPS = 60;
  private static final List<String> TITLES =
      List.of(
          "Export of monthly report fails with error 4711",
          "Exports of monthly reports fail with error 4711",
          "Login page stays empty after the update",
          "Login page stays blank after an update",
          "Printer prints blank pages since Monday");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aLinkedIncidentNeverHasAMirrorAsWellN3(long seed) {
    var random = new Random(seed);
    var quiet = new boolean[] {false};
    try (World world =
        new World(
            Lookers.bridge(Lookers.ALL),
            seed,
            () -> quiet[0] || random.nextInt(10) > 1 ? Accident.NONE : any(random))) {
      for (int step = 0; step < STEPS; step++) {
        act(world, random);
        if (random.nextInt(3) == 0) {
          world.pass(java.time.Duration.ofMinutes(random.nextInt(60)));
          world.sync();
          check(world, seed);
        }
      }
      quiet[0] = true;
      world.settle();
      world.sweep();
      world.settle();
      check(world, seed);
      long writes = world.writes();
      world.settle();
      assertThat(world.writes()).as("writes at rest (N4), seed %d", seed).isEqualTo(writes);
      for (TicketSnapshot ticket : world.desk.all()) {
        Incident incident = incident(world, ticket);
        boolean linked = incident.known().stream().anyMatch(k -> k.is(KnownProblem.State.LINKED));
        assertThat(incident.known().stream().noneMatch(k -> k.is(KnownProblem.State.WAITING)))
            .as("nobody waits for ever, seed %d", seed)
            .isTrue();
        assertThat(linked || incident.tickets().size() > 1)
            .as("%s has a ticket in engineering (N2), seed %d", ticket.head().key(), seed)
            .isTrue();
      }
    }
  }

  private static Accident any(Random random) {
    Accident[] all = Accident.values();
    return all[random.nextInt(all.length)];
  }

  private static Incident incident(World world, TicketSnapshot ticket) {
    return world.store.inTransaction(
        t -> t.incidents().of(new TicketRef(Desks.DESK, ticket.ref().id())).orElseThrow());
  }

  private static void check(World world, long seed) {
    world.store.inTransaction(
        tables -> {
          for (var id : tables.incidents().after("", 1000)) {
            Incident incident = tables.incidents().find(id).orElseThrow();
            boolean linked =
                incident.known().stream().anyMatch(k -> k.is(KnownProblem.State.LINKED));
            boolean mirrored =
                incident.tickets().stream()
                    .anyMatch(
                        t ->
                            t.ref().tracker().equals(Desks.ENG)
                                && t.presence()
                                    == org.incidentbridge.model.TicketState.Presence.PRESENT);
            assertThat(linked && mirrored).as("%s, seed %d", id, seed).isFalse();
          }
          return true;
        });
  }

  private static void act(World world, Random random) {
    String title = TITLES.get(random.nextInt(TITLES.size()));
    Map<String, Value> says = Map.of("summary", Value.line(title), "known", Value.absent());
    List<TicketSnapshot> known = world.eng.all();
    List<TicketSnapshot> filed = world.desk.all();
    switch (random.nextInt(7)) {
      case 0, 1 -> world.desk.personCreates("HD", says);
      case 2 -> world.eng.personCreates("P", says);
      case 3 -> any(known, random).ifPresent(t -> tell(world, t, random));
      case 4 ->
          any(filed, random)
              .ifPresent(t -> world.desk.personSets(t.ref().id(), "known", Value.absent()));
      case 5 ->
          any(filed, random)
              .ifPresent(
                  t ->
                      any(known, random)
                          .ifPresent(
                              k ->
                                  world.desk.personSets(
                                      t.ref().id(), "known", Value.line(k.head().key()))));
      default ->
          any(known, random)
              .ifPresent(t -> world.eng.personRestricts(t.ref().id(), random.nextBoolean()));
    }
  }

  private static void tell(World world, TicketSnapshot ticket, Random random) {
    String id = ticket.ref().id();
    if (random.nextBoolean()) {
      world.eng.personComments(id, "Workaround: wait", Visibility.INTERNAL);
    } else {
      world.eng.personSets(id, "workaround", Lookers.body("Step " + random.nextInt(3)));
    }
  }

  private static java.util.Optional<TicketSnapshot> any(List<TicketSnapshot> all, Random random) {
    return all.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(all.get(random.nextInt(all.size())));
  }
}
