package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.junit.jupiter.api.Test;

/** N2: a value map was wrong, and is corrected: no ticket was changed by anybody. */
class CorrectedWordsTest {

  private static final List<Owner> OWNERS =
      List.of(
          new Owner.Origin(),
          new Owner.Latest(),
          new Owner.Ask(),
          new Owner.Of(Desks.DESK),
          new Owner.Of(Desks.ENG));

  private static Bridge owned(Owner owner) {
    return Desks.owned(Desks.deskToEng(), Desks.PRIORITY, owner);
  }

  /** In one tracker P2 and P3 change places. */
  private static Bridge corrected(Owner owner, TrackerId tracker) {
    var words = new ValueMap(Map.of("P1", "urgent", "P3", "high", "P2", "normal"));
    var term = new Term("prio", FieldKind.WORD, words, false);
    return Desks.with(owned(owner), tracker, Desks.PRIORITY, term);
  }

  private static World settled(Owner owner) {
    World world = new World(owned(owner));
    world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "prio", Value.line("P2")));
    world.settle();
    assertThat(show(world.only(world.eng), "prio")).isEqualTo("P2");
    return world;
  }

  @Test
  void theTicketThatStandsForSomethingElseByNowIsToldAnew() {
    for (Owner owner : OWNERS) {
      try (World world = settled(owner)) {
        World after = world.withBridge(corrected(owner, Desks.ENG));
        after.settle();

        assertThat(show(after.only(after.desk), "prio")).as("%s", owner).isEqualTo("P2");
        assertThat(show(after.only(after.eng), "prio")).as("%s", owner).isEqualTo("P3");
        assertThat(after.ledger()).noneMatch(l -> l.text().summary().contains("changed here"));
      }
    }
  }

  @Test
  void theWordThatCountsTellsTheOthersWhatItMeans() {
    for (Owner owner : OWNERS) {
      try (World world = settled(owner)) {
        World after = world.withBridge(corrected(owner, Desks.DESK));
        after.settle();

        assertThat(show(after.only(after.desk), "prio")).as("%s", owner).isEqualTo("P2");
        assertThat(show(after.only(after.eng), "prio")).as("%s", owner).isEqualTo("P3");
        assertThat(after.ledger())
            .anyMatch(
                l ->
                    l.text()
                        .summary()
                        .equals("priority: P2 means normal from now on, and meant high"));
      }
    }
  }

  @Test
  void whatPeopleChangedMeanwhileIsTheirChange() {
    Owner latest = new Owner.Latest();
    try (World world = settled(latest)) {
      world.desk.personSets(world.only(world.desk).ref().id(), "prio", Value.line("P1"));

      World after = world.withBridge(corrected(latest, Desks.ENG));
      after.settle();

      assertThat(show(after.only(after.desk), "prio")).isEqualTo("P1");
      assertThat(show(after.only(after.eng), "prio")).isEqualTo("P1");
    }
  }

  @Test
  void whatWaitsForAPersonGoesOnWaiting() {
    Owner ask = new Owner.Ask();
    try (World world = settled(ask)) {
      world.desk.personSets(world.only(world.desk).ref().id(), "prio", Value.line("P1"));
      world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P3"));
      world.settle();

      World after = world.withBridge(corrected(ask, Desks.ENG));
      after.settle();

      long conflicts = after.store.inTransaction(tables -> tables.incidents().conflicts());
      assertThat(conflicts).isEqualTo(1);
      assertThat(show(after.only(after.desk), "prio")).isEqualTo("P1");
      assertThat(show(after.only(after.eng), "prio")).isEqualTo("P3");
    }
  }
}
