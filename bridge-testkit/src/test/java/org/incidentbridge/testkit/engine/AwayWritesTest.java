package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N5: what the bridge was about to write when a ticket went away. */
class AwayWritesTest {

  /** A ticket whose mirror may have been made, for all the bridge knows; it was not. */
  private static String lostCreation(World world) {
    world.sync();
    String id = AwayTest.file(world);
    world.pass(Duration.ofMinutes(1));
    world.trouble(world.eng, Accident.LOST_BEFORE);
    world.sync();
    return id;
  }

  /** Nobody knows whether it was made: it was not, and by now it may not be. */
  @ParameterizedTest
  @EnumSource(
      value = AwayTest.Leaving.class,
      names = {"HIDDEN", "PRIVATE", "DELETED"})
  void aMirrorWhoseCreationWasLostIsNotMadeOfATicketThatIsAway(AwayTest.Leaving leaving) {
    try (World world = AwayTest.world()) {
      String id = lostCreation(world);
      leaving.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(world.eng.all()).isEmpty();
      assertThat(world.outbox().pending()).isZero();
    }
  }

  @Test
  void aMirrorThatWasNotMadeIsMadeOnceItsTicketIsBack() {
    try (World world = AwayTest.world()) {
      String id = lostCreation(world);
      AwayTest.Leaving.HIDDEN.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      world.desk.personHides(id, false);
      world.pass(Duration.ofHours(1));
      world.sweep();
      world.settle();
      assertThat(world.eng.all()).hasSize(1);
    }
  }

  /** What the bridge says of a change that it put back names the value that counts. */
  @ParameterizedTest
  @EnumSource(AwayTest.Leaving.class)
  void aRemarkThatWaitsTellsNothingOfATicketThatGoesAway(AwayTest.Leaving leaving) {
    var all = Share.Comments.ALL_PUBLIC;
    var telling = new Share(all, all, Share.Internal.NEVER, true, true);
    try (World world = new World(Desks.of(AwayTest.detaching(telling)))) {
      String id = AwayTest.file(world);
      world.settle();
      world.desk.personSets(id, "summary", Value.line("the password is 1234"));
      world.eng.personSets(world.only(world.eng).ref().id(), "summary", Value.line("It burns"));
      world.pullOnly(world.eng);
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.sync();
      leaving.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(texts(world.only(world.eng))).noneMatch(t -> t.contains("1234"));
    }
  }
}
