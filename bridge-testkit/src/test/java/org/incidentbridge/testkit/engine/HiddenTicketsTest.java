package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Share;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** Tickets that the bridge's user may not see for a while. */
class HiddenTicketsTest {

  private static String file(World world) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
  }

  /** N3: that nothing can be seen does not mean that nothing was done. */
  @Test
  void aCommentThatWasSentBeforeItsTicketWasHiddenIsNotSentAgain() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.trouble(world.eng, Accident.LOST_AFTER);
      world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      world.eng.personHides(mirror, true);
      world.pass(Duration.ofMinutes(1));
      world.sync();
      assertThat(world.held()).as("not refused, for it may have been done").isEmpty();
      world.sweep();
      world.desk.personSets(id, "prio", Value.line("P1"));
      world.sync();
      world.eng.personHides(mirror, false);
      world.sweep();
      world.settle();
      assertThat(texts(world.only(world.eng))).hasSize(1);
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
    }
  }

  @Test
  void aCommentIsNotSentAgainEvenIfItsTicketStaysHiddenForLong() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.trouble(world.eng, Accident.LOST_AFTER);
      world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      world.eng.personHides(mirror, true);
      world.settle();
      world.sweep();
      world.settle();
      assertThat(world.held()).as("a person is told").hasSize(1);
      world.eng.personHides(mirror, false);
      world.sweep();
      world.settle();
      assertThat(texts(world.only(world.eng))).hasSize(1);
    }
  }

  @Test
  void whatWasMeantForAHiddenTicketIsWrittenWhenItIsSeenAgain() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personHides(mirror, true);
      world.desk.personSets(id, "prio", Value.line("P1"));
      world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.sync();
      world.sync();
      assertThat(world.held()).as("nobody has to release anything").isEmpty();
      world.eng.personHides(mirror, false);
      world.sweep();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
      assertThat(texts(world.only(world.eng))).hasSize(1);
    }
  }

  @Test
  void aCopyOnAHiddenTicketGoesWithItsOriginalWhenTheTicketIsSeenAgain() {
    try (World world = removing()) {
      String id = file(world);
      String comment = world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personHides(mirror, true);
      world.sweep();
      world.desk.personDeletesComment(id, comment);
      world.settle();
      assertThat(world.held()).as("nothing is tried").isEmpty();
      assertThat(world.outbox().pending()).isZero();

      world.eng.personHides(mirror, false);
      world.sweep();
      world.settle();

      assertThat(texts(world.only(world.eng))).isEmpty();
    }
  }

  @Test
  void aCopyOnADeletedTicketNeedsNoRemoval() {
    try (World world = removing()) {
      String id = file(world);
      String comment = world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.settle();
      world.eng.personDeletes(world.only(world.eng).ref().id());
      world.sweep();
      world.settle();
      world.desk.personDeletesComment(id, comment);
      world.settle();

      assertThat(world.outbox()).isEqualTo(new Outbox.Counts(0, 0, 0));
    }
  }

  private static World removing() {
    var answers =
        new Answers(
            Answers.OnDeletion.REMARK,
            Answers.OnMerge.REMARK,
            Answers.OnHiding.WAIT,
            Answers.OnMove.FOLLOW,
            Answers.OnReopening.FOLLOW,
            Answers.OnCommentDeletion.REMOVE);
    return new World(Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, answers)));
  }
}
