package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.texts;

import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** N3 when the store was lost and only the trackers remember. */
class LostStoreTest {

  private static String mirrored(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
    world.desk.personComments(id, "It burns", Visibility.PUBLIC);
    world.desk.personAttaches(id, "fire.png", Visibility.PUBLIC);
    world.sync();
    return id;
  }

  private static void assertNothingDoubled(World world) {
    var mirror = world.only(world.eng);
    assertThat(texts(mirror)).hasSize(1);
    assertThat(mirror.talk().attachments()).hasSize(1);
    assertThat(texts(world.only(world.desk))).hasSize(1);
    assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
    assertThat(world.outbox().pending() + world.outbox().sent() + world.outbox().held()).isZero();
  }

  @Test
  void mirrorsCommentsAndFilesAreKnownAgain() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  /** N2: the change is not lost with the store. */
  @Test
  void aCommentThatWasChangedMeanwhileIsBroughtUpToDate() {
    try (World before = new World(Desks.deskToEng())) {
      String id = mirrored(before);
      String comment = before.only(before.desk).talk().comments().getFirst().id();
      try (World world = before.withFreshStore()) {
        world.desk.personEditsComment(id, comment, "It burns brightly");
        world.settle();
        assertNothingDoubled(world);
        assertThat(texts(world.only(world.eng)))
            .singleElement()
            .asString()
            .contains("It burns brightly");
      }
    }
  }

  @Test
  void copiesThatAreUpToDateAreNotWrittenToAgain() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        long writes = world.writes();
        world.settle();
        long links = 2;
        assertThat(world.writes()).isLessThanOrEqualTo(writes + links);
      }
    }
  }

  @Test
  void nothingIsMadeTwiceThoughTheOtherTrackerCouldNotBeReadAtFirst() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        before.trouble(before.eng, Accident.REFUSED_CONNECTION);
        world.sync();
        assertThat(world.outbox().pending()).as("creates that wait").isEqualTo(1);
        before.trouble(before.eng, Accident.NONE);
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  @Test
  void nothingIsMadeInATrackerBeforeItWasReadOnce() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        world.readOnly(world.desk);
        assertThat(world.outbox().pending()).isEqualTo(1);
        world.pushOnly(world.eng);
        assertThat(world.eng.all()).hasSize(1);
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  /** What a pull has brought counts, though it was not decided on yet. */
  @Test
  void nothingIsMadeThatWasReadMeanwhile() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        world.readOnly(world.desk);
        world.pullOnly(world.eng);
        world.pushOnly(world.eng);
        assertThat(world.eng.all()).hasSize(1);
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }
}
