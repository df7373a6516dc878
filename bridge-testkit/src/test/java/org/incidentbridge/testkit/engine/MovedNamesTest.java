package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** Versions of a ticket that comes to a project which does not define them. */
class MovedNamesTest {

  private static final FieldName FIXED_IN = StandardField.FIXED_IN.field();

  private static Bridge versions(Owner owner) {
    var term = new Term("fixed", FieldKind.NAMES, ValueMap.SAME, false);
    Bridge both =
        Desks.with(
            Desks.with(Desks.deskToEng(), Desks.DESK, FIXED_IN, term), Desks.ENG, FIXED_IN, term);
    return Desks.owned(both, FIXED_IN, owner);
  }

  private static String fixedInOneTwo(World world) {
    String id =
        world.desk.personCreates(
            "HD",
            Map.of("summary", Value.line("Printer"), "fixed", Value.names(Set.of("1.2", "1.3"))));
    world.settle();
    return id;
  }

  private static void readAnew(World world) {
    world.pass(Duration.ofMinutes(1));
    world.sweep();
    world.settle();
  }

  /** N2: nobody took the versions away. */
  @Test
  void whatAnotherProjectDoesNotHaveStaysInTheOtherTracker() {
    for (Owner owner : new Owner[] {new Owner.Latest(), new Owner.Union(), new Owner.Origin()}) {
      try (World world = new World(versions(owner))) {
        String id = fixedInOneTwo(world);
        world.desk.personMoves(id, "HD2");
        world.desk.personSets(id, "fixed", Value.absent());
        readAnew(world);
        assertThat(show(world.only(world.eng), "fixed")).as("%s", owner).isEqualTo("1.2, 1.3");
        assertThat(world.told()).anyMatch(l -> l.contains("1.2, 1.3 was not taken along to HD2"));
        long writes = world.desk.writes() + world.eng.writes();
        readAnew(world);
        assertThat(world.desk.writes() + world.eng.writes()).isEqualTo(writes);
      }
    }
  }

  /** N2: the other side's row is decided on first, with what both tickets show by now. */
  @Test
  void itStaysWhenTheOtherTicketIsDecidedOnFirst() {
    try (World world = new World(versions(new Owner.Latest()))) {
      String id = fixedInOneTwo(world);
      world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P1"));
      world.desk.personMoves(id, "HD2");
      world.desk.personSets(id, "fixed", Value.absent());
      world.pullOnly(world.eng);
      world.pullOnly(world.desk);
      world.settle();
      assertThat(show(world.only(world.eng), "fixed")).isEqualTo("1.2, 1.3");
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
    }
  }

  @Test
  void whatIsChosenInTheNewProjectIsPassedOn() {
    try (World world = new World(versions(new Owner.Latest()))) {
      String id = fixedInOneTwo(world);
      world.desk.personMoves(id, "HD2");
      world.desk.personSets(id, "fixed", Value.names(Set.of("7.0")));
      readAnew(world);
      assertThat(show(world.only(world.eng), "fixed")).isEqualTo("7.0");
    }
  }

  @Test
  void whatIsTakenAwayInTheSameProjectIsTakenAwayForAll() {
    try (World world = new World(versions(new Owner.Latest()))) {
      String id = fixedInOneTwo(world);
      world.desk.personSets(id, "fixed", Value.names(Set.of("1.3")));
      readAnew(world);
      assertThat(show(world.only(world.eng), "fixed")).isEqualTo("1.3");
    }
  }

  /** N2: the new project has its own categories, and one of them stands there at once. */
  @Test
  void theOneNameThatTheNewProjectPutsInPlaceIsNobodysChoice() {
    for (Owner owner : new Owner[] {new Owner.Latest(), new Owner.Union(), new Owner.Origin()}) {
      try (World world = new World(category(owner))) {
        String id = inCategory(world, "Printing");
        assertThat(show(world.only(world.eng), "parts")).isEqualTo("Printing");
        world.desk.personMoves(id, "HD2");
        world.desk.personSets(id, FakeTracker.SINGLE, Value.line("General"));
        readAnew(world);
        assertThat(show(world.only(world.eng), "parts")).as("%s", owner).isEqualTo("Printing");
        assertThat(show(world.only(world.desk), FakeTracker.SINGLE)).isEqualTo("General");
        assertThat(world.told()).anyMatch(l -> l.contains("Printing was not taken along to HD2"));
      }
    }
  }

  @Test
  void aNameChosenLaterInTheNewProjectIsPassedOn() {
    try (World world = new World(category(new Owner.Latest()))) {
      String id = inCategory(world, "Printing");
      world.desk.personMoves(id, "HD2");
      world.desk.personSets(id, FakeTracker.SINGLE, Value.line("General"));
      readAnew(world);
      world.desk.personSets(id, FakeTracker.SINGLE, Value.line("Paper"));
      readAnew(world);
      assertThat(show(world.only(world.eng), "parts")).isEqualTo("Paper");
    }
  }

  private static Bridge category(Owner owner) {
    FieldName components = StandardField.COMPONENTS.field();
    var one = new Term(FakeTracker.SINGLE, FieldKind.NAMES, ValueMap.SAME, false);
    var several = new Term("parts", FieldKind.NAMES, ValueMap.SAME, false);
    Bridge desk = Desks.with(Desks.deskToEng(), Desks.DESK, components, one);
    return Desks.owned(Desks.with(desk, Desks.ENG, components, several), components, owner);
  }

  private static String inCategory(World world, String category) {
    String id =
        world.desk.personCreates(
            "HD",
            Map.of("summary", Value.line("Printer"), FakeTracker.SINGLE, Value.line(category)));
    world.settle();
    return id;
  }
}
