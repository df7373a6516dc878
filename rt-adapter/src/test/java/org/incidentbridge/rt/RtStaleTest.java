package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimTransport;
import org.junit.jupiter.api.Test;

/** Somebody changes a ticket between the reading before a write and the write. */
final class RtStaleTest {

  private static final TrackerId TRACKER = new TrackerId("help");

  private final SimulatedRt site = new SimulatedRt();
  private final int ticket = site.rt.as("carol").report(site.queue(), "One", "text");
  private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
  private final Tracker tracker = tracker();

  private Tracker tracker() {
    HttpSimulator rt =
        request -> {
          if (request.method().equals("PUT")) {
            before.getAndSet(() -> {}).run();
          }
          return site.rt.handle(request);
        };
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
            site.time()::now, (Duration d) -> {}, Map.of(Interceptor.class, new SimTransport(rt)));
    return new RtTrackerFactory().create(new TrackerSetup(TRACKER, settings, environment));
  }

  private Outcome retitle() {
    var target = new Command.Target(CommandKey.of("test"), TRACKER, String.valueOf(ticket));
    var write = new Command.FieldWrite("Subject", Value.line("One"), Value.line("Ours"));
    return tracker
        .sink()
        .apply(
            new Command.UpdateFields(target, List.of(write)),
            (of, file) -> new ByteArrayInputStream(new byte[0]));
  }

  @Test
  void whatConcernsAnotherFieldIsWrittenAfterAll() {
    before.set(() -> site.rt.as("carol").set(ticket, "Priority", "40"));

    assertThat(retitle()).isInstanceOf(Outcome.Applied.class);
    assertThat(site.rt.inspect().ticket(ticket).subject()).isEqualTo("Ours");
  }

  /** N7. */
  @Test
  void whatConcernsTheSameFieldIsNotOverwritten() {
    before.set(() -> site.rt.as("carol").set(ticket, "Subject", "Theirs"));

    assertThat(retitle()).isInstanceOf(Outcome.Stale.class);
    assertThat(site.rt.inspect().ticket(ticket).subject()).isEqualTo("Theirs");
  }
}
