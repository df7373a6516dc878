package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of changes whose answer was lost, by what RT tells of who changed what (N1). */
abstract class RtProofs {

  private static final TrackerId TRACKER = new TrackerId("help");
  private static final Duration LONG = Duration.ofMinutes(10);

  private RtHarness rt;
  private String ticket;

  abstract RtHarness harness();

  @BeforeEach
  void open() {
    rt = harness();
    ticket = rt.people().create("One", "text");
    rt.people().move(ticket, "new");
  }

  @AfterEach
  void close() {
    rt.close();
  }

  private Command.Target target(String key) {
    return new Command.Target(CommandKey.of("proofs", key, ticket), TRACKER, ticket);
  }

  private Command status(String key, String from, String to) {
    SortedMap<String, Value> none = new TreeMap<>();
    return new Command.ChangeStatus(target(key), from, to, none);
  }

  private Command fields(String key, Command.FieldWrite... writes) {
    return new Command.UpdateFields(target(key), List.of(writes));
  }

  private static Command.FieldWrite field(String name, String from, String to) {
    return new Command.FieldWrite(name, Value.line(from), Value.line(to));
  }

  private Outcome apply(Command command) {
    return rt.tracker().sink().apply(command, (of, file) -> new ByteArrayInputStream(new byte[0]));
  }

  private Outcome settled(Command command) {
    var since = rt.now();
    rt.pass(LONG);
    return rt.tracker().sink().settle(command, since);
  }

  private static TicketSnapshot shown(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt().ticket().orElseThrow();
  }

  @Test
  void aStatusThatSomebodyChangedBackWasReachedAllTheSame() {
    Command command = status("open", "new", "open");
    rt.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    rt.people().move(ticket, "new");

    assertThat(shown(settled(command)).field("Status").display()).isEqualTo("new");
  }

  @Test
  void fieldsOfWhichSomebodyChangedOneSinceWereAllWritten() {
    Command command = fields("two", field("Priority", "0", "40"), field("Subject", "One", "Ours"));
    rt.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    rt.people().retitle(ticket, "Theirs");

    assertThat(shown(settled(command)).field("Subject").display()).isEqualTo("Theirs");
  }

  /** N1: else names that somebody takes off elsewhere meanwhile come back. */
  @Test
  void aSetThatSomebodyAddedToWasWrittenThoughTheBridgeBeganAnew() {
    Command command = refs("a", Value.line("a"), names("a", "b", "c"));
    rt.people().set(ticket, "custom:External refs", names("a"));
    rt.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    rt.people().set(ticket, "custom:External refs", names("a", "b", "d"));
    rt.restart();

    assertThat(shown(settled(command)).field("custom:External refs").asNames())
        .containsExactly("a", "b", "d");
  }

  @Test
  void aSetThatSomebodyPutBackAsItWasIsNotProvedWhereTheBridgeBeganAnew() {
    Command command = refs("a", Value.line("a"), names("a", "b", "c"));
    rt.people().set(ticket, "custom:External refs", names("a"));
    rt.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    rt.people().set(ticket, "custom:External refs", names("a"));
    rt.restart();

    assertThat(settled(command)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void fieldsThatWereChangedSinceWereWrittenThoughTheBridgeBeganAnew() {
    Command command = fields("two", field("Priority", "0", "40"), field("Subject", "One", "Ours"));
    rt.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    rt.people().retitle(ticket, "Theirs");
    rt.restart();

    assertThat(shown(settled(command)).field("Subject").display()).isEqualTo("Theirs");
  }

  /** N2. */
  @Test
  void anEarlierChangeProvesNothingToABridgeThatBeganAnew() {
    assertThat(apply(status("first", "new", "open"))).isInstanceOf(Outcome.Applied.class);
    rt.people().move(ticket, "stalled");
    Command again = status("again", "stalled", "open");
    rt.loseNextRequest();
    assertThat(apply(again)).isInstanceOf(Outcome.Unknown.class);
    rt.restart();

    assertThat(settled(again)).isInstanceOf(Outcome.NotApplied.class);
  }

  private static Value names(String... names) {
    return Value.names(Set.of(names));
  }

  private Command refs(String key, Value before, Value after) {
    return fields(key, new Command.FieldWrite("custom:External refs", before, after));
  }

  /** What the bridge did before is no proof of what it does now (N2). */
  @Test
  void anEarlierChangeToTheSameStatusProvesNothing() {
    assertThat(apply(status("first", "new", "open"))).isInstanceOf(Outcome.Applied.class);
    rt.people().move(ticket, "stalled");
    Command again = status("again", "stalled", "open");
    rt.loseNextRequest();
    assertThat(apply(again)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(again)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void whatSomebodyElseSetProvesNothing() {
    Command command = fields("title", field("Subject", "One", "Ours"));
    rt.loseNextRequest();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    rt.people().retitle(ticket, "Ours");
    rt.people().retitle(ticket, "Theirs");

    assertThat(settled(command)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void whileRtIsDownNothingIsSaidOfAWriteWhoseAnswerWasLostN2() {
    Command command = status("open", "new", "open");
    rt.loseNextAnswer();
    apply(command);
    var since = rt.now();
    rt.beDownOnce();

    assertThatThrownBy(() -> rt.tracker().sink().settle(command, since))
        .isInstanceOfSatisfying(
            TrackerException.class,
            down -> assertThat(down.kind()).isEqualTo(TrackerException.Kind.UNAVAILABLE));
    assertThat(settled(command)).isInstanceOf(Outcome.Applied.class);
  }
}
