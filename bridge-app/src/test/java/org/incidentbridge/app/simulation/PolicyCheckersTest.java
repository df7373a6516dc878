package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.incidentbridge.app.simulation.Harm.Pair;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.PastEvent;
import org.junit.jupiter.api.Test;

/** The same as {@link CheckersTest} for the checkers of worlds with a policy. */
class PolicyCheckersTest {

  /** One with a policy, in which an incident is left unanswered. */
  private static final long PROMISING = 15;

  private static void inPolicyWorld(BiConsumer<World, Pair> then) {
    Harm.atRest(
        PROMISING,
        (world, pair) -> {
          for (int round = 0; round < 4; round++) {
            Harm.rest(world);
          }
          assertThat(one(world, pair).record().fired()).isNotEmpty();
          assertThat(world.outside.offers()).isNotEmpty();
          then.accept(world, pair);
        });
  }

  private static Casebook.Case one(World world, Pair pair) {
    Instant now = world.bridgeClock().instant();
    return world.store().inTransaction(t -> new Casebook(world.rules()).all(t, now)).stream()
        .filter(c -> c.incident().origin().ref().equals(pair.origin()))
        .findFirst()
        .orElseThrow();
  }

  private static void fails(Check check, String invariant, BiConsumer<World, Pair> harm) {
    inPolicyWorld(
        (world, pair) -> {
          assertThatCode(() -> check.check(world, Books.of(world.store())))
              .doesNotThrowAnyException();
          harm.accept(world, pair);
          assertThatThrownBy(() -> check.check(world, Books.of(world.store())))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining(invariant);
        });
  }

  @Test
  void aChangeThatOnlyTheBridgeRemembersIsSeen() {
    fails(
        new ByTheTimeline(),
        "N8",
        (world, pair) -> {
          Instant then = world.clock.instant().minusSeconds(600);
          boolean mantis = world.topology().type(pair.mirror().tracker()).equals("mantis");
          Value status = Value.line(mantis ? "resolved" : "Done");
          var set = new PastEvent.FieldSet("status", Value.absent(), status);
          var event =
              new PastEvent(
                  "seen:x:status",
                  new Event.When(then, then),
                  new PastEvent.Author(Party.NOBODY, false),
                  set);
          world.store().inTransaction(t -> remember(t, pair, event));
        });
  }

  private static boolean remember(Store.Tables tables, Pair pair, PastEvent event) {
    tables.histories().add(pair.mirror(), List.of(event));
    return true;
  }

  @Test
  void aStepOfWhichNobodyWasToldIsSeen() {
    fails(
        new Announced(),
        "N9",
        (world, pair) -> {
          Casebook.Case one = one(world, pair);
          List<CaseRecord.Fired> fired = one.record().fired();
          var less = CaseRecord.of(fired.subList(1, fired.size()), one.record().closed());
          world.store().inTransaction(t -> save(t, one, less));
        });
  }

  private static boolean save(Store.Tables tables, Casebook.Case one, CaseRecord record) {
    tables.cases().save(one.incident().id(), record, Optional.empty());
    return true;
  }

  @Test
  void aNoticeThatDidNotArriveOrThatComesAgainIsSeen() {
    fails(new Notified(), "N9", (world, pair) -> world.outside.offers().clear());
    fails(
        new Notified(),
        "N3",
        (world, pair) -> world.outside.offers().add(world.outside.offers().getFirst()));
  }

  @Test
  void whatAStepSaidAndIsGoneOrOpenOrSaidTwiceIsSeen() {
    fails(
        new Spoken(),
        "N9",
        (world, pair) ->
            said(world, pair, "aloud", (side, id) -> side.unsay(pair.origin().id(), id)));
    fails(
        new Spoken(),
        "N5",
        (world, pair) ->
            said(world, pair, "noted", (side, id) -> side.hide(pair.origin().id(), id, false)));
    fails(
        new Spoken(),
        "N3",
        (world, pair) -> {
          Casebook.Case one = one(world, pair);
          var none = CaseRecord.of(List.of(), one.record().closed());
          world.store().inTransaction(t -> save(t, one, none));
        });
  }

  private static void said(World world, Pair pair, String step, BiConsumer<Side, String> harm) {
    Side side = Harm.side(world, pair.origin());
    String id =
        side.ticket(pair.origin().id()).orElseThrow().said().stream()
            .filter(s -> s.text().contains("policy " + step))
            .map(Shown.Said::id)
            .findFirst()
            .orElseThrow();
    harm.accept(side, id);
  }
}
