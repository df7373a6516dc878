package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When tickets are let go, and what becomes of them concerns the others no more. */
class LetGoTest {

  private static Bridge detaching(Answers.OnDeletion deletion, Answers.OnMerge merge) {
    Answers usual = Answers.STANDARD;
    var answers =
        new Answers(
            deletion,
            merge,
            usual.hiding(),
            Answers.OnMove.DETACH,
            usual.reopening(),
            usual.commentDeletion());
    return Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, answers));
  }

  private static String mirrored(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
    world.settle();
    return id;
  }

  private static void readAnew(World world) {
    world.pass(Duration.ofDays(1));
    world.sweep();
    world.settle();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTicketThatWasLetGoClosesNothingWhenItIsDeletedOrMerged(boolean merged) {
    Bridge closing = detaching(Answers.OnDeletion.CLOSE, Answers.OnMerge.CLOSE);
    try (World world = new World(closing)) {
      String id = mirrored(world);
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      readAnew(world);
      if (merged) {
        world.desk.personMerges(id, "4711");
      } else {
        world.desk.personDeletes(id);
      }
      readAnew(world);
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Open");
      assertThat(texts(world.only(world.eng)))
          .singleElement()
          .asString()
          .contains("no longer kept in step");
      assertThat(world.told()).anyMatch(l -> l.contains(merged ? "was merged" : "was deleted"));
    }
  }

  /** N3: it is not gone for its incident, which let it go alive. */
  @Test
  void aMirrorThatWasLetGoIsNotMadeAgainWhenItIsDeleted() {
    Bridge recreating = detaching(Answers.OnDeletion.RECREATE, Answers.OnMerge.REMARK);
    try (World world = new World(recreating)) {
      mirrored(world);
      String mirror = world.only(world.eng).ref().id();
      world.eng.personMoves(mirror, FakeTracker.OUTSIDE);
      readAnew(world);
      world.eng.personDeletes(mirror);
      readAnew(world);
      assertThat(world.eng.all()).isEmpty();
    }
  }

  /** N5: nobody moved it, but its project is none of those to be read any more. */
  @Test
  void aTicketWhoseProjectIsNoLongerCoveredIsLetGoUntilItIsAgain() {
    try (World world = new World(detaching(Answers.OnDeletion.REMARK, Answers.OnMerge.REMARK))) {
      String id = mirrored(world);
      world.dress(t -> t.id().equals(Desks.DESK) ? new Narrowed(t) : t);
      world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.desk.personSets(id, "summary", Value.line("For the board alone"));
      readAnew(world);
      assertThat(texts(world.only(world.eng)))
          .singleElement()
          .asString()
          .contains("no longer covered")
          .contains("no longer kept in step");
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");

      world.dress(t -> t);
      world.desk.personSets(id, "summary", Value.line("Printer is out"));
      readAnew(world);
      assertThat(texts(world.only(world.eng))).anyMatch(t -> t.contains("hello"));
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer is out");
    }
  }

  /** A route may lead into a project that the tracker's settings do not name. */
  @Test
  void aMirrorThatWasMadeOutsideTheCoveredProjectsStaysInStep() {
    try (World world = new World(detaching(Answers.OnDeletion.REMARK, Answers.OnMerge.REMARK))) {
      world.dress(t -> t.id().equals(Desks.ENG) ? new Narrowed(t) : t);
      String id = mirrored(world);
      readAnew(world);
      world.desk.personSets(id, "summary", Value.line("Printer is out"));
      readAnew(world);
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer is out");
      assertThat(texts(world.only(world.eng))).isEmpty();
    }
  }

  /** Shows all tickets as in projects that are not to be read. */
  private record Narrowed(Tracker inner) implements Dressed {
    @Override
    public TrackerSource source() {
      return new DressedSource(inner.source()) {
        @Override
        public Page pull(PullRequest request) {
          return outside(super.pull(request));
        }

        @Override
        public Page sweep(PullRequest request) {
          return outside(super.sweep(request));
        }
      };
    }

    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          return outside(super.apply(command, contents));
        }
      };
    }

    private static Outcome outside(Outcome outcome) {
      if (!(outcome instanceof Outcome.Applied(Outcome.Receipt receipt))) {
        return outcome;
      }
      return new Outcome.Applied(
          new Outcome.Receipt(
              receipt.createdId(),
              receipt.ticket().map(Narrowed::outside),
              receipt.losses(),
              receipt.beside()));
    }

    private static Page outside(Page page) {
      return new Page(
          page.sightings().stream().map(Narrowed::outside).toList(), page.next(), page.more());
    }

    private static Sighting outside(Sighting sighting) {
      return sighting instanceof Sighting.Seen seen
          ? new Sighting.Seen(outside(seen.ticket()))
          : sighting;
    }

    private static TicketSnapshot outside(TicketSnapshot ticket) {
      var head = ticket.head();
      var there =
          new TicketSnapshot.Head(
              head.key(),
              head.url(),
              head.project(),
              head.type(),
              true,
              head.restricted(),
              head.stamp());
      return new TicketSnapshot(
          ticket.ref(), there, ticket.fields(), ticket.talk(), ticket.marker());
    }
  }
}
