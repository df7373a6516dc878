package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real process against real HTTP, killed again and again in mid-run, then let finish. */
class KillTest {

  /**
   * A third of them each between MantisBT and Jira, Request Tracker and Jira, and over trackers of
   * all five kinds that begin with Zendesk.
   */
  private static final int KILLS = Integer.getInteger("kill.times", 18);

  private static final int MOST_CALLS = 40;
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
  private List<Side> mirrors = List.of(JiraSide.prompt("engineering", Edition.CLOUD, random));
  private int tickets = 24;

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
  void killedRunsLoseNothingAndDoubleNothingInTrackersOfAllKinds() throws Exception {
    desk = new ZendeskSide("helpdesk", () -> InstantSource.system().instant().plus(ahead), random);
    mirrors =
        List.of(
            mirrors.getFirst(),
            JiraSide.prompt("partner", Edition.DATA_CENTER, random),
            new MantisSide("developers", List.of(), InstantSource.system(), random),
            new RtSide("ops", InstantSource.system(), random));
    configuration = "killed-all";
    tickets = 6;
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
    for (int i = 0; i < tickets; i++) {
      report(i);
    }
    Path config = directory.resolve("bridge.yaml");
    Files.copy(
        Objects.requireNonNull(
            getClass().getResourceAsStream("/simulation/" + configuration + ".yaml")),
        config);
    Map<String, String> environment = new TreeMap<>();
    environment.put("BRIDGE_STORE", store().toString());
    Victim victim = new Victim(config, environment);
    List<CallCounter> calls = new ArrayList<>();
    List<SimServer> servers = new ArrayList<>();
    try {
      for (Side side : sides()) {
        calls.add(new CallCounter(side.simulator()));
        servers.add(SimServer.start(victim.watched(calls.getLast())));
        String name = side.name().toUpperCase(Locale.ROOT);
        environment.put(name + "_URL", servers.getLast().url().toString());
        environment.put(name + "_TOKEN", side.token().reveal());
      }
      fate.befall(victim);
      finish(victim, calls);
    } finally {
      servers.forEach(SimServer::close);
    }
    check();
  }

  private List<Side> sides() {
    return Stream.concat(Stream.of(desk), mirrors.stream()).toList();
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
    List<Side> sides = sides().stream().filter(side -> !side.tickets().isEmpty()).toList();
    Side side = sides.get(random.nextInt(sides.size()));
    List<Shown> there = side.tickets();
    say(side, there.get(random.nextInt(there.size())).id());
    ahead = ahead.plus(late);
  }

  private void finish(Victim victim, List<CallCounter> calls) throws Exception {
    long before = -1;
    for (int run = 0; before != writes(calls) || inDoubt() > 0; run++) {
      assertThat(run).as("runs until nothing is written").isLessThan(MOST_FINISHES);
      before = writes(calls);
      ahead = ahead.plus(late);
      assertThat(victim.run()).as("exit code").isLessThanOrEqualTo(1);
    }
  }

  private static long writes(List<CallCounter> calls) {
    return calls.stream().mapToLong(CallCounter::writes).sum();
  }

  private void check() {
    for (Side side : sides()) {
      assertThat(side.tickets()).as("seed %d: tickets in %s", seed, side.name()).hasSize(tickets);
      String all = String.join("\n", side.tickets().stream().map(Shown::open).toList());
      for (String token : tokens) {
        assertThat(Deeds.count(all, token))
            .as("seed %d: comment %s in %s", seed, token, side.name())
            .isEqualTo(1);
      }
      List<String> files =
          side.tickets().stream().flatMap(t -> t.files().stream()).map(Shown.Filed::name).toList();
      assertThat(files).as("seed %d: files in %s", seed, side.name()).hasSize(tickets);
      assertThat(files).doesNotHaveDuplicates();
      for (int i = 0; i < tickets; i++) {
        assertThat(Deeds.count(all, "title%dx".formatted(i)))
            .as("seed %d: ticket %d in %s", seed, i, side.name())
            .isEqualTo(1);
      }
    }
  }
}
