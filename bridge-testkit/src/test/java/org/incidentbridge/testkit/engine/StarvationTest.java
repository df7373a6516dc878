package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** N10: however much has to wait, what need not wait is done. */
class StarvationTest {

  private static Bridge both() {
    return Desks.of(
        Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
        Desks.route("work", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD));
  }

  private static Bridge bothAndBack() {
    return Desks.of(
        Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
        Desks.route("work", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD),
        Desks.route("back", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD));
  }

  private static String file(World world, String title) {
    return world.desk.personCreates("HD", Map.of("summary", Value.line(title)));
  }

  /** Eng dies in the middle of a create, and people have made tickets of their own there. */
  private static void loseEngInMidCreate(World world, int strangers) {
    world.sync();
    world.trouble(world.eng, Accident.LOST_AFTER);
    file(world, "Printer on fire");
    world.sync();
    assertThat(world.outbox().sent()).isEqualTo(1);
    world.trouble(world.eng, Accident.NONE);
    for (int i = 0; i < strangers; i++) {
      world.eng.personCreates("P", Map.of("summary", Value.line("own matter " + i)));
    }
    world.pullOnly(world.eng);
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.forgetful(t) : t);
  }

  @Test
  void ticketsThatWaitUntilACreateIsSettledKeepNoOtherTrackerFromBeingDecidedOn() {
    try (World world = new World(bothAndBack())) {
      loseEngInMidCreate(world, 70);
      file(world, "Toner is empty");
      world.pass(Duration.ofMinutes(10));
      world.sync();
      assertThat(world.ops.all().size()).isEqualTo(2);
      assertThat(world.inbox()).as("tickets that may be the one that was made").isGreaterThan(69);
      world.trouble(world.eng, Accident.NONE);
      world.dress(t -> t);
      world.pass(Duration.ofHours(1));
      world.sync();
      world.sync();
      assertThat(world.inbox()).isZero();
      assertThat(world.ops.all().size()).isEqualTo(72);
    }
  }

  @Test
  void newTicketsThatWaitUntilTheirTrackerIsReadHoldUpNothingElseThere() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "Printer on fire");
      world.sync();
      world.pass(Duration.ofMinutes(1));
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.unreadable(t) : t);
      for (int i = 0; i < 40; i++) {
        file(world, "Printer " + i);
      }
      world.sync();
      world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.sync();
      assertThat(World.texts(world.only(world.eng))).singleElement().asString().contains("burns");
      world.dress(t -> t);
      world.sync();
      assertThat(world.eng.all().size()).isEqualTo(41);
    }
  }

  /** What they copy from was read anew, and is to be decided on first (N5). */
  @Test
  void copiesThatWaitForADecisionHoldUpNothingElseThere() {
    try (World world = new World(Desks.deskToEng())) {
      List<String> ids = IntStream.range(0, 40).mapToObj(i -> file(world, "Printer")).toList();
      String other = file(world, "Toner is empty");
      world.sync();
      world.pass(Duration.ofMinutes(1));
      ids.forEach(id -> world.desk.personComments(id, "It burns", Visibility.PUBLIC));
      world.readOnly(world.desk);
      world.desk.personComments(other, "Any news?", Visibility.PUBLIC);
      world.readOnly(world.desk);
      ids.forEach(id -> world.desk.personSets(id, "tags", Value.names(List.of("fire"))));
      world.pullOnly(world.desk);
      world.pushOnly(world.eng);
      assertThat(world.eng.all().stream().flatMap(t -> World.texts(t).stream()))
          .anyMatch(text -> text.contains("Any news?"));
    }
  }

  @Test
  void ticketsThatNoRouteCoversNeverWaitForACreate() {
    try (World world = new World(both())) {
      loseEngInMidCreate(world, 70);
      file(world, "Toner is empty");
      world.pass(Duration.ofMinutes(10));
      world.sync();
      assertThat(world.ops.all().size()).isEqualTo(2);
      assertThat(world.inbox()).as("only the one that the bridge made").isLessThan(2);
      world.trouble(world.eng, Accident.NONE);
      world.dress(t -> t);
      world.pass(Duration.ofHours(1));
      world.sync();
      world.sync();
      assertThat(world.eng.all().size()).isEqualTo(72);
    }
  }
}
