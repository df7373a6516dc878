package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.panel.PanelFeed;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Panels are brought to the plugin in MantisBT while the bridge runs, and hold up nobody. */
@Timeout(120)
final class PanelFeedTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path dir;
  private final TwoTrackers trackers =
      new TwoTrackers().withMantis("webhook: { secret: \"" + KEY + "\" }");
  private final List<JsonNode> brought = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean isDown;

  @BeforeEach
  void plugIn() {
    trackers.plugIn("/api/rest/plugins/IncidentBridge/panels", this::take);
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  private SimResponse take(SimRequest request) {
    if (isDown) {
      failures.incrementAndGet();
      return SimResponse.json(500, "{\"message\":\"Not taken\"}");
    }
    try {
      JSON.readTree(request.body()).path("panels").forEach(brought::add);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return SimResponse.json(200, "{\"taken\":[],\"older\":[],\"refused\":[]}");
  }

  private BridgeConfig config() {
    Path file = trackers.configuration(dir);
    try {
      Files.writeString(file, "\nlisten: { port: 0 }\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Configurations.load(file, Map.of());
  }

  private Workbench bench(BridgeConfig config) {
    return Workbench.open(config, Access.WORK, Environment.system());
  }

  private static PanelFeed feed(Workbench bench) {
    var clock = Environment.system().clock();
    return PanelFeed.of(bench.store(), Workbench.rules(bench.config()), bench.fleet(), clock);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in good time").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private boolean isShown(int issue, String tracker) {
    return brought.stream()
        .filter(panel -> panel.path("bug").asInt() == issue)
        .anyMatch(panel -> panel.at("/tickets/0/tracker").asText().equals(tracker));
  }

  @Test
  void whatTheBridgeComesToKnowIsShownBesideTheIssueSoon() {
    int first = trackers.report("first");
    try (Workbench bench = bench(config());
        PanelFeed feed = feed(bench)) {
      feed.start();
      bench.cycle().run(Progress.NONE);
      await(() -> isShown(first, "engineering"));

      int second = trackers.report("second");
      bench.cycle().run(Progress.NONE);
      await(() -> isShown(second, "engineering"));
    }
    assertThat(brought)
        .allSatisfy(panel -> assertThat(panel.path("incident").asText()).startsWith("INC-"));
  }

  @Test
  void whatThePluginDidNotTakeIsBroughtAgain() {
    int issue = trackers.report("first");
    isDown = true;
    try (Workbench bench = bench(config());
        PanelFeed feed = feed(bench)) {
      bench.cycle().run(Progress.NONE);
      feed.start();
      await(() -> failures.get() > 0);
      assertThat(trackers.jira.issues()).as("nobody waits for it").hasSize(1);
      isDown = false;
      await(() -> isShown(issue, "engineering"));
    }
  }

  /** A store that is busy for a moment ends no run, so it must not end the panels of one. */
  private record Busy(Store store, AtomicBoolean once) implements Store {

    @Override
    public <T> T inTransaction(Function<Tables, T> work) {
      if (once.getAndSet(false)) {
        throw new StoreException("the database is locked");
      }
      return store.inTransaction(work);
    }

    @Override
    public Store scratch() {
      return store.scratch();
    }

    @Override
    public void close() {}
  }

  @Test
  void aStoreThatFailsOnceEndsNoPanels() {
    int issue = trackers.report("first");
    var once = new AtomicBoolean(true);
    try (Workbench bench = bench(config());
        PanelFeed feed =
            PanelFeed.of(
                new Busy(bench.store(), once),
                Workbench.rules(bench.config()),
                bench.fleet(),
                Environment.system().clock())) {
      bench.cycle().run(Progress.NONE);
      feed.start();
      await(() -> isShown(issue, "engineering"));
    }
    assertThat(once).isFalse();
  }

  /** A bridge without routes or policy reads and says nothing. */
  @Test
  void whileTheBridgeIsPausedNothingIsShown() throws IOException {
    trackers.report("first");
    Path file = trackers.configuration(dir);
    String yaml = Files.readString(file);
    String paused =
        yaml.replaceAll("(?s)routes:.*engine:", "routes: []\nengine:") + "\nlisten: { port: 0 }\n";
    Files.writeString(file, paused);
    BridgeConfig config = Configurations.load(file, Map.of());
    assertThat(Workbench.rules(config).isPaused()).isTrue();
    try (Workbench bench = bench(config);
        PanelFeed feed = feed(bench)) {
      bench.cycle().run(Progress.NONE);
      feed.start();
      assertThat(
              Thread.getAllStackTraces().keySet().stream()
                  .map(Thread::getName)
                  .filter("panels:helpdesk"::equals))
          .isEmpty();
    }
    assertThat(brought).isEmpty();
  }

  @Test
  void itEndsWithItsThread() {
    try (Workbench bench = bench(config())) {
      PanelFeed feed = feed(bench);
      feed.start();
      feed.close();
      assertThat(
              Thread.getAllStackTraces().keySet().stream()
                  .map(Thread::getName)
                  .filter("panels:helpdesk"::equals))
          .isEmpty();
    }
  }
}
