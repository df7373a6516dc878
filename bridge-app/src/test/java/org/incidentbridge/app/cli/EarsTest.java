package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.webhook.Watch;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.BridgeEngine;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.jdbc.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trackers call out over HTTP, and the daemon, which looks for changes by itself once an hour,
 * hears.
 */
@Timeout(120)
final class EarsTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path dir;
  private final TwoTrackers trackers =
      new TwoTrackers().with("poll: 1h\n    sweep: 0s\n    webhook: { secret: \"" + KEY + "\" }");
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    trackers.close();
  }

  private BridgeConfig config(String listen) {
    Path file = trackers.configuration(dir);
    try {
      Files.writeString(file, "\nlisten: { " + listen + " }\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Configurations.load(file, Map.of());
  }

  private static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private int post(int port, String tracker, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var call =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/" + tracker))
            .POST(BodyPublishers.ofString(body));
    headers.forEach(call::header);
    return http.send(call.build(), BodyHandlers.discarding()).statusCode();
  }

  /** As the plugin in MantisBT does it. */
  private int announce(int port, String key, String delivery, int issue) throws Exception {
    String body = "{\"event\":\"changed\",\"ids\":[\"" + issue + "\"],\"last\":1}";
    String now = "" + Instant.now().getEpochSecond();
    return post(
        port,
        "helpdesk",
        body,
        Map.of(
            "X-Bridge-Timestamp", now,
            "X-Bridge-Delivery", delivery,
            "X-Bridge-Signature", hmac(key, now + "." + delivery + "." + body)));
  }

  /** As Jira does it. */
  private int updated(int port, String key, String issue) throws Exception {
    String body =
        "{\"timestamp\":%d,\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"%s\"}}"
            .formatted(Instant.now().toEpochMilli(), issue);
    return post(port, "engineering", body, Map.of("X-Hub-Signature", hmac(key, body)));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in good time").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static Watch watch(Workbench bench) {
    return Ears.watch(new RunLog(bench.store(), bench.config(), "status"), bench);
  }

  private static BridgeEngine engine(Workbench bench, Watch watch) {
    return new BridgeEngine(
        bench.cycle(),
        RunCommand.schedules(bench.config()),
        watch,
        bench.store().schedules(),
        failure -> {});
  }

  @Test
  void whatIsCalledOutIsOnTheOtherSideWithoutWaitingForAPoll() throws Exception {
    BridgeConfig config = config("port: 0");
    trackers.report("first");
    try (Workbench bench = Workbench.open(config, Access.WORK, Environment.system())) {
      Watch watch = watch(bench);
      try (BridgeEngine engine = engine(bench, watch);
          Ears ears = Ears.open(config, engine, watch)) {
        engine.start();
        ears.start();
        hear(ears);
      }
      var heard =
          bench.store().inTransaction(t -> Unheard.of(t, config, Instant.now()).getFirst().json());
      assertThat(heard).containsEntry("missed", 0L).doesNotContainEntry("heard", 0L);
    }
  }

  private void hear(Ears ears) throws Exception {
    await(() -> trackers.jira.issues().size() == 1);
    int second = trackers.report("second");

    assertThat(announce(ears.port(), "another secret", "d1", second)).isEqualTo(401);
    assertThat(announce(ears.port(), KEY, "d1", second)).isEqualTo(202);
    await(() -> trackers.jira.issues().size() == 2);

    var mirror = trackers.jira.issues().get(1);
    trackers.jira.as("alice").comment(mirror.key(), "Seen by an engineer");
    assertThat(updated(ears.port(), "another secret", "" + mirror.id())).isEqualTo(401);
    assertThat(updated(ears.port(), KEY, "" + mirror.id())).isEqualTo(202);
    await(() -> isNoted(second));
  }

  private boolean isNoted(int issue) {
    return trackers.mantis.inspect().issue(issue).notes().stream()
        .anyMatch(note -> note.text().contains("Seen by an engineer"));
  }

  /** Whoever stops since the store failed has the reason to tell. */
  @Test
  void aStoreThatFailedIsNoReasonToStopInTheMiddle() throws Exception {
    BridgeConfig config = config("port: 0");
    try (Workbench bench = Workbench.open(config, Access.WORK, Environment.system())) {
      Watch watch = watch(bench);
      try (BridgeEngine engine = engine(bench, watch)) {
        Ears ears = Ears.open(config, engine, watch);
        assertThat(announce(ears.port(), KEY, "d1", 1)).isEqualTo(202);
        bench.store().close();

        assertThatCode(ears::close).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aPortThatIsTakenEndsTheRunBeforeAnythingIsDone() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trackers.report("first");
      config("port: " + other.getLocalPort());

      Answer answer = Answer.to("run", "-c", dir.resolve("bridge.yaml").toString());

      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err())
          .contains("Cannot listen on 127.0.0.1, port " + other.getLocalPort())
          .doesNotContain("\tat ");
      assertThat(trackers.jira.issues()).isEmpty();
    }
  }
}
