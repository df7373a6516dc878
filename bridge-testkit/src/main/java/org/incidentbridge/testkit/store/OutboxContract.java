package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.testkit.store.Samples.DESK;
import static org.incidentbridge.testkit.store.Samples.ONE;
import static org.incidentbridge.testkit.store.Samples.OPS;
import static org.incidentbridge.testkit.store.Samples.TWO;
import static org.incidentbridge.testkit.store.Samples.at;
import static org.incidentbridge.testkit.store.Samples.comment;
import static org.incidentbridge.testkit.store.Samples.desk;
import static org.incidentbridge.testkit.store.Samples.key;
import static org.incidentbridge.testkit.store.Samples.mirror;
import static org.incidentbridge.testkit.store.Samples.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox.Counts;
import org.incidentbridge.store.Outbox.Due;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.Retry;
import org.incidentbridge.store.Outbox.State;
import org.junit.jupiter.api.Test;

/** Lanes, order, urgency and states of the commands to be pushed. */
public interface OutboxContract extends OpenStore {

  /** Adds commands at the same time with the same urgency. */
  default void add(int urgency, PlannedCommand... commands) {
    run(tables -> tables.outbox().add(List.of(commands), urgency, at(0)));
  }

  /** The keys of what is due, in order. */
  default List<CommandKey> due(TrackerId tracker, int second) {
    return ask(tables -> tables.outbox().due(tracker, at(second), 99)).stream()
        .map(Entry::key)
        .toList();
  }

  /** The keys of some of what is due, in order. */
  default List<CommandKey> due(TrackerId tracker, Due which) {
    return ask(tables -> tables.outbox().due(tracker, which)).stream().map(Entry::key).toList();
  }

  /** The keys of what waits behind the first for some tickets, in order. */
  default List<CommandKey> behind(TrackerId tracker, String... tickets) {
    return ask(tables -> tables.outbox().behind(tracker, List.of(tickets))).stream()
        .map(Entry::key)
        .toList();
  }

  /** The entry of a command that must be there. */
  default Entry entry(String name) {
    return ask(tables -> tables.outbox().find(key(name))).orElseThrow();
  }

  @Test
  default void anEntryComesBackAsItWasAdded() {
    PlannedCommand planned = comment("a", desk("1"));
    add(3, planned);

    assertThat(entry("a"))
        .isEqualTo(
            new Entry(
                planned, State.PENDING, new Retry(0, at(0), ""), at(0), Optional.empty(), false));
    run(tables -> assertThat(tables.outbox().find(key("b"))).isEmpty());
  }

  @Test
  default void onlyTheFirstOfALaneIsDue() {
    add(0, comment("a", desk("1")), comment("b", desk("1")), comment("c", desk("2")));
    assertThat(due(DESK, 0)).containsExactly(key("a"), key("c"));
    assertThat(due(OPS, 0)).isEmpty();

    run(tables -> tables.outbox().remove(key("a")));
    assertThat(due(DESK, 0)).containsExactly(key("b"), key("c"));
  }

  @Test
  default void whatIsBehindTheFirstOfItsLaneIsFoundByItsTicket() {
    add(0, comment("a", desk("1")), comment("b", desk("1")), comment("c", desk("1")));
    add(0, comment("d", desk("2")), comment("e", desk("2")), comment("f", desk("3")));
    add(0, comment("g", ops("1")), comment("h", ops("1")));
    run(tables -> tables.outbox().hold(key("b"), State.PENDING, "refused"));

    assertThat(behind(DESK, "1", "3", "4")).containsExactly(key("c"));
    assertThat(behind(DESK, "1", "2")).containsExactly(key("c"), key("e"));
  }

  @Test
  default void theSameIdInTwoTrackersIsTwoLanes() {
    add(0, comment("a", desk("1")), comment("b", ops("1")));

    assertThat(due(DESK, 0)).containsExactly(key("a"));
    assertThat(due(OPS, 0)).containsExactly(key("b"));
  }

  @Test
  default void aCreateHasALaneByIncidentAndRoute() {
    add(0, mirror("a", "bugs", ONE), mirror("b", "alerts", ONE), mirror("c", "bugs", TWO));
    add(0, mirror("d", "bugs", ONE));

    assertThat(due(OPS, 0)).containsExactly(key("a"), key("b"), key("c"));
  }

  @Test
  default void whatIsUrgentComesFirstThenWhatIsOldest() {
    add(1, comment("a", desk("1")));
    add(5, comment("b", desk("2")));
    add(5, comment("c", desk("3")));

    assertThat(due(DESK, 0)).containsExactly(key("b"), key("c"), key("a"));
    run(tables -> assertThat(tables.outbox().due(DESK, at(0), 2)).hasSize(2));
  }

  @Test
  default void anUrgentCommandHurriesWhatStandsBeforeItInItsLane() {
    add(1, comment("a", desk("1")), comment("b", desk("2")));
    add(9, comment("c", desk("2")));

    assertThat(due(DESK, 0)).containsExactly(key("b"), key("a"));
  }

  @Test
  default void aWaitingCommandHoldsBackItsLaneOnly() {
    add(0, comment("a", desk("1")), comment("b", desk("1")), comment("c", desk("2")));
    run(tables -> tables.outbox().wait(key("a"), State.PENDING, new Retry(1, at(60), "busy")));

    assertThat(due(DESK, 59)).containsExactly(key("c"));
    assertThat(due(DESK, 60)).containsExactly(key("a"), key("c"));
    assertThat(entry("a").retry()).isEqualTo(new Retry(1, at(60), "busy"));
  }

  @Test
  default void aHeldCommandIsPassedByUntilItIsReleased() {
    add(0, comment("a", desk("1")), comment("b", desk("1")), comment("c", desk("2")));
    run(tables -> tables.outbox().hold(key("a"), State.PENDING, "refused"));

    assertThat(due(DESK, 999)).containsExactly(key("b"), key("c"));
    List<Entry> held = ask(tables -> tables.outbox().held());
    assertThat(held).containsExactly(entry("a"));
    assertThat(entry("a").retry().message()).isEqualTo("refused");

    run(tables -> tables.outbox().release(key("a"), at(1)));
    assertThat(due(DESK, 1)).containsExactly(key("a"), key("c"));
    run(tables -> assertThat(tables.outbox().held()).isEmpty());
  }

  @Test
  default void whatWasSentComesFirstAndSurvivesAKill() {
    add(9, comment("a", desk("1")));
    add(0, comment("b", desk("2")));
    run(tables -> tables.outbox().sent(key("b"), at(3)));
    reopen();

    assertThat(due(DESK, 3)).containsExactly(key("b"), key("a"));
    assertThat(entry("b").state()).isEqualTo(State.SENT);
    assertThat(entry("b").retry().attempts()).isEqualTo(1);
  }

  @Test
  default void aReleasedCommandThatMayHaveHadAnEffectIsSettledBeforeItIsSentAgain() {
    add(0, comment("a", desk("1")));
    run(tables -> tables.outbox().sent(key("a"), at(1)));
    run(tables -> tables.outbox().wait(key("a"), State.SENT, new Retry(1, at(2), "timed out")));
    run(tables -> tables.outbox().hold(key("a"), State.SENT, "cannot be settled"));
    run(tables -> tables.outbox().release(key("a"), at(3)));

    assertThat(entry("a").state()).isEqualTo(State.SENT);
    assertThat(entry("a").retry().attempts()).isZero();
    assertThat(due(DESK, 3)).containsExactly(key("a"));
  }

  @Test
  default void aReleasedCommandThatCertainlyHadNoEffectIsSentAtOnce() {
    add(0, comment("a", desk("1")));
    run(tables -> tables.outbox().sent(key("a"), at(1)));
    run(tables -> tables.outbox().hold(key("a"), State.PENDING, "refused"));
    run(tables -> tables.outbox().release(key("a"), at(3)));

    assertThat(entry("a").state()).isEqualTo(State.PENDING);
    assertThat(entry("a").sentAt()).isEmpty();
  }

  @Test
  default void whenItWasLastSentIsKnownAsLongAsItsEffectIsNot() {
    add(0, comment("a", desk("1")));
    run(tables -> tables.outbox().sent(key("a"), at(1)));
    run(tables -> tables.outbox().wait(key("a"), State.SENT, new Retry(1, at(30), "no answer")));
    reopen();
    assertThat(entry("a").sentAt()).contains(at(1));

    run(tables -> tables.outbox().wait(key("a"), State.PENDING, new Retry(1, at(40), "not there")));
    assertThat(entry("a").sentAt()).isEmpty();
    run(tables -> tables.outbox().sent(key("a"), at(50)));
    assertThat(entry("a").sentAt()).contains(at(50));
  }

  /** N3: what waited for its turn was sent when it left. */
  @Test
  default void theTimeAtWhichAWriteLeavesSurvivesAKill() {
    add(0, comment("a", desk("1")), comment("b", desk("2")));
    run(tables -> tables.outbox().sent(key("a"), at(1)));
    run(tables -> tables.outbox().leaves(key("a"), at(70)));
    run(tables -> tables.outbox().leaves(key("b"), at(70)));
    reopen();

    assertThat(entry("a").sentAt()).contains(at(70));
    assertThat(entry("a").state()).isEqualTo(State.SENT);
    assertThat(entry("a").retry().attempts()).isEqualTo(1);
    assertThat(entry("b").sentAt()).isEmpty();
  }

  @Test
  default void onlyACreateThatWasSentIsACreateUnderWay() {
    add(0, mirror("a", "bugs", ONE), comment("b", ops("1")));
    run(tables -> tables.outbox().sent(key("b"), at(1)));
    run(tables -> assertThat(tables.outbox().creating(OPS)).isFalse());
    run(tables -> tables.outbox().sent(key("a"), at(1)));

    run(tables -> assertThat(tables.outbox().creating(OPS)).isTrue());
    run(tables -> assertThat(tables.outbox().creating(DESK)).isFalse());
  }

  @Test
  default void aKnownKeyIsLeftAsItIs() {
    add(0, comment("a", desk("1")));
    run(tables -> tables.outbox().hold(key("a"), State.PENDING, "refused"));
    Entry before = entry("a");
    run(tables -> tables.outbox().add(List.of(comment("a", desk("2"))), 0, at(50)));

    assertThat(entry("a")).isEqualTo(before);
    run(tables -> assertThat(tables.outbox().counts()).isEqualTo(new Counts(0, 0, 1)));
  }

  @Test
  default void replacementsTakeThePlaceOfTheReplaced() {
    add(0, comment("a", desk("1")), comment("z", desk("1")));
    replace("a", "b", "c");
    replace("b", "d", "e");

    run(
        tables ->
            assertThat(tables.outbox().of(ONE))
                .extracting(entry -> entry.planned().command().target().key())
                .containsExactly(key("d"), key("e"), key("c"), key("z")));
    assertThat(due(DESK, 9)).containsExactly(key("d"));
    replace("d");
    assertThat(due(DESK, 9)).containsExactly(key("e"));
  }

  /** Replaces a command by others on the same ticket, nine seconds after the start. */
  default void replace(String name, String... by) {
    List<PlannedCommand> commands = Stream.of(by).map(other -> comment(other, desk("1"))).toList();
    run(tables -> tables.outbox().replace(key(name), commands, at(9)));
  }

  @Test
  default void aCommandReplacedUnderItsOwnKeyStartsAfresh() {
    add(0, comment("a", desk("1")), comment("b", desk("1")));
    run(tables -> tables.outbox().wait(key("a"), State.PENDING, new Retry(4, at(99), "busy")));
    replace("a", "a");

    assertThat(entry("a").retry()).isEqualTo(new Retry(0, at(9), ""));
    assertThat(due(DESK, 9)).containsExactly(key("a"));
    replace("unknown", "c");
    run(tables -> assertThat(tables.outbox().find(key("c"))).isEmpty());
  }

  @Test
  default void aCommandIsDueThoughTheClockWasPutBackSinceItCame() {
    run(tables -> tables.outbox().add(List.of(comment("a", desk("1"))), 0, at(99)));
    assertThat(due(DESK, 9)).containsExactly(key("a"));
    run(tables -> tables.outbox().wait(key("a"), State.PENDING, new Retry(0, at(99), "busy")));
    assertThat(due(DESK, 9)).isEmpty();
    assertThat(due(DESK, new Due(at(9), Duration.ofSeconds(90), true, 0, 9))).isEmpty();
    assertThat(due(DESK, new Due(at(9), Duration.ofSeconds(89), true, 0, 9)))
        .containsExactly(key("a"));
  }

  @Test
  default void newTicketsCanBeLeftOutAndTheFirstOnesSkipped() {
    Duration day = Duration.ofDays(1);
    add(0, mirror("a", "bugs", ONE), comment("b", ops("1")), comment("c", ops("2")));
    assertThat(due(OPS, new Due(at(9), day, false, 0, 9))).containsExactly(key("b"), key("c"));
    assertThat(due(OPS, new Due(at(9), day, true, 1, 1))).containsExactly(key("b"));
    run(tables -> tables.outbox().sent(key("a"), at(9)));
    assertThat(due(OPS, new Due(at(9), day, false, 0, 1))).as("unsettled").contains(key("a"));
  }

  @Test
  default void allThatIsNotHeldIsHandedOverByTracker() {
    add(1, mirror("a", "bugs", ONE), mirror("b", "bugs", TWO), comment("c", ops("1")));
    add(1, comment("d", ops("1")), comment("e", desk("1")), comment("f", ops("2")));
    run(tables -> tables.outbox().hold(key("f"), State.PENDING, "why"));
    List<CommandKey> keys = new ArrayList<>();
    run(tables -> tables.outbox().each(OPS, p -> keys.add(p.command().target().key())));

    assertThat(keys).containsExactlyInAnyOrder(key("a"), key("b"), key("c"), key("d"));
  }

  @Test
  default void entriesAreCountedAndListedByIncident() {
    add(0, comment("a", desk("1")), comment("b", desk("2"), TWO), comment("c", desk("3")));
    run(tables -> tables.outbox().sent(key("b"), at(1)));
    run(tables -> tables.outbox().hold(key("c"), State.PENDING, "refused"));

    run(tables -> assertThat(tables.outbox().counts()).isEqualTo(new Counts(1, 1, 1)));
    List<Entry> two = ask(tables -> tables.outbox().of(TWO));
    assertThat(two).containsExactly(entry("b"));
    List<Entry> one = ask(tables -> tables.outbox().of(ONE));
    assertThat(one).containsExactly(entry("a"), entry("c"));
  }

  @Test
  default void holdingIsNotAWayOfWaiting() {
    add(0, comment("a", desk("1")));
    assertThatThrownBy(
            () ->
                run(tables -> tables.outbox().wait(key("a"), State.HELD, new Retry(1, at(1), ""))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
