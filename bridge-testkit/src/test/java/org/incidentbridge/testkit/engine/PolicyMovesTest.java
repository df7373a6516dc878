package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** Steps that want a ticket in another project: M7, M9, C1, C3. */
class PolicyMovesTest extends PolicyMovesCase {

  @Test
  void aTicketThatIsUrgentIsTransferredToItsQueueOnceM9() {
    file();
    assertThat(project()).isEqualTo("HD");
    breach();
    assertThat(project()).isEqualTo(URGENT);
    long writes = world.writes();
    world.settle();

    assertThat(project()).isEqualTo(URGENT);
    assertThat(moves()).isEqualTo(1);
    assertThat(world.writes()).as("nothing else follows from it (N4)").isEqualTo(writes);
    assertThat(world.told()).noneMatch(t -> t.contains("moved and is now"));
  }

  @Test
  void theBridgesOwnMoveOutOfTheCoveredProjectsLetsNothingGo() {
    world.under(moving(Desks.DESK, FakeTracker.OUTSIDE));
    String ticket = file();
    breach();
    world.desk.personSets(ticket, "prio", Value.line("P2"));
    world.sweep();
    world.settle();

    assertThat(project()).isEqualTo(FakeTracker.OUTSIDE);
    assertThat(texts()).noneMatch(t -> t.contains("no longer kept in step"));
    assertThat(World.show(world.only(world.eng), "prio")).isEqualTo("P2");
  }

  @Test
  void aTrackerThatCannotMoveTicketsLeavesItToAPersonWhoIsToldOf() {
    world.desk.without(Capability.MOVE_TICKETS);
    world.under(moving(Desks.DESK, FakeTracker.OUTSIDE));
    String ticket = file();
    breach();
    world.settle();

    assertThat(project()).isEqualTo("HD");
    assertThat(world.held())
        .singleElement()
        .satisfies(e -> assertThat(e.retry().message()).contains("by hand", FakeTracker.OUTSIDE));
    assertThat(world.told()).anyMatch(t -> t.startsWith("held for a person: it has to be moved"));

    world.desk.personMoves(ticket, FakeTracker.OUTSIDE);
    world.sweep();
    world.settle();
    assertThat(world.held()).isEmpty();
    assertThat(world.told()).anyMatch(t -> t.contains("it is there already"));
    assertThat(texts()).noneMatch(t -> t.contains("no longer kept in step"));
  }

  @Test
  void aMoveThatIsRefusedWaitsForAPersonAndStopsNothingElse() {
    world.under(moving(Desks.DESK, FakeTracker.SHUT));
    String ticket = file();
    breach();
    world.desk.personSets(ticket, "prio", Value.line("P2"));
    world.settle();

    assertThat(world.held()).hasSize(1);
    assertThat(World.show(world.only(world.eng), "prio")).isEqualTo("P2");
  }

  @Test
  void ofSeveralWishesTheLastCounts() {
    world.under(moving(Desks.DESK, "FIRST", "SECOND"));
    file();
    breach();
    world.settle();

    assertThat(project()).isEqualTo("SECOND");
    assertThat(moves()).isEqualTo(1);
  }

  @Test
  void aWishForATicketThatIsNotThereIsTold() {
    world.under(moving(Desks.OPS, URGENT));
    file();
    breach();
    world.settle();

    assertThat(world.told())
        .containsOnlyOnce(
            world.told().stream()
                .filter(t -> t.startsWith("no ticket was moved to URGENT"))
                .findFirst()
                .orElse("missing"));
  }

  @Test
  void aMirrorIsMovedTooC1() {
    world.under(moving(Desks.ENG, "CHANGES"));
    file();
    breach();
    world.settle();

    assertThat(world.only(world.eng).head().project()).isEqualTo("CHANGES");
    assertThat(project()).isEqualTo("HD");
  }
}
