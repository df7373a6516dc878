package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** Public copies that a tracker can only take away once their originals become internal. */
class WithdrawnCopiesTest {

  private static Bridge alsoInternal() {
    var share =
        new Share(
            Share.Comments.ALL_PUBLIC,
            Share.Comments.ALL_PUBLIC,
            Share.Internal.AS_INTERNAL,
            true,
            false);
    return Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, share, Answers.STANDARD));
  }

  /** A tracker that can hide nothing; what it answers to a withdrawal may be lost. */
  private record Open(Tracker inner, boolean lossy) implements Dressed {

    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          if (command instanceof Command.AddComment add
              && add.visibility() == Visibility.INTERNAL) {
            return new Outcome.Refused("nothing can be hidden there", Map.of());
          }
          return command instanceof Command.EditComment edit
                  && edit.visibility() == Visibility.INTERNAL
              ? withdrawn(edit, contents)
              : super.apply(command, contents);
        }

        private Outcome withdrawn(Command.EditComment edit, ContentSource contents) {
          super.apply(new Command.RemoveComment(edit.target(), edit.commentId()), contents);
          return lossy
              ? new Outcome.Unknown("no answer")
              : new Outcome.Refused("was removed", Map.of(), Optional.of(now(edit)));
        }

        private TicketSnapshot now(Command.EditComment edit) {
          return ((Sighting.Seen) inner.source().fetch(edit.target().ticketId())).ticket();
        }
      };
    }
  }

  private record Case(String ticket, String comment) {}

  /** A copied comment becomes internal where nothing can be hidden. */
  private static Case withdrawn(World world, boolean lossy) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
    String comment = world.desk.personComments(id, "hello", Visibility.PUBLIC);
    world.settle();
    assertThat(World.texts(world.only(world.eng))).hasSize(1);
    world.dress(t -> t.id().equals(Desks.ENG) ? new Open(t, lossy) : t);
    world.desk.personHidesComment(id, comment);
    world.settle();
    assertThat(World.texts(world.only(world.eng))).isEmpty();
    return new Case(id, comment);
  }

  private static void assertCopied(World world, String text) {
    assertThat(world.only(world.eng).talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.visibility()).isEqualTo(Visibility.PUBLIC))
        .extracting(c -> c.body().plainText())
        .asString()
        .contains(text);
    assertThat(world.held()).isEmpty();
  }

  /** N2. */
  @Test
  void isMadeAgainWhenItsOriginalIsOpened() {
    try (World world = new World(alsoInternal())) {
      Case it = withdrawn(world, false);
      assertThat(world.held())
          .singleElement()
          .satisfies(e -> assertThat(e.retry().message()).contains("nothing can be hidden"));
      world.desk.personOpensComment(it.ticket(), it.comment());
      world.settle();
      assertCopied(world, "hello");
      world.desk.personEditsComment(it.ticket(), it.comment(), "hello again");
      world.settle();
      assertCopied(world, "hello again");
    }
  }

  /** N2: what it was refused with was never heard of. */
  @Test
  void isMadeAgainAlsoIfTheAnswerToItsWithdrawalWasLost() {
    try (World world = new World(alsoInternal())) {
      Case it = withdrawn(world, true);
      world.desk.personOpensComment(it.ticket(), it.comment());
      world.settle();
      assertCopied(world, "hello");
    }
  }

  /** N3. */
  @Test
  void isMadeOnceAlsoIfTheAnswerToThatIsLost() {
    try (World world = new World(alsoInternal())) {
      Case it = withdrawn(world, false);
      world.trouble(world.eng, Accident.LOST_AFTER);
      world.desk.personOpensComment(it.ticket(), it.comment());
      world.sync();
      assertThat(world.outbox().sent()).isEqualTo(1);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertCopied(world, "hello");
    }
  }

  /** N3: the copy is known by its marker. */
  @Test
  void isMadeOnceAlsoIfTheStoreIsLostAfterwards() {
    try (World world = new World(alsoInternal())) {
      Case it = withdrawn(world, false);
      world.desk.personOpensComment(it.ticket(), it.comment());
      world.settle();
      try (World fresh = world.withFreshStore()) {
        fresh.settle();
        assertCopied(fresh, "hello");
      }
    }
  }

  /** Only then: what people delete stays so. */
  @Test
  void staysAwayIfPeopleDeletedItWhileItWasPublic() {
    try (World world = new World(alsoInternal())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      String comment = world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.settle();
      TicketSnapshot mirror = world.only(world.eng);
      Comment copy = mirror.talk().comments().getFirst();
      world.eng.personDeletesComment(mirror.ref().id(), copy.id());
      world.settle();
      world.desk.personHidesComment(id, comment);
      world.settle();
      world.desk.personOpensComment(id, comment);
      world.settle();
      assertThat(World.texts(world.only(world.eng))).isEmpty();
    }
  }

  /** N2: the bridge had asked for that. */
  @Test
  void isMadeAgainIfPeopleRemovedItWhileItsOriginalWasInternal() {
    try (World world = new World(Desks.deskToEng())) {
      world.eng.without(Capability.REMOVE_COMMENTS).without(Capability.HIDE_COMMENTS);
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      String comment = world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.settle();
      world.desk.personHidesComment(id, comment);
      world.settle();
      assertThat(world.problems()).hasSize(1);
      TicketSnapshot mirror = world.only(world.eng);
      world.eng.personDeletesComment(mirror.ref().id(), mirror.talk().comments().getFirst().id());
      world.settle();
      assertThat(world.problems()).isEmpty();
      assertThat(World.texts(world.only(world.eng))).isEmpty();
      world.desk.personOpensComment(id, comment);
      world.settle();
      assertCopied(world, "hello");
    }
  }
}
