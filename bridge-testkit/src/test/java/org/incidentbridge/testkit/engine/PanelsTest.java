package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.engine.Panels;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.Panel;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.store.Ledger;
import org.junit.jupiter.api.Test;

/** What is shown beside tickets, and when. */
class PanelsTest extends PanelCase {

  @Test
  void eachSideIsShownTheOther() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "Printer on fire");
      world.settle();
      panels(world, Desks.deskToEng(), Desks.DESK).turn();

      Panel panel = wall.only();
      assertThat(panel.ticketId()).isEqualTo(id);
      assertThat(panel.incident()).startsWith("INC-");
      assertThat(panel.at()).isEqualTo(world.clock.instant());
      assertThat(panel.tickets())
          .singleElement()
          .satisfies(
              other -> {
                assertThat(other.tracker()).isEqualTo("eng");
                assertThat(other.key()).isEqualTo(world.only(world.eng).head().key());
                assertThat(other.internal()).isFalse();
              });
    }
  }

  @Test
  void onlyWhatChangedIsShownAgain() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "Printer on fire");
      file(world, "Printer is wet");
      world.settle();
      Panels panels = panels(world, Desks.deskToEng(), Desks.DESK);
      panels.turn();
      world.pass(Duration.ofMinutes(10));
      panels.turn();
      assertThat(wall.calls).containsExactly(2);

      var mirror = world.eng.all().getFirst();
      world.eng.personSets(mirror.ref().id(), "status", Value.line("Done"));
      world.settle();
      panels.turn();
      assertThat(wall.calls).containsExactly(2, 1);
      assertThat(wall.shown.values())
          .flatExtracting(Panel::tickets)
          .extracting(Panel.Other::status)
          .contains("Done");
    }
  }

  @Test
  void theStateOfAnotherTicketIsToldInTheWordsOfTheSideThatIsTold() {
    var words = new ValueMap(Map.of("Open", "new", "Waiting for Legal", "in-progress"));
    Term term = new Term("status", FieldKind.WORD, words, false);
    Bridge bridge = Desks.with(Desks.deskToEng(), Desks.ENG, StandardField.STATUS.field(), term);
    try (World world = new World(bridge)) {
      file(world, "Printer on fire");
      world.settle();
      String id = world.only(world.eng).ref().id();
      world.eng.personSets(id, "status", Value.line("Waiting for Legal"));
      world.settle();
      Panels panels = panels(world, bridge, Desks.DESK);
      panels.turn();
      assertThat(wall.only().tickets()).extracting(Panel.Other::status).containsExactly("Working");

      world.eng.personSets(id, "status", Value.line("Sued"));
      world.settle();
      panels.turn();
      assertThat(wall.only().tickets()).extracting(Panel.Other::status).containsExactly("");
    }
  }

  @Test
  void whatATrackerDidNotTakeIsShownLater() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "Printer on fire");
      world.settle();
      wall.broken = Optional.of(Kind.UNAVAILABLE);
      Panels panels = panels(world, Desks.deskToEng(), Desks.DESK);
      assertThatThrownBy(panels::turn).isInstanceOf(TrackerException.class);
      wall.broken = Optional.empty();

      panels(world, Desks.deskToEng(), Desks.DESK).turn();
      assertThat(wall.only().tickets()).hasSize(1);
    }
  }

  @Test
  void anotherRunGoesOnWhereTheLastOneEnded() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "Printer on fire");
      world.settle();
      panels(world, Desks.deskToEng(), Desks.DESK).turn();
      panels(world, Desks.deskToEng(), Desks.DESK).turn();
      assertThat(wall.calls).hasSize(1);
    }
  }

  /** N10: one that its tracker does not understand stops no other. */
  @Test
  void aPanelThatIsRefusedStopsNoOther() {
    try (World world = new World(Desks.deskToEng())) {
      wall.poison = file(world, "Printer on fire");
      String good = file(world, "Printer is wet");
      world.settle();

      Panels.Turn turn = panels(world, Desks.deskToEng(), Desks.DESK).turn();
      assertThat(turn.refused()).containsOnlyKeys(wall.poison);
      assertThat(wall.only().ticketId()).isEqualTo(good);
    }
  }

  /** As when somebody says by a command that an obligation is met. */
  @Test
  void whatStandsInTheLedgerAloneIsNewsToo() {
    var policy = Promises.policy(Promises.missed());
    try (World world = new World(Promises.bridge()).under(policy)) {
      Promises.file(world, "P1");
      world.sync();
      Panels panels = panels(world, Promises.bridge(), Desks.ENG, policy);
      panels.turn();
      world.pass(Duration.ofHours(2));
      panels.turn(); // what was new a while ago is looked at once more
      world.pass(Duration.ofHours(2));
      wall.shown.clear();
      panels.turn();
      assertThat(wall.shown).isEmpty();

      var mirror = world.only(world.eng).ref();
      world.store.inTransaction(
          tables -> {
            var incident = tables.incidents().of(mirror).orElseThrow();
            var now = world.clock.instant();
            tables
                .ledger()
                .add(Ledger.Line.event(now, incident.id(), mirror, Ledger.Text.of("said")));
            return incident;
          });
      panels(world, Promises.bridge(), Desks.ENG, policy).turn();
      assertThat(wall.only().clocks().getFirst().state()).isEqualTo(Panel.State.BREACHED);
    }
  }

  @Test
  void promisesOfThePolicyAreShownAsTimeGoesBy() {
    var policy = Promises.policy(Promises.missed());
    try (World world = new World(Promises.bridge()).under(policy)) {
      Promises.file(world, "P1");
      world.sync();
      Panels panels = panels(world, Promises.bridge(), Desks.ENG, policy);
      panels.turn();
      assertThat(wall.only().severity()).isEqualTo("sev1");
      assertThat(wall.only().clocks())
          .singleElement()
          .satisfies(
              clock -> {
                assertThat(clock.name()).isEqualTo("First response");
                assertThat(clock.state()).isEqualTo(Panel.State.RUNNING);
                assertThat(clock.due()).isPresent();
              });
      assertThat(wall.only().duties()).isEmpty();

      world.pass(Duration.ofHours(2)); // nothing happens but that it is late
      world.sync();
      panels.turn();
      assertThat(wall.only().clocks().getFirst().state()).isEqualTo(Panel.State.BREACHED);
      assertThat(wall.only().duties())
          .extracting(Panel.Duty::what)
          .containsExactly("Call the customer");
    }
  }

  @Test
  void theSameRulesAreNoReasonToShowAllAgain() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "Printer on fire");
      world.settle();
      afterwards(world, panels(world, Desks.deskToEng(), Desks.DESK));
      wall.calls.clear();

      afterwards(world, panels(world, Desks.deskToEng(), Desks.DESK));
      assertThat(wall.calls).isEmpty();
    }
  }

  /** Each of two nodes on one store has its own memory of what is shown. */
  @Test
  void aNodeBelievesItsOwnMemoryOnlyWhileNoOtherHasShownAnything() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "Printer on fire");
      world.settle();
      Panels one = panels(world, Desks.deskToEng(), Desks.DESK);
      Panels two = panels(world, Desks.deskToEng(), Desks.DESK);
      String id = world.only(world.eng).ref().id();
      for (int i = 0; i < 4; i++) {
        Panels quicker = i % 2 == 0 ? one : two;
        boolean restricted = i % 2 == 1;
        world.eng.personRestricts(id, restricted);
        world.settle();
        quicker.turn();
        (i % 2 == 0 ? two : one).turn();
        assertThat(wall.only().tickets()).as("turn %d", i).hasSize(restricted ? 0 : 1);
        world.pass(Duration.ofMinutes(10));
        one.turn();
        two.turn();
      }
    }
  }

  @Test
  void whatATrackerTakesForOlderIsShownOnceItIsNot() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "Printer on fire");
      world.settle();
      Instant ahead = world.clock.instant().plus(Duration.ofMinutes(5));
      wall.shown.put(id, Panel.none(id, ahead));
      Panels panels = panels(world, Desks.deskToEng(), Desks.DESK);
      panels.turn();
      assertThat(wall.only().tickets()).isEmpty();

      assertThat(afterwards(world, panels).tickets()).hasSize(1);
    }
  }
}
