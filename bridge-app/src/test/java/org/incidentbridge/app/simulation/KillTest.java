package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.SimServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real process against real HTTP, killed again and again in mid-run, then let finish. */
class KillTest {

  /** A third of them each at a help desk in MantisBT, Request Tracker and Zendesk. */
  private static final int KILLS = Integer.getInteger("kill.times", 21);

  private static final int MOST_CALLS = 40;
  private static final int TICKETS = 24;
  private static final int INTERRUPTED = 128 + 2;
  private static final int TERMINATED = 128 + 15;
  private static final int STORE_FAILED = 3;

  /** In blocks of 512 bytes; SQLite's own library has to be unpacked first. */
  private static final List<Integer> ROOM = List.of(2400, 2700, 3400);

  private static final int MOST_FINISHES = 20;

  @TempDir Path directory;

  private final long seed = Long.getLong("kill.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private Side desk = new MantisSide("helpdesk", List.of(), InstantSource.system(), random);
  private String configuration = "killed";
  private final JiraSide jira = JiraSide.prompt("engineering", random);

  /** How long after a change the help desk tells of it; its clock is put forward by that much. */
  private Duration late = Duration.ZERO;

  private Duration ahead = Duration.ZERO;
  private final List<String> tokens = new ArrayList<>();
  private int said;

  @Test
  void killedRunsLoseNothingAndDoubleNothing() throws Exception {
    kill();
  }

  @Test
  void killedRunsLoseNothingAndDoubleNothingInRequestTracker() throws Exception {
    desk = new RtSide("helpdesk", InstantSource.system(), random);
    configuration = "killed-rt";
    kill();
  }

  @Test
  void killedRunsLoseNothingAndDoubleNothingInZendesk() throws Exception {
    desk = new ZendeskSide("helpdesk", () -> InstantSource.system().instant().plus(ahead), random);
    configuration = "killed-zendesk";
    late = Duration.ofSeconds(61);
    kill();
  }

  private void kill() throws Exception {
    live(
        victim -> {
          int kills = 0;
          while (kills < KILLS / 3) {
            work();
            kills += victim.killedAt(1 + random.nextInt(MOST_CALLS), effect()) ? 1 : 0;
          }
        });
  }

  /** SIGTERM: what is under way is finished and recorded, and the rest waits. */
  @Test
  void runsThatAreAskedToEndLeaveNothingInDoubt() throws Exception {
    stop("TERM", "sync", 8);
  }

  /** Ctrl-C. */
  @ParameterizedTest
  @ValueSource(strings = {"sync", "run"})
  void runsThatAreInterruptedLeaveNothingInDoubt(String verb) throws Exception {
    assumeFalse(Victim.ignoresInterrupts(), "skipped: started in the background, without SIGINT");
    stop("INT", verb, 16);
  }

  private void stop(String signal, String verb, int stride) throws Exception {
    int expected = signal.equals("INT") ? INTERRUPTED : TERMINATED;
    live(
        victim -> {
          for (int call = 6; call <= MOST_CALLS; call += stride) {
            work();
            int code = victim.stoppedAt(call, signal, verb);
            assertThat(code).as("stopped at call %d", call).isEqualTo(expected);
            assertThat(inDoubt()).as("sent and not recorded").isZero();
            assertThat(victim.printed()).contains("Stopping: finishing what is under way.");
          }
        });
  }

  /** No room to write in mid-run; afterwards there is, and the next run carries on. */
  @ParameterizedTest
  @ValueSource(strings = {"sync", "run"})
  void runsThatFindNoRoomLoseNothingAndDoubleNothing(String verb) throws Exception {
    live(
        victim -> {
          for (int blocks : ROOM) {
            work();
            assertThat(victim.cramped(blocks, verb)).as("%d", blocks).isEqualTo(STORE_FAILED);
          }
          assertThat(victim.printed())
              .filteredOn(line -> line.startsWith("The "))
              .hasSize(ROOM.size())
              .allMatch(line -> line.contains("written") && line.contains("start again."));
          assertThat(victim.printed()).noneMatch(line -> line.startsWith("\tat "));
        });
  }

  private Victim.Effect effect() {
    Victim.Effect[] all = Victim.Effect.values();
    return all[random.nextInt(all.length)];
  }

  private Path store() {
    return directory.resolve("bridge.db");
  }

  private long inDoubt() {
    try (Store store = JdbcStores.open("sqlite:" + store(), Access.LOOK)) {
      return store.inTransaction(tables -> tables.outbox().counts().sent());
    }
  }

  /** What befalls the process before it is let finish. */
  @FunctionalInterface
  private interface Fate {
    void befall(Victim victim) throws Exception;
  }

  private void live(Fate fate) throws Exception {
    System.out.println("kill test, -Dkill.seed=" + seed);
    for (int i = 0; i < TICKETS; i++) {
      report(i);
    }
    CallCounter deskCalls = new CallCounter(desk.simulator());
    CallCounter jiraCalls = new CallCounter(jira.simulator());
    Path config = directory.resolve("bridge.yaml");
    Files.copy(
        Objects.requireNonNull(
            getClass().getResourceAsStream("/simulation/" + configuration + ".yaml")),
        config);
    Wires wires = new Wires();
    Victim victim = new Victim(config, wires.environment);
    try (SimServer deskServer = SimServer.start(victim.watched(deskCalls));
        SimServer jiraServer = SimServer.start(victim.watched(jiraCalls))) {
      wires.open(deskServer, jiraServer);
      fate.befall(victim);
      finish(victim, deskCalls, jiraCalls);
    }
    check();
  }

  /** Where the process finds its trackers. */
  private final class Wires {
    final Map<String, String> environment = new java.util.TreeMap<>();

    void open(SimServer deskServer, SimServer jiraServer) {
      environment.put("DESK_URL", deskServer.url().toString());
      environment.put("DESK_TOKEN", desk.token().reveal());
      environment.put("JIRA_URL", jiraServer.url().toString());
      environment.put("JIRA_TOKEN", jira.token().reveal());
      environment.put("BRIDGE_STORE", store().toString());
    }
  }

  private void report(int number) {
    String id =
        desk.create("title%dx printer on fire 🔥".formatted(number), "descr%dx".formatted(number));
    say(desk, id);
    say(desk, id);
    String file = "file%dx".formatted(number);
    desk.attach(id, file + ".txt", "content of " + file, false);
  }

  private void say(Side side, String id) {
    String token = "say%dx".formatted(++said);
    side.say(id, token + " prêt à l'emploi", false);
    tokens.add(token);
  }

  /** People go on while the bridge is dead. */
  private void work() {
    List<Shown> mirrors = jira.tickets();
    Side side = mirrors.isEmpty() || random.nextBoolean() ? desk : jira;
    List<Shown> tickets = side.tickets();
    say(side, tickets.get(random.nextInt(tickets.size())).id());
    ahead = ahead.plus(late);
  }

  private void finish(Victim victim, CallCounter desk, CallCounter jira) throws Exception {
    long before = -1;
    for (int run = 0; before != desk.writes() + jira.writes() || inDoubt() > 0; run++) {
      assertThat(run).as("runs until nothing is written").isLessThan(MOST_FINISHES);
      before = desk.writes() + jira.writes();
      ahead = ahead.plus(late);
      assertThat(victim.run()).as("exit code").isLessThanOrEqualTo(1);
    }
  }

  private void check() {
    assertThat(jira.tickets()).as("seed %d: mirrors", seed).hasSize(TICKETS);
    for (Side side : List.of(desk, jira)) {
      String all = String.join("\n", side.tickets().stream().map(Shown::open).toList());
      for (String token : tokens) {
        assertThat(Deeds.count(all, token))
            .as("seed %d: comment %s in %s", seed, token, side.name())
            .isEqualTo(1);
      }
      List<String> files =
          side.tickets().stream().flatMap(t -> t.files().stream()).map(Shown.Filed::name).toList();
      assertThat(files).as("seed %d: files in %s", seed, side.name()).hasSize(TICKETS);
      assertThat(files).doesNotHaveDuplicates();
      for (int i = 0; i < TICKETS; i++) {
        assertThat(Deeds.count(all, "title%dx".formatted(i)))
            .as("seed %d: ticket %d in %s", seed, i, side.name())
            .isEqualTo(1);
      }
    }
  }
}
