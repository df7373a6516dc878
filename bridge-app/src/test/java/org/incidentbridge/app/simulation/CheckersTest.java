package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.app.simulation.Harm.atRest;
import static org.incidentbridge.app.simulation.Harm.fails;
import static org.incidentbridge.app.simulation.Harm.rest;
import static org.incidentbridge.app.simulation.Harm.side;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.incidentbridge.app.simulation.Harm.Pair;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Problems;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Each checker sees a world in which its invariant is broken, and is content with a sound one. */
class CheckersTest {

  private static final List<Check> ALL =
      List.of(
          new NoLeak(),
          new NoLoss(),
          new NoDuplicates(),
          new Convergence(),
          new NoSilentOverwrite(),
          new Ownership(),
          new OwnStatus(),
          new Order(),
          new Links(),
          new Isolation());

  /** A seed whose incidents begin in MantisBT, where files can be internal. */
  private static final long HELP_DESK = 15;

  @Test
  void allAreContentWithASoundWorld() {
    atRest(
        (world, pair) -> {
          Books books = Books.of(world.store());
          for (Check check : ALL) {
            assertThatCode(() -> check.check(world, books)).doesNotThrowAnyException();
          }
        });
  }

  @Test
  void aTitleThatDiffersIsSeen() {
    fails(
        new Convergence(),
        "N1",
        (world, pair) -> side(world, pair.mirror()).title(pair.mirror().id(), "title900x"));
  }

  @Test
  void aCommentThatDidNotArriveIsSeen() {
    fails(
        new NoLoss(),
        "N2",
        (world, pair) ->
            world.deeds.remarks.put(
                "lost", new Deeds.Remark(pair.origin(), "0", "say900x", false)));
  }

  /** Nobody misses the end of a text whose copy people deleted, be it that of its newer text. */
  @Test
  void aCopyThatPeopleDeletedStaysAwayToItsEnd() {
    atRest(
        (world, pair) -> {
          Side origin = side(world, pair.origin());
          String id = origin.say(pair.origin().id(), "say902x and say903x", false);
          world.deeds.tails.put("say900x", "say901x");
          world.deeds.tails.put("say902x", "say903x");
          Books books = Books.of(world.store());
          books.of(pair.origin()).orElseThrow().tickets().stream()
              .filter(t -> !t.isOrigin())
              .forEach(t -> world.deeds.spoil(t.ref(), "say900x"));
          var remark = new Deeds.Remark(pair.origin(), id, "say902x", false);
          world.deeds.remarks.put(pair.origin() + "#" + id, remark);

          assertThatThrownBy(() -> new NoLoss().check(world, books))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("say902x");
          world.deeds.changed("say900x", "say902x");
          assertThatCode(() -> new NoLoss().check(world, books)).doesNotThrowAnyException();
        });
  }

  @Test
  void aCommentThatStandsTwiceIsSeen() {
    fails(
        new NoDuplicates(),
        "N3",
        (world, pair) -> {
          side(world, pair.mirror()).say(pair.mirror().id(), "say900x", false);
          side(world, pair.mirror()).say(pair.mirror().id(), "say900x again", false);
        });
  }

  @Test
  void anOpenSecretIsSeen() {
    fails(
        new NoLeak(),
        "N5",
        (world, pair) -> side(world, pair.mirror()).say(pair.mirror().id(), "secret900x", false));
  }

  @Test
  void aCommentThatBecameInternalAndIsOpenElsewhereIsSeen() {
    fails(
        new NoLeak(),
        "N5",
        (world, pair) -> {
          side(world, pair.mirror()).say(pair.mirror().id(), "say900x", false);
          world.deeds.remarks.put("hidden", new Deeds.Remark(pair.origin(), "0", "say900x", true));
        });
  }

  @Test
  void aFileThatBecameInternalAndIsOpenElsewhereIsSeen() {
    atRest(
        HELP_DESK,
        (world, pair) -> {
          side(world, pair.origin()).attach(pair.origin().id(), "file900x.txt", "text", true);
          side(world, pair.mirror()).attach(pair.mirror().id(), "file900x.txt", "text", false);
          world.deeds.uploads.add(new Deeds.Upload(pair.origin(), "file900x", false));

          assertThatThrownBy(() -> new NoLeak().check(world, Books.of(world.store())))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("N5");
        });
  }

  /** A person is told of another comment, or of one that the bridge could have hidden itself. */
  @Test
  void aProblemExcusesItsOwnCommentOnlyAndOnlyWhereTextsStay() {
    atRest(
        (world, pair) -> {
          side(world, pair.mirror()).say(pair.mirror().id(), "say900x", false);
          var remark = new Deeds.Remark(pair.origin(), "7", "say900x", true);
          world.deeds.remarks.put("hidden", remark);
          Books books = told(Books.of(world.store()), pair.mirror(), "7", pair.origin());

          assertThat(books.leavesToPeople(pair.mirror(), remark)).isTrue();
          assertThat(
                  told(books, pair.mirror(), "17", pair.origin())
                      .leavesToPeople(pair.mirror(), remark))
              .isFalse();
          assertThatThrownBy(() -> new NoLeak().check(world, books))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("N5");
        });
  }

  private static Books told(Books books, TicketRef copy, String comment, TicketRef of) {
    String message =
        "ops cannot have the copy of comment %s of %s hidden. Do it by hand on OPS-1"
            .formatted(comment, of);
    var problem = new Problems.Problem(copy, "comment", message, Instant.EPOCH);
    return new Books(
        books.incidents(), books.held(), books.waiting(), List.of(problem), books.ledger());
  }

  @Test
  void commentsInAnotherOrderAreSeen() {
    fails(
        new Order(),
        "N6",
        (world, pair) -> {
          world.deeds.remarks.put("1", new Deeds.Remark(pair.origin(), "1", "say900x", false));
          world.deeds.remarks.put("2", new Deeds.Remark(pair.origin(), "2", "say901x", false));
          side(world, pair.mirror()).say(pair.mirror().id(), "say901x", false);
          side(world, pair.mirror()).say(pair.mirror().id(), "say900x", false);
        });
  }

  @Test
  void aStatusThatNobodyGaveIsSeen() {
    fails(
        new OwnStatus(),
        "N4",
        (world, pair) -> {
          Random dice = new Random(1);
          while (side(world, pair.mirror())
              .status(pair.mirror().id(), dice)
              .filter("new"::equals)
              .isPresent()) {
            world.pass(Duration.ofSeconds(1));
          }
        });
  }

  @Test
  void aChangeThatReachedNobodyIsSeen() {
    fails(
        new NoSilentOverwrite(),
        "N7",
        (world, pair) ->
            world.deeds.edits.add(new Deeds.Edit(pair.origin(), "title", "title900x")));
  }

  @Test
  void aCommandThatWasNeverTriedIsSeen() {
    atRest(
        (world, pair) -> {
          world.unplug(side(world, pair.mirror()));
          side(world, pair.origin()).say(pair.origin().id(), "say900x", false);
          rest(world);
          Books tried = Books.of(world.store());
          assertThatCode(() -> new Isolation().check(world, tried)).doesNotThrowAnyException();
          assertThatThrownBy(() -> new Isolation().check(world, untried(tried)))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("N10");
        });
  }

  /** As if the bridge had left lying what it has to do. */
  private static Books untried(Books books) {
    Outbox.Entry entry = books.waiting().getFirst();
    var fresh = new Outbox.Retry(0, entry.retry().nextAt(), "");
    return new Books(
        books.incidents(),
        books.held(),
        List.of(
            new Outbox.Entry(
                entry.planned(),
                Outbox.State.PENDING,
                fresh,
                entry.createdAt(),
                Optional.empty(),
                false)),
        books.problems(),
        books.ledger());
  }

  /** N10: the vocabulary has no word for Low, of which a person is told; the rest has to agree. */
  @Test
  void aBrokenMappingExcusesItsOwnFieldOnlyAndOnlyIfItIsTold() {
    atRest(
        (world, pair) -> {
          Side origin = side(world, pair.origin());
          Random dice = new Random(1);
          while (!origin.priority(pair.origin().id(), dice).equals("Low")) {
            world.pass(Duration.ofSeconds(1));
          }
          rest(world);
          Books told = Books.of(world.store());
          var untold =
              new Books(told.incidents(), told.held(), told.waiting(), List.of(), told.ledger());
          Check check = new Convergence();
          assertThatCode(() -> check.check(world, told)).doesNotThrowAnyException();
          assertThatThrownBy(() -> check.check(world, untold))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("priority");

          side(world, pair.mirror()).title(pair.mirror().id(), "title900x");
          assertThatThrownBy(() -> check.check(world, told))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("title");
        });
  }

  @Test
  void aLinkThatReachedNobodyStandsTwiceOrCameBackIsSeen() {
    fails(new Links(), "N2", (world, pair) -> bond(world, pair, true));
    fails(
        new Links(),
        "N7",
        (world, pair) -> {
          String other = bond(world, pair, false);
          side(world, pair.origin()).link(pair.origin().id(), other, new Random(1));
        });
    fails(
        new Links(),
        "N3",
        (world, pair) -> {
          Side side = side(world, pair.origin());
          String other = side.create("Another one", "text");
          side.link(pair.origin().id(), other, new Random(1));
          side.link(other, pair.origin().id(), new Random(1));
        });
  }

  /** As if a person had linked the origin to another ticket, or taken such a link away. */
  private static String bond(World world, Pair pair, boolean made) {
    String other = side(world, pair.origin()).create("Another one", "text");
    var there = new TicketRef(pair.origin().tracker(), other);
    world.deeds.bonds.add(new Deeds.Bond(pair.origin(), there, made));
    return other;
  }

  @Test
  void aCallThatComesTooEarlyIsSeen() {
    var now = Instant.parse("2026-03-02T09:00:00Z");
    var budget = new Budget("ops");
    budget.answered(now, SimResponse.empty(429, "").with("Retry-After", "30"));
    var call = post("/api/rest/issues/1/notes", "");
    assertThatThrownBy(() -> budget.called(now.plusSeconds(29), call))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("N11");
    assertThatCode(() -> budget.called(now.plusSeconds(30), call)).doesNotThrowAnyException();
  }

  @Test
  void aCommentThatComesBackAndARunThatWritesOnAreSeen() {
    var deeds = new Deeds();
    var at = new TicketRef(new TrackerId("ops"), "1");
    deeds.remarks.put("1", new Deeds.Remark(at, "7", "say1x", false));
    assertThatThrownBy(
            () -> NoEcho.sent(deeds, "ops", post("/api/rest/issues/1/notes", "says say1x")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("N4");
    assertThatCode(() -> NoEcho.sent(deeds, "ops", post("/api/rest/issues/2/notes", "say1x")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> NoEcho.quiet(3, 4)).isInstanceOf(AssertionError.class);
  }

  /** What its tracker refuses is tried so often, also when all else is quiet. */
  @Test
  void aWriteToThePoisonTicketThatWasNotDueBeforeIsSeen() {
    Command known = removal("1");
    Command echo = removal("2");
    var before = new Spoils.Refused(3, Set.of(known), true);
    assertThat(new Spoils.Refused(4, Set.of(known), false).since(before)).isEqualTo(1);
    assertThat(new Spoils.Refused(4, Set.of(known, echo), true).since(before)).isZero();
    var held = new Spoils.Refused(3, Set.of(known), false);
    assertThat(new Spoils.Refused(4, Set.of(known), false).since(held)).isZero();
  }

  private static Command removal(String comment) {
    var target = new Command.Target(CommandKey.of(comment), new TrackerId("ops"), "1");
    return new Command.RemoveComment(target, comment);
  }

  private static SimRequest post(String path, String body) {
    return new SimRequest("POST", path, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
