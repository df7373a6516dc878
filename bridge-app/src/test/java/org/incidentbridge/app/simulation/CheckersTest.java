package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.store.Outbox;
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
          new Order(),
          new Isolation());

  /** A ticket of a world at rest, and one of its mirrors. */
  private record Pair(TicketRef origin, TicketRef mirror) {}

  private static void atRest(BiConsumer<World, Pair> then) {
    try (World world = new World(1, Topology.of(1))) {
      while (world.deeds.born.isEmpty()) {
        world.people().act();
      }
      rest(world);
      TicketRef origin = world.deeds.born.iterator().next();
      TicketRef mirror =
          Books.of(world.store()).of(origin).orElseThrow().tickets().stream()
              .filter(t -> !t.isOrigin())
              .map(TicketState::ref)
              .findFirst()
              .orElseThrow();
      then.accept(world, new Pair(origin, mirror));
    }
  }

  private static void rest(World world) {
    for (int round = 0; round < 3; round++) {
      world.pass(Duration.ofMinutes(1));
      world.run(Puller.PULL);
    }
  }

  private static void fails(Check check, String invariant, BiConsumer<World, Pair> harm) {
    atRest(
        (world, pair) -> {
          harm.accept(world, pair);
          assertThatThrownBy(() -> check.check(world, Books.of(world.store())))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining(invariant);
        });
  }

  private static Side side(World world, TicketRef ref) {
    return world.side(ref.tracker().toString());
  }

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
                entry.planned(), Outbox.State.PENDING, fresh, entry.createdAt(), Optional.empty())),
        books.problems(),
        books.ledger());
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
    var at = new TicketRef(new org.incidentbridge.model.TrackerId("ops"), "1");
    deeds.remarks.put("1", new Deeds.Remark(at, "7", "say1x", false));
    assertThatThrownBy(
            () -> NoEcho.sent(deeds, "ops", post("/api/rest/issues/1/notes", "says say1x")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("N4");
    assertThatCode(() -> NoEcho.sent(deeds, "ops", post("/api/rest/issues/2/notes", "say1x")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> NoEcho.quiet(3, 4)).isInstanceOf(AssertionError.class);
  }

  private static SimRequest post(String path, String body) {
    return new SimRequest("POST", path, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
