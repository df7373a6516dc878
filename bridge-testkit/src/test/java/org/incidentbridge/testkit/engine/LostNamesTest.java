package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.LostNames;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** N3 when the store was lost and a name changed, so that marks cannot be told any more. */
class LostNamesTest {

  private static final String TITLE = "The printer in room 4711 of the old building is on fire";

  private static final Bridge RENAMED =
      Desks.of(Desks.route("defects", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD));

  private static void mirrored(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line(TITLE)));
    world.desk.personComments(id, "It burns", Visibility.PUBLIC);
    world.settle();
    assertThat(World.texts(world.only(world.eng))).hasSize(1);
  }

  @Test
  void nothingIsMadeOnceMoreByARouteWithAnotherNameAndItIsSaidWhatToDo() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        World renamed = world.withBridge(RENAMED);
        long writes = renamed.writes();
        assertThat(renamed.sync().failures())
            .as("a single write anywhere would make the store an old one")
            .containsOnlyKeys(Desks.DESK, Desks.ENG, Desks.OPS)
            .allSatisfy((id, why) -> assertThat(why).contains("eng", "the names they had"));
        renamed.settle();
        assertThat(renamed.writes()).isEqualTo(writes);
        world.settle();
        assertThat(World.texts(world.only(world.eng))).as("with the old name").hasSize(1);
        assertThat(world.sync().failures()).isEmpty();
      }
    }
  }

  /** A store that is in use knows what it made. */
  @Test
  void aRouteIsRenamedFreelyWhileTheStoreIsThere() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      World renamed = before.withBridge(RENAMED);
      renamed.settle();
      assertThat(renamed.sync().failures()).isEmpty();
      assertThat(World.texts(renamed.only(renamed.eng))).hasSize(1);
    }
  }

  @Test
  void ticketsThatAnotherBridgeMadeStopNothing() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      before.desk.personSets(before.only(before.desk).ref().id(), "summary", Value.line("Other"));
      try (World world = before.withFreshStore()) {
        World renamed = world.withBridge(RENAMED);
        assertThat(renamed.sync().failures()).isEmpty();
        assertThat(renamed.eng.all()).hasSize(2);
      }
    }
  }

  /** The first of what is to be made need not be the first of what is there. */
  @Test
  void nothingIsMadeOnceMoreHoweverManyTicketsThereAre() {
    try (World before = new World(Desks.deskToEng())) {
      int many = 2100;
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        ids.add(before.desk.personCreates("HD", Map.of("summary", Value.line("Ticket " + i))));
      }
      for (int i = 0; i < 4; i++) {
        before.pass(Duration.ofMinutes(10));
        before.sync();
      }
      assertThat(before.eng.all()).hasSize(many);
      ids.reversed().forEach(id -> before.desk.personSets(id, "prio", Value.line("P3")));
      try (World world = before.withFreshStore()) {
        assertThat(world.withBridge(RENAMED).sync().failures()).isNotEmpty();
        assertThat(world.eng.all()).hasSize(many);
      }
    }
  }

  @Test
  void aTitleThatTheTrackerCutAndStrippedIsKnownAgain() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      String mirror = before.only(before.eng).ref().id();
      String cut = "The printer  in room 4711 - of the old building is on f\u2026";
      before.eng.personSets(mirror, "summary", Value.line(cut));
      try (World world = before.withFreshStore()) {
        assertThat(world.withBridge(RENAMED).sync().failures()).isNotEmpty();
        assertThat(world.eng.all()).hasSize(1);
      }
    }
  }

  private static Bridge fromOps(String route) {
    return Desks.of(Desks.route(route, Desks.OPS, Desks.ENG, Share.STANDARD, Answers.STANDARD));
  }

  /** N10: among many tickets some are called the same. */
  @Test
  void oneShortTitleOfAnotherBridgeStopsNothingAndTwoDo() {
    Bridge second = fromOps("second");
    try (World first = new World(Desks.deskToEng())) {
      first.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
      first.desk.personCreates("HD", Map.of("summary", Value.line("Screen")));
      first.settle();
      first.ops.personCreates("HD", Map.of("summary", Value.line("Printer")));
      try (World world = first.withFreshStore().withBridge(second)) {
        assertThat(world.sync().failures()).isEmpty();
        assertThat(world.eng.all()).hasSize(3);
      }
      first.ops.personCreates("HD", Map.of("summary", Value.line("Screen")));
      try (World world = first.withFreshStore().withBridge(fromOps("third"))) {
        assertThat(world.sync().failures()).isNotEmpty();
        assertThat(world.eng.all()).hasSize(3);
      }
    }
  }

  private static String asCopied(String text) {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line(TITLE)));
      world.desk.personComments(id, text, Visibility.PUBLIC);
      world.settle();
      return World.texts(world.only(world.eng)).getFirst();
    }
  }

  private static void commented(World world, String ticket, String text) {
    var target = new Command.Target(CommandKey.of("another", text), Desks.ENG, ticket);
    world
        .eng
        .sink()
        .apply(
            new Command.AddComment(target, RichText.plain(text), Visibility.PUBLIC),
            (at, id) -> InputStream.nullInputStream());
  }

  /** N10. */
  @Test
  void aCommentOfAnotherBridgeWithoutLettersStopsNothingAndALongOneDoes() {
    try (World before = new World(Desks.deskToEng())) {
      String id = before.desk.personCreates("HD", Map.of("summary", Value.line(TITLE)));
      before.sync();
      String mirror = before.only(before.eng).ref().id();
      commented(before, mirror, "\ud83d\udc4d");
      before.desk.personComments(id, "\ud83d\udc4e", Visibility.PUBLIC);
      try (World world = before.withFreshStore()) {
        assertThat(world.sync().failures()).isEmpty();
        assertThat(World.texts(world.only(world.eng))).hasSize(2);
      }
      String words = "I called the fire brigade, they are on their way";
      commented(before, mirror, asCopied(words));
      before.desk.personComments(id, words, Visibility.PUBLIC);
      try (World world = before.withFreshStore()) {
        assertThat(world.sync().failures()).isNotEmpty();
        assertThat(World.texts(world.only(world.eng))).hasSize(3);
      }
    }
  }

  @Test
  void whoSaysThatAnotherBridgeMadeItIsBelieved() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        World beside = world.withBridge(RENAMED);
        assertThat(beside.sync().failures().values())
            .allSatisfy(why -> assertThat(why).contains("--beside-another-bridge"));
        world.store.inTransaction(
            tables -> {
              LostNames.vouch(tables, RENAMED);
              return true;
            });
        assertThat(beside.sync().failures()).isEmpty();
        assertThat(beside.eng.all()).hasSize(2);
      }
    }
  }

  /** The daemon tries to write each second, and to find this out reads all tickets. */
  @Test
  void whatWasFoundIsFoundAgainAfterAMinute() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        World renamed = world.withBridge(RENAMED);
        SyncCycle daemon = renamed.cycle();
        assertThat(daemon.run(Progress.NONE).failures()).isNotEmpty();
        world.desk.personSets(world.only(world.desk).ref().id(), "summary", Value.line("Other"));
        assertThat(daemon.run(Progress.NONE).failures()).isNotEmpty();
        renamed.pass(Duration.ofMinutes(1));
        assertThat(daemon.run(Progress.NONE).failures()).isEmpty();
      }
    }
  }
}
