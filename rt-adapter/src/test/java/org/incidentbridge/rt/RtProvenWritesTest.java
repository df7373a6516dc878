package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import okhttp3.Interceptor;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.sim.BadLine;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.SimTransport;
import org.junit.jupiter.api.Test;

/** What became of changes whose answer was lost, by what RT tells of who changed what (N1). */
final class RtProvenWritesTest {

  private static final TrackerId TRACKER = new TrackerId("help");
  private static final Duration LONG = Duration.ofMinutes(10);

  private final SimulatedRt site = new SimulatedRt();
  private final int ticket = site.rt.as("carol").report(site.queue(), "One", "text");
  private final BadLine line = new BadLine(site.rt, request -> !request.method().equals("GET"));
  private final Tracker tracker = tracker();

  private Tracker tracker() {
    var settings =
        new Settings(
            Map.of(
                "url",
                site.url(),
                "auth",
                Map.of("token", new Secret(site.bridgeToken())),
                "queues",
                List.of(site.queue())));
    var environment =
        new Environment(
            site.time()::now,
            (Duration d) -> {},
            Map.of(Interceptor.class, new SimTransport(line)));
    return new RtTrackerFactory().create(new TrackerSetup(TRACKER, settings, environment));
  }

  private Command.Target target(String key) {
    return new Command.Target(CommandKey.of(key), TRACKER, String.valueOf(ticket));
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
    return tracker.sink().apply(command, (of, file) -> new ByteArrayInputStream(new byte[0]));
  }

  private Outcome settled(Command command) {
    var since = site.time().now();
    site.time().pass(LONG);
    return tracker.sink().settle(command, since);
  }

  private static TicketSnapshot shown(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt().ticket().orElseThrow();
  }

  @Test
  void aStatusThatSomebodyChangedBackWasReachedAllTheSame() {
    Command command = status("open", "new", "open");
    line.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    site.rt.as("carol").set(ticket, "Status", "new");

    assertThat(shown(settled(command)).field("Status").display()).isEqualTo("new");
  }

  @Test
  void fieldsOfWhichSomebodyChangedOneSinceWereAllWritten() {
    Command command = fields("two", field("Priority", "0", "40"), field("Subject", "One", "Ours"));
    line.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    site.rt.as("carol").set(ticket, "Subject", "Theirs");

    assertThat(shown(settled(command)).field("Subject").display()).isEqualTo("Theirs");
  }

  /** What the bridge did before is no proof of what it does now (N2). */
  @Test
  void anEarlierChangeToTheSameStatusProvesNothing() {
    assertThat(apply(status("first", "new", "open"))).isInstanceOf(Outcome.Applied.class);
    site.rt.as("carol").set(ticket, "Status", "stalled");
    Command again = status("again", "stalled", "open");
    line.loseNextRequest();
    assertThat(apply(again)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(again)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void whatSomebodyElseSetProvesNothing() {
    Command command = fields("title", field("Subject", "One", "Ours"));
    line.loseNextRequest();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    site.rt.as("carol").set(ticket, "Subject", "Ours");
    site.rt.as("carol").set(ticket, "Subject", "Theirs");

    assertThat(settled(command)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void whileRtIsDownNothingIsSaidOfAWriteWhoseAnswerWasLostN2() {
    Command command = status("open", "new", "open");
    line.loseNextAnswer();
    apply(command);
    var since = site.time().now();
    line.next(r -> true, r -> SimResponse.empty(503, "Service Unavailable"));

    assertThatThrownBy(() -> tracker.sink().settle(command, since))
        .isInstanceOfSatisfying(
            TrackerException.class,
            down -> assertThat(down.kind()).isEqualTo(TrackerException.Kind.UNAVAILABLE));
    assertThat(settled(command)).isInstanceOf(Outcome.Applied.class);
  }
}
