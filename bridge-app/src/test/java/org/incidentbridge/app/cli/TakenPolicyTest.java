package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that is taken out while its clocks run, and put back. */
final class TakenPolicyTest {

  private static final String POLICY =
      """
      pack: small
      title: Small
      effective: 2020-01-01
      clocks:
        response:
          { title: First response, start: created, stop: responded, hours: 24x7, targets: { otherwise: 3h } }
      levels: { L1: { title: Desk } }
      steps:
        look: { when: 'incident.status != "closed"', do: { oblige: call } }
        missed: { at: breach of response, do: { comment: "The response was due at {{due}}." } }
      obligations:
        call: { title: Call the customer, who: [ ann@acme.example ] }
      """;

  private static final String OTHER =
      """
      pack: other
      title: Other
      clocks:
        follow-up: { title: Follow-up, start: created, stop: resolved, targets: { otherwise: 9d } }
      """;

  private static final String ENDED =
      "ends the watch over 1 clock (response 1; 1 running) and 1 open obligation (call 1)";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config;
  private String plain = "";
  private String ticket = "";

  @BeforeEach
  void promise() throws IOException {
    config = trackers.configuration(dir);
    plain = Files.readString(config);
    Files.writeString(dir.resolve("policy.yaml"), POLICY);
    Files.writeString(dir.resolve("other.yaml"), OTHER);
    under("policy: [ policy.yaml ]\n");
    trackers.now.updateAndGet(now -> now.minus(Duration.ofHours(2)));
    assertThat(on("sync").code()).isZero();
    ticket = "helpdesk:" + trackers.report("The printer is on fire");
    trackers.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
    assertThat(on("sync").code()).isZero();
  }

  @AfterEach
  void stop() {
    trackers.close();
  }

  private void under(String policy) throws IOException {
    Files.writeString(config, plain + policy);
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }

  @Test
  void whileItIsInForceNothingIsSaidOfAnEnd() {
    for (String command : new String[] {"validate", "plan", "sync", "status"}) {
      Answer answer = on(command);
      assertThat(answer.out() + answer.err()).as(command).doesNotContain("taken out");
    }
  }

  @Test
  void whatEndsWithItIsToldByEveryCommandThatLooksAtTheConfiguration() throws IOException {
    under("");

    assertThat(on("validate").out())
        .contains("The policy was taken out", ENDED, "Nobody keeps level");
    assertThat(on("plan").err()).containsOnlyOnce(ENDED);
    assertThat(on("sync").err()).containsOnlyOnce(ENDED);
    assertThat(on("status").out()).containsOnlyOnce(ENDED);
    assertThat(on("status", "--json").json().path("outdated").toString()).contains(ENDED);
    assertThat(on("validate", "--json").json().path("notes").toString()).contains(ENDED);
  }

  @Test
  void clocksThatAreBreachedOrPausedDoNotCountAsRunning() throws IOException {
    String more =
        """
        clocks:
          answer: { title: Answer, start: created, stop: responded, targets: { otherwise: 1h } }
          repair: { title: Repair, start: open, stop: resolved, pause: new, targets: { otherwise: 9d } }
        """;
    Files.writeString(dir.resolve("more.yaml"), more);
    under("policy: [ policy.yaml, more.yaml ]\n");
    assertThat(on("sync").code()).isZero();
    under("");

    assertThat(on("validate").out())
        .contains(
            "over 3 clocks (answer 1, repair 1, response 1; 1 running, 1 breached, 1 paused or without a target)");
  }

  @Test
  void aPolicyThatNoSyncHasGoneByYetIsToldBesideWhatIsEmptyForThat() throws IOException {
    assertThat(on("obligations").err()).isEmpty();
    Files.writeString(dir.resolve("policy.yaml"), POLICY.replace("Small", "Other"));

    assertThat(on("obligations").err()).contains("No sync has gone by this policy");
    assertThat(on("report", "weekly").err()).contains("No sync has gone by this policy");
    on("sync");
    assertThat(on("obligations").err()).isEmpty();
  }

  @Test
  void aRunUnderWaySaysByWhichVersionItGoesIfTheFileIsAnother() throws IOException {
    try (var working = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK)) {
      assertThat(on("status").out()).doesNotContain("goes by");

      Files.writeString(dir.resolve("policy.yaml"), POLICY.replace("3h", "4h"));

      assertThat(on("status").out())
          .containsPattern(
              "The run under way goes by version \\w{8} of the policy small, in force since"
                  + " [-0-9]+\\s+[:0-9]+ UTC;\\s+the\\s+configuration\\s+has\\s+version")
          .contains("started anew");
      under("");
      assertThat(on("status", "--json").json().path("outdated").toString())
          .contains("the configuration has no policy. That counts once");
    }
    assertThat(on("status").out()).doesNotContain("goes by");
  }

  @Test
  void whatWasIsStillShown() throws IOException {
    under("");
    assertThat(on("sync").code()).isZero();

    assertThat(on("obligations").out())
        .contains("nobody watches them any more", "Call the customer", "ann@acme.example");
    assertThat(on("explain", ticket).out())
        .contains("CLOCK response (First response): its rule was taken out")
        .contains("OBLIGATION call (Call the customer)")
        .contains("STEP look#1");
    assertThat(on("explain", ticket, "--json").json().path("promisedOnce").path("clocks"))
        .hasSize(1);
    assertThat(on("report", "sla").err()).contains("copy of the configuration");
  }

  private void acknowledge(String who) {
    assertThat(on("obligations", ticket, "--done", "call", "--by", who).code()).isZero();
  }

  private String toldOfTheDuty() {
    return on("validate").out()
        + on("status").out()
        + on("obligations").out()
        + on("explain", ticket).out();
  }

  @Test
  void whatWasAcknowledgedBeforeIsNotToldAsOpen() throws IOException {
    acknowledge("ann@acme.example");
    under("");

    assertThat(toldOfTheDuty())
        .contains("ends the watch over 1 clock (response 1; 1 running):")
        .contains("obligation call was acknowledged by ann@acme.example")
        .doesNotContain("open obligation", "OBLIGATION call", "Call the customer");
    assertThat(on("sync").err()).doesNotContain("open obligation");
    assertThat(toldOfTheDuty())
        .as("after the next sync, too")
        .contains("CLOCK response")
        .doesNotContain("open obligation", "OBLIGATION call", "Call the customer");
    assertThat(on("obligations").err()).contains("has no policy, so there are no obligations");
  }

  @Test
  void whatNeedsTwoIsOpenWhileOneHasAcknowledgedIt() throws IOException {
    Files.writeString(
        dir.resolve("policy.yaml"),
        POLICY.replace(
            "[ ann@acme.example ]", "[ ann@acme.example, bob@acme.example ], people: 2"));
    assertThat(on("sync").code()).isZero();
    acknowledge("ann@acme.example");
    under("");

    assertThat(toldOfTheDuty()).contains(ENDED, "OBLIGATION call");
    under("policy: [ policy.yaml ]\n");
    assertThat(on("sync").code()).isZero();
    acknowledge("bob@acme.example");
    under("");
    assertThat(toldOfTheDuty()).doesNotContain("open obligation", "OBLIGATION call");
  }

  @Test
  void aPackThatIsTakenOutOfTheListEndsWhatIsItsOwn() throws IOException {
    under("policy: [ policy.yaml, other.yaml ]\n");
    assertThat(on("sync").code()).isZero();
    under("policy: [ other.yaml ]\n");

    assertThat(on("validate").out()).contains("A part of the policy was taken out", ENDED);
    assertThat(on("sync").err()).contains(ENDED);
    assertThat(on("status").out()).doesNotContain(ENDED);
    assertThat(on("obligations").out()).contains("Call the customer");
    assertThat(on("explain", ticket).out())
        .contains("CLOCK response (First response): its rule was taken out", "CLOCK follow-up");
  }

  @Test
  void putBackItGoesOnAsAfterDowntime() throws IOException {
    under("");
    trackers.now.updateAndGet(now -> now.minus(Duration.ofHours(5)));
    String other = "helpdesk:" + trackers.report("The scanner is on fire, too");
    trackers.now.updateAndGet(now -> now.plus(Duration.ofHours(5)));
    assertThat(on("sync").code()).isZero();
    under("policy: [ policy.yaml ]\n");

    assertThat(on("sync").code()).isZero();

    assertThat(on("status").out()).doesNotContain("taken out");
    assertThat(on("explain", ticket).out())
        .contains("CLOCK response (First response): running", "STEP look#1")
        .doesNotContain("STEP look#2", "its rule was taken out");
    assertThat(on("explain", other).out())
        .as("what came due meanwhile is told late")
        .contains("STEP missed#1", ", late by 2 h: ");
    assertThat(on("obligations").out()).contains("Call the customer");
  }
}
