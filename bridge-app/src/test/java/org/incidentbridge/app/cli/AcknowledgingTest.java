package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose word closes what is left to people, and which word. */
final class AcknowledgingTest {

  private static final String POLICY =
      """
      pack: small
      title: Small
      effective: 2020-01-01
      steps:
        go: { each: created, do: [ { oblige: [ call, two ] } ] }
        heard: { each: 'event.kind == "comment" && event.by == "staff"', do: { comment: Heard. } }
      obligations:
        call: { title: Call, who: [ carol@example.com ], due: 15m, done: reply phoned }
        two: { title: Two, who: [ duty ], due: 15m, done: reply validated, people: 2 }
      groups:
        duty: [ duty@example.com ]
      """;

  /** MantisBT hides addresses from most. */
  private static final String PEOPLE =
      """
      policy: [ policy.yaml ]
      people:
        - { name: Carol, email: carol@example.com, accounts: { helpdesk: carol } }
        - { name: Dora, email: dora@example.com, accounts: { helpdesk: dora } }
      """;

  private static final String CALL = "  call  ";
  private static final String TWO = "  two  ";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config;
  private int id;

  @BeforeEach
  void begin() throws IOException {
    trackers.now.updateAndGet(now -> now.minus(Duration.ofHours(3)));
    id = trackers.report("The printer is on fire");
    add("carol");
    add("dora");
    config = trackers.configuration(dir);
    Files.writeString(dir.resolve("policy.yaml"), POLICY);
    Files.writeString(config, PEOPLE, StandardOpenOption.APPEND);
    trackers.now.updateAndGet(now -> now.plus(Duration.ofHours(3)));
    on("sync");
  }

  private void add(String name) {
    trackers.mantis.admin().addUser(name, AccessLevel.DEVELOPER);
    trackers.mantis.admin().describeUser(name, name + " Example", name + "@example.com");
  }

  @AfterEach
  void stop() {
    trackers.close();
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }

  @Test
  void aTicketMayBeNamedAsTheTablePrintsIt() {
    String printed = "helpdesk " + id;
    assertThat(on("obligations").out()).contains(printed);

    Answer answer = on("obligations", printed, "--done", "call", "--by", "carol@example.com");
    assertThat(answer.out()).startsWith("Acknowledged");
    assertThat(on("obligations", "elsewhere " + id).err()).contains("has not seen");
  }

  private Answer done(String obligation, String by) {
    return on("obligations", "helpdesk:" + id, "--done", obligation, "--by", by);
  }

  private String open() {
    on("sync");
    return on("obligations").out();
  }

  @Test
  void aWordLateInALongReplyCounts() {
    assertThat(open()).contains(CALL);
    trackers.mantis.as("carol").privateNote(id, "word ".repeat(200) + "\n\nPhoned them.");
    assertThat(open()).doesNotContain(CALL);
  }

  @Test
  void aWordThatACorrectionAddsCounts() {
    int note = trackers.mantis.as("carol").privateNote(id, "I have them.");
    assertThat(open()).contains(CALL);
    trackers.mantis.as("carol").editNote(id, note, "Phoned them.");
    assertThat(open()).doesNotContain(CALL);
  }

  @Test
  void aWordThatSomebodyElseAddsIsNotTheAuthors() {
    int note = trackers.mantis.as("carol").privateNote(id, "I have them.");
    assertThat(open()).contains(CALL);
    trackers.mantis.as("dora").editNote(id, note, "Phoned them.");
    assertThat(open()).contains(CALL);
    trackers.mantis.as("carol").editNote(id, note, "Phoned them, yes.");
    assertThat(open()).doesNotContain(CALL);
  }

  @Test
  void aCommentThatIsHiddenAndOpenedAgainIsNoOtherComment() {
    int note = trackers.mantis.as("carol").note(id, "We are on it.");
    open();
    for (boolean hidden : new boolean[] {true, false, true}) {
      trackers.now.updateAndGet(now -> now.plusSeconds(60));
      trackers.mantis.as("carol").hideNote(id, note, hidden);
      open();
    }
    String notes = trackers.mantis.inspect().issues().getFirst().notes().toString();
    assertThat(notes).containsOnlyOnce("Heard.");
  }

  @Test
  void theReplyOfSomebodyElseDoesNotCount() {
    trackers.mantis.as("dora").privateNote(id, "Phoned.");
    assertThat(open()).contains(CALL);
  }

  @Test
  void theCommandOfSomebodyElseIsRefused() {
    Answer answer = done("call", "dora@example.com");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("it is for carol@example.com");
    assertThat(open()).contains(CALL);
    assertThat(done("call", "Carol@Example.com").code()).isZero();
    assertThat(open()).doesNotContain(CALL);
  }

  @Test
  void oneOfStaffSpeaksForAGroup() {
    trackers.mantis.as("dora").privateNote(id, "Validated.");
    trackers.mantis.as("carol").privateNote(id, "#validated");
    assertThat(open()).doesNotContain(TWO);
  }

  @Test
  void aStrangerMayBeNamedForAGroupAndIsSaidToBeOne() {
    Answer stranger = done("two", "nobody@x.example");
    assertThat(stranger.code()).isZero();
    assertThat(stranger.out()).contains("by nobody@x.example as you say: nobody whom");
    Answer dora = done("two", "dora");
    assertThat(dora.code()).isZero();
    assertThat(dora.out()).startsWith("Acknowledged. What follows");
    assertThat(open()).doesNotContain(TWO);
  }

  @Test
  void theAddressOfAGroupIsNoStrangers() throws IOException {
    Answer answer =
        on("obligations", "helpdesk:" + id, "--done", "two", "--by", "Duty@example.com", "--json");
    assertThat(answer.json().at("/acknowledged/known").asBoolean()).isTrue();
    Answer stranger =
        on("obligations", "helpdesk:" + id, "--done", "two", "--by", "x@x.example", "--json");
    assertThat(stranger.json().at("/acknowledged/known").asBoolean(true)).isFalse();
  }

  @Test
  void onePersonIsNotTwoHoweverTheyAreCalled() {
    trackers.mantis.as("carol").privateNote(id, "Validated.");
    assertThat(open()).contains(TWO);
    for (String name : new String[] {"carol@example.com", "CAROL@example.com", "carol"}) {
      Answer answer = done("two", name);
      assertThat(answer.code()).as(name).isEqualTo(2);
      assertThat(answer.err()).contains("it needs another person as well");
    }
    assertThat(open()).contains(TWO);
    assertThat(done("two", "dora@example.com").code()).isZero();
    assertThat(open()).doesNotContain(TWO);
  }
}
