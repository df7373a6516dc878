package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** Commands that wait while people go on working: what is sent is what is wanted when it is. */
class OvertakenTest {

  private static final Outbox.Counts EMPTY = new Outbox.Counts(0, 0, 0);

  private static String file(World world, String title) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line(title), "prio", Value.line("P2")));
  }

  /** A mirrored ticket whose change to P1 waits for eng. */
  private static String waiting(World world) {
    String id = file(world, "T");
    world.sync();
    world.trouble(world.eng, Accident.RATE_LIMITED);
    world.pass(Duration.ofMinutes(1));
    world.desk.personSets(id, "prio", Value.line("P1"));
    world.sync();
    assertThat(world.outbox().pending()).isEqualTo(1);
    return id;
  }

  private static void becomesPrompt(World world) {
    world.trouble(world.eng, Accident.NONE);
    world.pass(Duration.ofMinutes(10));
  }

  /** N5: what a round of writes has in hand is sent as it stands in the store by then. */
  @Test
  void aCommentThatBecomesInternalWhileARoundOfWritesIsUnderWayIsNotSentAsPublic() {
    Share share =
        new Share(
            Share.Comments.ALL_PUBLIC,
            Share.Comments.ALL_PUBLIC,
            Share.Internal.AS_INTERNAL,
            true,
            false);
    try (World world =
        new World(Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, share, Answers.STANDARD)))) {
      String one = file(world, "one");
      String two = file(world, "two");
      world.settle();
      Map<String, String> comments =
          Map.of(
              one, world.desk.personComments(one, "word of one", Visibility.PUBLIC),
              two, world.desk.personComments(two, "word of two", Visibility.PUBLIC));
      List<Command.AddComment> sent = new ArrayList<>();
      Consumer<Command> meanwhile =
          command -> {
            if (command instanceof Command.AddComment comment) {
              sent.add(comment);
              String other = comment.body().plainText().contains("word of one") ? two : one;
              if (sent.size() == 1) {
                world.desk.personHidesComment(other, comments.getOrDefault(other, ""));
                world.readOnly(world.desk);
              }
            }
          };
      world.dress(t -> t.id().equals(Desks.ENG) ? new BusyTracker(t, meanwhile) : t);
      world.settle();
      assertThat(sent)
          .extracting(Command.AddComment::visibility)
          .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL);
    }
  }

  @Test
  void aValueThatChangedBeforeItWasSentIsSentOnceAndAsItIsNow() {
    try (World world = new World(Desks.deskToEng())) {
      String id = waiting(world);
      world.desk.personSets(id, "prio", Value.line("P3"));
      world.readOnly(world.desk);
      long writes = world.eng.writes();
      becomesPrompt(world);
      world.pushOnly(world.eng);
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P3");
      assertThat(world.eng.writes()).isEqualTo(writes + 1);
    }
  }

  @Test
  void aValueThatWasPutBackBeforeItWasSentIsNotSent() {
    try (World world = new World(Desks.deskToEng())) {
      String id = waiting(world);
      world.desk.personSets(id, "prio", Value.line("P2"));
      world.readOnly(world.desk);
      long writes = world.eng.writes();
      becomesPrompt(world);
      world.pushOnly(world.eng);
      assertThat(world.eng.writes()).isEqualTo(writes);
      assertThat(world.outbox()).isEqualTo(EMPTY);
    }
  }

  @Test
  void aFailureIsOverWhenNothingWaitsAnyMoreThatCouldFail() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "prio", Value.line("P1"));
      world.readOnly(world.desk);
      world.pushOnly(world.eng);
      assertThat(failing(world)).contains("writing failed");
      world.desk.personSets(id, "prio", Value.line("P2"));
      world.readOnly(world.desk);
      becomesPrompt(world);
      world.pushOnly(world.eng);
      assertThat(failing(world)).isEmpty();
    }
  }

  private static String failing(World world) {
    return world.store.inTransaction(t -> t.health().of(Desks.ENG)).why();
  }

  @Test
  void aCommentThatWasDeletedBeforeItsCopyWasSentIsNotCopied() {
    try (World world = new World(Desks.deskToEng())) {
      String id = waiting(world);
      String comment = world.desk.personComments(id, "wrong ticket", Visibility.PUBLIC);
      world.readOnly(world.desk);
      assertThat(world.outbox().pending()).isEqualTo(2);
      world.desk.personDeletesComment(id, comment);
      world.readOnly(world.desk);
      long writes = world.eng.writes();
      becomesPrompt(world);
      world.pushOnly(world.eng);
      assertThat(texts(world.only(world.eng))).isEmpty();
      assertThat(world.eng.writes()).as("the priority alone").isEqualTo(writes + 1);
      assertThat(world.outbox()).isEqualTo(EMPTY);
    }
  }

  /** The round has already taken its commands from the outbox when the newer decision falls. */
  @Test
  void aCommandThatIsOvertakenWhileItsRoundRunsIsNotSent() {
    var meanwhile = new AtomicReference<Runnable>(() -> {});
    try (World world =
        new World(
            Desks.deskToEng(),
            1,
            () -> {
              meanwhile.getAndSet(() -> {}).run();
              return Accident.NONE;
            })) {
      String first = file(world, "first");
      String second = file(world, "second");
      world.sync();
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(first, "prio", Value.line("P1"));
      world.desk.personSets(second, "prio", Value.line("P1"));
      world.readOnly(world.desk);
      assertThat(world.outbox().pending()).isEqualTo(2);
      meanwhile.set(
          () -> {
            world.desk.personSets(second, "prio", Value.line("P2"));
            world.readOnly(world.desk);
          });
      long writes = world.eng.writes();
      world.pushOnly(world.eng);
      assertThat(world.eng.all()).extracting(t -> show(t, "prio")).containsExactly("P1", "P2");
      assertThat(world.eng.writes()).as("writes of the first ticket only").isEqualTo(writes + 1);
      assertThat(world.outbox()).isEqualTo(EMPTY);
    }
  }

  @Test
  void aRemarkThatCannotBeMadeIsNotedAndHoldsUpNothing() {
    var share =
        new Share(
            Share.Comments.ALL_PUBLIC, Share.Comments.ALL_PUBLIC, Share.Internal.NEVER, true, true);
    var bridge = Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, share, Answers.STANDARD));
    try (World world = new World(bridge)) {
      String first = file(world, "first");
      String second = file(world, "second");
      world.sync();
      String mirror = mirrorOf(world.eng, "first");
      world.trouble(world.eng, Accident.RATE_LIMITED);
      world.pass(Duration.ofMinutes(1));
      world.eng.personSets(mirror, "summary", Value.line("mine"));
      world.desk.personSets(second, "prio", Value.line("P1"));
      world.sync();
      world.eng.personHides(mirror, true);
      becomesPrompt(world);
      world.pushOnly(world.eng);
      assertThat(world.held()).isEmpty();
      assertThat(show(find(world.eng, "second"), "prio")).isEqualTo("P1");
      world.eng.personHides(mirror, false);
      world.sweep();
      world.desk.personSets(first, "prio", Value.line("P3"));
      world.settle();
      assertThat(show(find(world.eng, "first"), "prio")).isEqualTo("P3");
      assertThat(world.outbox()).isEqualTo(EMPTY);
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .as("told in the ticket or in the ledger")
          .anyMatch(l -> l.kind() == Ledger.Kind.LOSS && l.text().summary().contains("told"));
    }
  }

  private static String mirrorOf(FakeTracker tracker, String title) {
    return find(tracker, title).ref().id();
  }

  private static org.incidentbridge.spi.TicketSnapshot find(FakeTracker tracker, String title) {
    return tracker.all().stream()
        .filter(t -> show(t, "summary").equals(title))
        .findFirst()
        .orElseThrow();
  }
}
