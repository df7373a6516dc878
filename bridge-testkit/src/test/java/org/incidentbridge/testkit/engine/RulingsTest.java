package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.engine.Rulings.GivingUp;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** What people decide, over the whole road. */
class RulingsTest {

  private static final Value FORBIDDEN = Value.line("forbidden title");

  private static String file(World world, Value title) {
    return world.desk.personCreates("HD", Map.of("summary", title));
  }

  @Test
  void aCommandGivenUpIsNotPlannedAgainUntilTheValueChanges() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, Value.line("T"));
      world.sync();
      world.desk.personSets(id, "summary", FORBIDDEN);
      world.sync();
      var key = world.held().getFirst().planned().command().target().key();
      var rulings = new Rulings(world.store, world.clock);

      assertThat(rulings.drop(key)).isEqualTo(GivingUp.DONE);

      world.desk.personSets(id, "prio", Value.line("P1"));
      world.pass(Duration.ofMinutes(1));
      world.sync();
      assertThat(world.held()).isEmpty();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("T");
      assertThat(show(world.only(world.desk), "summary")).isEqualTo(FORBIDDEN.display());
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .anySatisfy(
              line -> {
                assertThat(line.kind()).isEqualTo(Ledger.Kind.HELD);
                assertThat(line.text().summary()).isEqualTo("given up by a person: title");
                assertThat(line.text().detail()).contains("forbidden title");
              });
      assertThat(rulings.drop(key)).isEqualTo(GivingUp.NOT_HELD);

      world.desk.personSets(id, "summary", Value.line("allowed"));
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("allowed");
    }
  }

  @Test
  void aTicketToBeMadeCannotBeGivenUp() {
    try (World world = new World(Desks.deskToEng(), 1, () -> Accident.RATE_LIMITED)) {
      file(world, Value.line("T"));
      world.sync();
      CommandKey key = world.store.inTransaction(RulingsTest::holdTheOnlyOne);

      var rulings = new Rulings(world.store, world.clock);

      assertThat(rulings.drop(key)).isEqualTo(GivingUp.WANTED_BY_RULES);
      assertThat(world.held()).hasSize(1);
    }
  }

  private static CommandKey holdTheOnlyOne(Store.Tables tables) {
    var incident = tables.incidents().after("", 1).getFirst();
    var key = tables.outbox().of(incident).getFirst().planned().command().target().key();
    tables.outbox().hold(key, Outbox.State.PENDING, "for this test");
    return key;
  }

  @Test
  void openConflictsAreCounted() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, Value.line("T"));
      file(world, Value.line("U"));
      world.sync();
      assertThat(conflicts(world)).isZero();
      var mirror =
          world.eng.all().stream().filter(t -> show(t, "summary").equals("T")).findFirst().get();
      world.desk.personSets(id, "service", Value.line("mail"));
      world.eng.personSets(mirror.ref().id(), "service", Value.line("web"));
      world.sync();
      assertThat(conflicts(world)).isEqualTo(1);
      List<IncidentId> open = open(world);
      assertThat(open).hasSize(1);
      new Rulings(world.store, world.clock).take(open.getFirst(), Desks.SERVICE, Desks.ENG);
      assertThat(conflicts(world)).isZero();
      assertThat(open(world)).isEmpty();
    }
  }

  private static List<IncidentId> open(World world) {
    return world.store.inTransaction(t -> t.incidents().withConflicts());
  }

  private static long conflicts(World world) {
    return world.store.inTransaction(t -> t.incidents().conflicts());
  }
}
