package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.incidentbridge.app.demo.DemoWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands answer people and scripts, over simulated trackers behind real HTTP. */
final class CommandLineTest {

  private static final long SEED = 7;
  private static final String WRONG = "wr0ng-t0ken-of-a-test";
  private static final DemoWorld WORLD = DemoWorld.start(DemoWorld.FEWEST, SEED);

  @TempDir private Path dir;
  private Path config;

  @BeforeAll
  static void trackersInStep(@TempDir Path other) {
    Path file = WORLD.writeFiles(other);
    assertThat(Answer.to("sync", "-c", file.toString()).code()).isZero();
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @BeforeEach
  void write() {
    config = WORLD.writeFiles(dir);
  }

  @Test
  void aGoodConfigurationIsValid() throws IOException {
    Answer answer = on("validate", "--json");

    assertThat(answer.code()).isZero();
    assertThat(answer.json().path("valid").asBoolean()).isTrue();
  }

  @Test
  void aBadConfigurationIsToldWithItsPlace() throws IOException {
    edit("type: mantis", "type: mantiss");

    Answer answer = on("validate", "--json");

    assertThat(answer.code()).isEqualTo(2);
    JsonNode json = answer.json();
    assertThat(json.path("valid").asBoolean(true)).isFalse();
    assertThat(json.path("problems")).isNotEmpty();
    assertThat(json.path("problems").path(0).path("line").asInt()).isPositive();
    assertThat(on("sync").code()).isEqualTo(2);
  }

  @Test
  void anUnknownOptionIsWrongUse() {
    Answer answer = on("sync", "--colour");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--colour");
  }

  @Test
  void aMissingConfigurationIsWrongUse() {
    Answer answer = Answer.to("status", "-c", dir.resolve("none.yaml").toString());

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("There is no configuration at", "bridge demo");
  }

  @Test
  void aPlanWritesNothing() throws IOException {
    on("sync");
    WORLD.peopleWork();
    byte[] store = Files.readAllBytes(dir.resolve("bridge.db"));
    String status = on("status", "--json").out();
    long writes = WORLD.calls().writes();

    Answer answer = on("plan", "--json");

    assertThat(answer.code()).isZero();
    assertThat(answer.json().path("commands")).isNotEmpty();
    assertThat(WORLD.calls().writes()).isEqualTo(writes);
    assertThat(on("status", "--json").out()).isEqualTo(status);
    assertThat(Files.readAllBytes(dir.resolve("bridge.db"))).isEqualTo(store);
  }

  @Test
  void conflictsNeedAPerson() throws IOException {
    on("sync");
    WORLD.peopleWork();

    Answer sync = on("sync", "--json");

    assertThat(sync.json().path("conflicts").asInt()).isPositive();
    assertThat(sync.code()).isEqualTo(1);
    assertThat(on("conflicts").code()).isEqualTo(1);
  }

  @Test
  void aWrongTokenFailsItsTrackerOnlyAndIsNotShown() throws IOException {
    Files.writeString(dir.resolve("secrets/helpdesk"), WRONG);

    Answer answer = on("sync", "--json");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains("helpdesk: reading failed").doesNotContain("Exception");
    assertThat(answer.err() + answer.out()).doesNotContain(WRONG);
    assertThat(answer.json().path("failures").fieldNames())
        .toIterable()
        .containsExactly("helpdesk");
    assertThat(answer.json().path("read").asInt()).isPositive();
    Answer status = on("status");
    assertThat(status.code()).isEqualTo(3);
    assertThat(status.out()).contains("helpdesk failed at ", ": reading failed: GET ");
    assertThat(status.out()).doesNotContain(WRONG);
  }

  @Test
  void aTicketMadeByAnotherBridgeIsSaidToBeThat() throws IOException {
    on("sync");
    String mirror = mirrorKey();
    Files.delete(dir.resolve("bridge.db"));
    Files.writeString(dir.resolve("secrets/helpdesk"), WRONG);
    on("sync");

    Answer answer = on("explain", mirror);

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains(mirror, "was made by a bridge (its mark is ib-")
        .doesNotContain("covered by no route", "HOLDS");
  }

  /** The key of an engineering ticket that the bridge made for one of the help desk. */
  private String mirrorKey() throws IOException {
    for (int number = 1; number < 1000; number++) {
      String key = "ENG-" + number;
      for (JsonNode ticket : on("explain", key, "--json").json().path("tickets")) {
        boolean mirror = !ticket.path("role").asText().equals("origin");
        if (ticket.path("key").asText().equals(key) && mirror) {
          return key;
        }
      }
    }
    throw new AssertionError("no mirror in engineering");
  }

  @Test
  void aDeadTrackerStopsNoOther() throws IOException {
    String url =
        WORLD.trackers().stream()
            .filter(t -> t.name().equals("helpdesk"))
            .map(DemoWorld.Tracker::url)
            .findFirst()
            .orElseThrow();
    edit(url, "http://127.0.0.1:" + closedPort());

    Answer answer = on("sync", "--json");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains("helpdesk: ").doesNotContain("\tat ");
    assertThat(answer.json().path("failures").fieldNames())
        .toIterable()
        .containsExactly("helpdesk");
    assertThat(answer.json().path("read").asInt()).isPositive();
  }

  @Test
  void aBrokenStoreIsToldInASentence() throws IOException {
    Files.writeString(dir.resolve("bridge.db"), "this is not a database at all. ".repeat(500));

    for (String command : new String[] {"status", "sync", "run"}) {
      Answer answer = on(command);
      assertThat(answer.code()).as(command).isEqualTo(3);
      assertThat(answer.err()).contains("bridge.db").contains("is not a database");
      assertThat(answer.err()).doesNotContain("\tat ").doesNotContain("defect");
    }
  }

  @Test
  void onlyNamedCommandsAreGivenUp() {
    on("sync");

    assertThat(on("retry", "--drop").code()).isEqualTo(2);
    assertThat(on("retry", "--drop", "--all").code()).isEqualTo(2);
    Answer unknown = on("retry", "--drop", "ib-abcdefghijklmnop");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("No held command has the key ib-abcdefghijklmnop");
  }

  private void edit(String what, String by) throws IOException {
    String yaml = Files.readString(config);
    assertThat(yaml).contains(what);
    Files.writeString(config, yaml.replace(what, by));
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Answer on(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 2);
    all[words.length] = "-c";
    all[words.length + 1] = config.toString();
    return Answer.to(all);
  }
}
