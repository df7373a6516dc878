package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Interceptor;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.sim.BadLine;
import org.incidentbridge.testkit.sim.SimTransport;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** RT opens what is answered: what somebody did just before is not lost by it (N1). */
final class RtStirringTest {

  private static final TrackerId TRACKER = new TrackerId("help");

  private final SimulatedRt site = new SimulatedRt();
  private final int ticket = site.rt.as("carol").report(site.queue(), "One", "text");
  private final BadLine line = new BadLine(site.rt, request -> request.path().endsWith("spond"));
  private final Tracker tracker = tracker();
  private final Command answer =
      new Command.AddComment(
          target("answer"), RichText.plain("It is the fuser."), Visibility.PUBLIC);

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

  private Outcome apply(Command command) {
    return tracker.sink().apply(command, (of, file) -> new ByteArrayInputStream(new byte[0]));
  }

  private String status() {
    return site.rt.inspect().ticket(ticket).status();
  }

  private void resolve() {
    site.rt.as("carol").set(ticket, "Status", "resolved");
  }

  @Test
  void whatSomebodyResolvedBeforeTheAnswerStaysResolvedAndIsShownAsTheirs() {
    resolve();

    Outcome.Receipt receipt = ((Outcome.Applied) apply(answer)).receipt();

    assertThat(status()).isEqualTo("resolved");
    assertThat(receipt.ticket().orElseThrow().field("Status").display()).isEqualTo("resolved");
    assertThat(receipt.beside()).doesNotContain("Status");
  }

  @Test
  void soItIsWhereTheAnswerToItWasLost() {
    resolve();
    line.loseNextAnswer();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);
    assertThat(status()).isEqualTo("open");
    var since = site.time().now();
    site.time().pass(Duration.ofMinutes(10));

    assertThat(tracker.sink().settle(answer, since)).isInstanceOf(Outcome.Applied.class);

    assertThat(status()).isEqualTo("resolved");
  }

  /** N7: whoever changes it after the answer is right. */
  @Test
  void aStatusOfSomebodyAfterTheAnswerIsLeftAlone() {
    resolve();
    line.loseNextAnswer();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);
    site.rt.as("carol").set(ticket, "Status", "stalled");

    assertThat(tracker.sink().settle(answer, site.time().now()))
        .isInstanceOf(Outcome.Applied.class);

    assertThat(status()).isEqualTo("stalled");
  }

  /** What the bridge set since on purpose is no stirring. */
  @Test
  void aStatusThatTheBridgeSetSinceIsLeftAlone() {
    line.loseNextAnswer();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);
    apply(new Command.ChangeStatus(target("done"), "open", "resolved", new TreeMap<>()));
    assertThat(status()).isEqualTo("resolved");

    assertThat(tracker.sink().settle(answer, site.time().now()))
        .isInstanceOf(Outcome.Applied.class);

    assertThat(status()).isEqualTo("resolved");
  }
}
