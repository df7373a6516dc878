package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** What became internal does not wait for a write to the same ticket that fails (N5). */
class WithdrawnFirstTest {

  private static final Share.Comments ALL = new Share.Comments(Share.Which.ALL, "");

  private static World world() {
    var share = new Share(ALL, ALL, Share.Internal.NEVER, true, false);
    return new World(Desks.of(Desks.route("r", Desks.DESK, Desks.ENG, share, Answers.STANDARD)));
  }

  private static boolean isOpen(World world) {
    var talk = world.only(world.eng).talk();
    return talk.comments().stream()
            .filter(c -> c.visibility() == Visibility.PUBLIC)
            .anyMatch(c -> c.body().plainText().contains("1234"))
        || talk.attachments().stream().anyMatch(f -> f.visibility() == Visibility.PUBLIC);
  }

  @Test
  void itGoesBeforeWhatIsTriedAgainAndAgain() {
    try (World world = world()) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("T")));
      String secret = world.desk.personComments(id, "the password is 1234", Visibility.PUBLIC);
      String dump = world.desk.personAttaches(id, "dump.txt", Visibility.PUBLIC);
      world.settle();
      assertThat(isOpen(world)).isTrue();
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.brittle(t, "POISON") : t);
      world.desk.personComments(id, "POISON", Visibility.PUBLIC);
      world.pass(Duration.ofMinutes(1));
      world.sync();

      world.desk.personHidesComment(id, secret);
      world.desk.personShowsFile(id, dump, Visibility.INTERNAL);
      world.pass(Duration.ofMinutes(10));
      world.sync();

      assertThat(isOpen(world)).isFalse();
    }
  }

  /** A tracker that is down keeps nothing open elsewhere that became internal there before. */
  @Test
  void itDoesNotWaitForWhatElseIsToBeDecidedOfItsOrigin() {
    var share = new Share(ALL, ALL, Share.Internal.AS_INTERNAL, true, false);
    try (World world =
        new World(Desks.of(Desks.route("r", Desks.DESK, Desks.ENG, share, Answers.STANDARD)))) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("T")));
      String secret = world.desk.personComments(id, "the password is 1234", Visibility.PUBLIC);
      world.settle();
      world.desk.personHidesComment(id, secret);
      world.readOnly(world.desk);
      world.eng.personComments(world.only(world.eng).ref().id(), "from eng", Visibility.PUBLIC);
      world.readOnly(world.eng);
      world.trouble(world.desk, Accident.LOST_BEFORE);
      world.pushOnly(world.desk);
      assertThat(world.outbox().sent()).isEqualTo(1);
      world.trouble(world.desk, Accident.NONE);
      world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.pullOnly(world.desk);
      world.trouble(world.desk, Accident.REFUSED_CONNECTION);

      world.pushOnly(world.eng);

      assertThat(isOpen(world)).isFalse();
    }
  }
}
