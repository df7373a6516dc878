package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** N2: copies of files are whole, and one for each original. */
final class FilesTest {

  /** A tracker may serve a page that asks people to log in, as a success. */
  @Test
  void aFileThatComesWithAnotherSizeIsNotCopiedUntilItComesWhole() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      for (String served : new String[] {"<html>Log in</html>", "ab", ""}) {
        world.desk.serves(served);
        for (int i = 0; i < 12; i++) {
          world.pass(Duration.ofMinutes(10));
          world.sync();
        }
        assertThat(world.only(world.eng).talk().attachments()).isEmpty();
        assertThat(world.held()).isEmpty();
      }

      world.desk.serves("abc");
      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
    }
  }

  /** N10: what has another size for good is told to a person. */
  @Test
  void aFileThatComesWithAnotherSizeForADayIsHeld() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      world.desk.serves("abcd");
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      world.sync();
      world.pass(Duration.ofHours(25));

      world.settle();

      assertThat(world.held())
          .singleElement()
          .satisfies(e -> assertThat(e.retry().message()).contains("should have 3 bytes"));
    }
  }

  @Test
  void aFileThatNeverArrivedIsSentAgainBesideTheCopyOfAnotherOneOfItsName() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.desk.personAttaches(id, "screenshot.png", Visibility.PUBLIC);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
      world.desk.personAttaches(id, "screenshot.png", Visibility.PUBLIC);
      world.readOnly(world.desk);
      world.trouble(world.eng, Accident.LOST_BEFORE);
      world.pushOnly(world.eng);
      world.trouble(world.eng, Accident.NONE);

      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).hasSize(2);
      assertThat(world.only(world.desk).talk().attachments()).hasSize(2);
    }
  }

  /** N2: people attach files of one name and size on both sides before either was read. */
  @Test
  void twoFilesOfPeopleThatDifferInTheirContentAloneAreCopiedBothWays() {
    try (World world = attachedOnBothSides("abc", "xyz")) {
      assertThat(world.only(world.desk).talk().attachments()).hasSize(2);
      assertThat(world.only(world.eng).talk().attachments()).hasSize(2);
    }
  }

  /** N3. */
  @Test
  void oneFileThatPeopleAttachedOnBothSidesIsNotCopied() {
    try (World world = attachedOnBothSides("abc", "abc")) {
      assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
    }
  }

  private static World attachedOnBothSides(String here, String there) {
    World world = new World(Desks.deskToEng());
    String id = file(world);
    world.settle();
    world.desk.serves(here);
    world.eng.serves(there);
    world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
    world.eng.personAttaches(world.only(world.eng).ref().id(), "log.txt", Visibility.PUBLIC);
    world.settle();
    long writes = world.writes();
    world.settle();
    assertThat(world.writes()).isEqualTo(writes);
    return world;
  }

  /** N5: Jira shows all files of a software project to all who see the ticket. */
  @Test
  void aFileThatWasInternalStaysSoInAnotherProjectUntilAPublicCommentShowsIt() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      String secret = world.desk.personAttaches(id, "salaries.txt", Visibility.INTERNAL);
      world.settle();

      world.desk.personMoves(id, "OTHER");
      world.desk.opensAttachment(id, secret);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).isEmpty();

      world.desk.personComments(id, "see [salaries.txt]", Visibility.PUBLIC);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).isEmpty();

      world.desk.personComments(id, showing("salaries.txt"), Visibility.PUBLIC);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
    }
  }

  /** N5: what the comment showed is gone, and the other file only bears its name. */
  @Test
  void anInternalFileIsNotOpenedByACommentThatShowedOneThatIsGone() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      String secret = world.desk.personAttaches(id, "salaries.txt", Visibility.INTERNAL);
      world.settle();
      String shown = world.desk.personAttaches(id, "salaries.txt", Visibility.INTERNAL);
      world.desk.personComments(id, showing("salaries.txt"), Visibility.PUBLIC);
      world.settle();

      world.desk.personDeletesFile(id, shown);
      world.desk.personMoves(id, "OTHER");
      world.desk.opensAttachment(id, secret);
      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).isEmpty();
    }
  }

  /** N5: names are not unique. */
  @Test
  void ofTwoSuchFilesOfOneNameNoneIsOpenedByTheName() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      String one = world.desk.personAttaches(id, "salaries.txt", Visibility.INTERNAL);
      String other = world.desk.personAttaches(id, "salaries.txt", Visibility.INTERNAL);
      world.settle();
      world.desk.personMoves(id, "OTHER");
      world.desk.opensAttachment(id, one);
      world.desk.opensAttachment(id, other);
      world.desk.personComments(id, showing("salaries.txt"), Visibility.PUBLIC);

      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).isEmpty();
    }
  }

  @Test
  void aFileThatIsMadePublicWhereItIsIsCopied() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      String file = world.desk.personAttaches(id, "log.txt", Visibility.INTERNAL);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).isEmpty();

      world.desk.opensAttachment(id, file);
      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
    }
  }

  /** N2: an administrator may have switched attachments off for a while. */
  @Test
  void aFileThatWasOutOfSightForAWhileIsCopiedOnceItIsThereAgain() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.settle();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      world.sync();
      world.dress(t -> t.id().equals(Desks.DESK) ? new Fileless(t) : t);
      world.pass(Duration.ofMinutes(5));
      world.desk.personSets(id, "summary", Value.line("B"));
      world.sync();
      world.dress(t -> t);
      world.pass(Duration.ofMinutes(5));
      world.desk.personSets(id, "summary", Value.line("C"));
      world.trouble(world.eng, Accident.NONE);
      world.settle();

      assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
      assertThat(world.told()).anyMatch(l -> l.contains("is there again"));
    }
  }

  /** Shows no files. */
  private record Fileless(Tracker inner) implements Dressed {
    @Override
    public TrackerSource source() {
      return new DressedSource(inner.source()) {
        @Override
        public Page pull(PullRequest request) {
          Page page = super.pull(request);
          return new Page(
              page.sightings().stream().map(Fileless::without).toList(), page.next(), page.more());
        }
      };
    }

    private static Sighting without(Sighting sighting) {
      if (!(sighting instanceof Sighting.Seen(TicketSnapshot ticket))) {
        return sighting;
      }
      var talk =
          new TicketSnapshot.Talk(ticket.talk().comments(), List.of(), ticket.talk().links());
      return new Sighting.Seen(
          new TicketSnapshot(ticket.ref(), ticket.head(), ticket.fields(), talk, ticket.marker()));
    }
  }

  /** N3: what a person gave up because nobody knew whether it arrived may be there. */
  @Test
  void aFileThatWasGivenUpAndArrivedAfterAllIsNotCopiedBack() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.settle();
      AtomicBoolean silent = new AtomicBoolean(true);
      world.dress(t -> t.id().equals(Desks.ENG) ? new Silent(t, silent) : t);
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      world.settle();
      var rulings = new Rulings(world.store, world.clock);
      assertThat(world.held()).hasSize(1);
      assertThat(rulings.drop(world.held().getFirst().key())).isEqualTo(Rulings.GivingUp.DONE);

      silent.set(false);
      world.settle();

      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
      assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
    }
  }

  /** Takes files and never says so. */
  private record Silent(Tracker inner, AtomicBoolean silent) implements Dressed {

    private static final Outcome ODD = new Outcome.Unknown("an answer that makes no sense");

    private boolean keeps(Command command) {
      return silent.get() && command instanceof Command.AddAttachment;
    }

    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          Outcome outcome = super.apply(command, contents);
          return keeps(command) ? ODD : outcome;
        }

        @Override
        public Outcome settle(Command command, Instant since) {
          return keeps(command) ? ODD : super.settle(command, since);
        }
      };
    }

    @Override
    public TrackerSource source() {
      return new DressedSource(inner.source()) {
        @Override
        public Page pull(PullRequest request) {
          if (silent.get()) {
            throw new TrackerException(TrackerException.Kind.PROTOCOL, "makes no sense");
          }
          return super.pull(request);
        }
      };
    }
  }

  private static RichText showing(String name) {
    return RichText.of(new Block.Paragraph(new Inline.AttachmentRef(name, false)));
  }

  private static String file(World world) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line("T"), "prio", Value.line("P2")));
  }
}
