package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.Lookers.body;
import static org.incidentbridge.testkit.engine.Lookers.says;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Refusal;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Known.By;
import org.incidentbridge.spi.TicketSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C4, J10, J12: a match in the target is linked, not duplicated. */
class KnownProblemsTest {

  private static final String TITLE = "Export of monthly report fails with error 4711";
  private static final String TEXT = "Since the update the export stops after ten seconds.";

  private final World world = new World(Lookers.bridge(Lookers.ALL));

  @AfterEach
  void close() {
    world.close();
  }

  /** A ticket at the help desk, which shows what problem it is. */
  private String file(String title) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line(title), "known", Value.absent()));
  }

  private TicketSnapshot desk(String id) {
    return world.desk.all().stream().filter(t -> t.ref().id().equals(id)).findFirst().orElseThrow();
  }

  private TicketSnapshot eng(String id) {
    return world.eng.all().stream().filter(t -> t.ref().id().equals(id)).findFirst().orElseThrow();
  }

  /** Why the incident has the known problem that it has. */
  private String rule(String deskId) {
    return Objects.requireNonNull(incident(deskId).facts().get(StandardField.KNOWN_PROBLEM.field()))
        .from()
        .rule();
  }

  private Incident incident(String deskId) {
    return world.store.inTransaction(
        t -> t.incidents().of(new TicketRef(Desks.DESK, deskId)).orElseThrow());
  }

  private void assertRest() {
    long writes = world.writes();
    world.settle();
    assertThat(world.writes()).as("a further run writes nothing (N4)").isEqualTo(writes);
    assertThat(world.held()).isEmpty();
    assertThat(world.inbox()).isZero();
  }

  @Test
  void aTicketWithTheSameTitleIsLinkedAndNotDuplicatedC4() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file("Re: " + TITLE + "!");
    world.settle();

    assertThat(world.eng.all()).hasSize(1);
    String key = eng(known).head().key();
    assertThat(world.desk.backLinks(id).values()).containsExactly(key);
    assertThat(world.eng.backLinks(known)).hasSize(1);
    assertThat(show(desk(id), "known")).isEqualTo(key);
    assertThat(rule(id)).isEqualTo("same title with " + key);
    assertThat(texts(desk(id)))
        .singleElement()
        .asString()
        .contains(
            key + " in eng is the same problem (same title with " + key + ")", "--not " + key);
    assertThat(desk(id).talk().comments())
        .extracting(c -> c.visibility())
        .containsOnly(Visibility.INTERNAL);
    assertRest();
  }

  @Test
  void aTicketWithMostRareWordsInCommonIsLinkedWithItsScoreJ12() {
    String known = world.eng.personCreates("P", says(TITLE, TEXT));
    String id =
        world.desk.personCreates(
            "HD", says("Exports of the monthly reports fail with error 4711", TEXT));
    world.settle();

    assertThat(world.eng.all()).hasSize(1);
    assertThat(rule(id))
        .matches(
            "text match (0\\.[89]\\d|1\\.00) with " + eng(known).head().key() + "; both say .*");
    assertRest();
  }

  @Test
  void aTicketThatIsPerhapsTheSameIsProposedBesideTheMirror() {
    String maybe = world.eng.personCreates("P", says(TITLE, ""));
    String id =
        world.desk.personCreates("HD", says("Export of yearly report fails with error 4711", ""));
    world.settle();

    assertThat(world.eng.all()).hasSize(2);
    String key = eng(maybe).head().key();
    assertThat(texts(desk(id))).singleElement().asString().startsWith(key + " in eng may be the");
    TicketSnapshot mirror =
        world.eng.all().stream().filter(t -> !t.ref().id().equals(maybe)).findFirst().orElseThrow();
    assertThat(texts(mirror)).singleElement().asString().startsWith(key + " in eng may be the");
    assertRest();
  }

  @Test
  void anotherProblemGetsItsMirrorWithoutAWord() {
    world.eng.personCreates("P", says(TITLE, TEXT));
    String id = world.desk.personCreates("HD", says("Cannot log in at the branch office", "VPN"));
    world.settle();
    assertThat(world.eng.all()).hasSize(2);
    assertThat(texts(desk(id))).isEmpty();
    assertThat(incident(id).known()).isEmpty();
  }

  @Test
  void aKeyThatPeopleNameCountsInWhateverState() {
    String known =
        world.eng.personCreates(
            "P",
            Map.of("summary", Value.line("Quite another title"), "status", Value.line("Shut")));
    String key = eng(known).head().key();
    String id =
        world.desk.personCreates(
            "HD",
            Map.of("summary", Value.line(TITLE), "known", Value.line("see " + key + " please")));
    world.settle();
    assertThat(world.eng.all()).hasSize(1);
    assertThat(show(desk(id), "known")).as("left as it is").isEqualTo("see " + key + " please");
    assertThat(world.desk.backLinks(id).values()).containsExactly(key);
    assertRest();
  }

  @Test
  void aResolvedTicketIsNoKnownProblemUnlessItHasAnAnswer() {
    world.eng.personCreates(
        "P", Map.of("summary", Value.line(TITLE), "status", Value.line("Done")));
    String other = "Import of daily figures hangs";
    world.eng.personCreates(
        "P",
        Map.of(
            "summary", Value.line(other),
            "status", Value.line("Done"),
            "fixed", Value.names(List.of("2.1"))));
    World answered = world.withBridge(Lookers.bridge(Lookers.known(Set.of(By.TITLE), true, false)));
    answered.desk.personCreates("HD", Map.of("summary", Value.line(TITLE)));
    String id = answered.desk.personCreates("HD", Map.of("summary", Value.line(other)));
    answered.settle();
    assertThat(answered.eng.all()).hasSize(3);
    assertThat(texts(desk(id))).anyMatch(t -> t.contains("is resolved; the fix is in 2.1"));
  }

  /** Both are new at the same moment, so that neither has a ticket yet. */
  @Test
  void ofTwoThatAreFiledAtTheSameTimeOneGetsATicketAndTheOtherIsLinkedToIt() {
    String first = world.desk.personCreates("HD", says(TITLE, TEXT));
    String second = world.desk.personCreates("HD", says(TITLE, TEXT));
    world.settle();
    assertThat(world.eng.all()).hasSize(1);
    assertThat(incident(first).tickets()).hasSize(2);
    assertThat(incident(second).tickets()).hasSize(1);
    assertThat(incident(second).known()).allMatch(k -> k.is(KnownProblem.State.LINKED));
    assertThat(desk(second).talk().links()).as("related to the first").hasSize(1);
    assertRest();
  }

  /** N10: what one ticket is refused for stops no other one. */
  @Test
  void nobodyWaitsForATicketThatIsHeld() {
    Map<String, Value> bad = Map.of("summary", Value.line("forbidden " + TITLE));
    String first = world.desk.personCreates("HD", bad);
    String second = world.desk.personCreates("HD", bad);
    world.settle();
    assertThat(world.held()).hasSize(2);
    assertThat(incident(first).known()).isEmpty();
    assertThat(incident(second).known()).isEmpty();
  }

  @Test
  void aPersonSaysNoByClearingTheField() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    world.desk.personSets(id, "known", Value.absent());
    world.settle();
    assertThat(world.eng.all()).hasSize(2);
    assertThat(show(desk(id), "known")).isEmpty();
    assertThat(incident(id).tickets()).hasSize(2);
    world.eng.personSets(known, "prio", Value.line("P1"));
    assertRest();
    assertThat(incident(id).known()).allMatch(k -> k.is(KnownProblem.State.REFUSED));
  }

  @Test
  void aPersonNamesAnotherOneInTheField() {
    world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String right = world.eng.personCreates("P", Map.of("summary", Value.line("The true cause")));
    String id = file(TITLE);
    world.settle();
    String key = eng(right).head().key();
    world.desk.personSets(id, "known", Value.line(key));
    world.settle();
    assertThat(world.eng.all()).hasSize(2);
    assertThat(world.eng.backLinks(right)).hasSize(1);
    assertThat(show(desk(id), "known")).isEqualTo(key);
    assertRest();
  }

  @Test
  void aTicketOfItsOwnIsMadeOnceTheKnownOneIsDeleted() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    world.eng.personDeletes(known);
    world.settle();
    world.sweep();
    world.settle();
    assertThat(world.only(world.eng).ref().id()).isNotEqualTo(known);
    assertThat(show(desk(id), "known")).isEmpty();
    assertThat(texts(desk(id))).anyMatch(t -> t.contains("is gone; a ticket of its own is made"));
    assertRest();
  }

  /** N5. */
  @Test
  void aPrivateTicketIsNeitherLinkedNorTold() {
    String secret = world.eng.personCreates("P", says(TITLE, TEXT));
    world.eng.personRestricts(secret, true);
    String id = world.desk.personCreates("HD", says(TITLE, TEXT));
    world.settle();
    assertThat(world.eng.all()).hasSize(2);
    assertThat(desk(id).toString()).doesNotContain(eng(secret).head().key());
    assertThat(world.eng.backLinks(secret)).isEmpty();
  }

  /** N5. */
  @Test
  void nothingMoreIsToldOfATicketThatIsPrivateByNow() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    world.eng.personRestricts(known, true);
    world.eng.personSets(known, "workaround", body("hunter2"));
    world.settle();
    world.sweep();
    world.settle();
    assertThat(world.eng.all()).as("still no duplicate").hasSize(1);
    assertThat(desk(id).toString()).doesNotContain("hunter2");
    world.eng.personRestricts(known, false);
    world.settle();
    assertThat(texts(desk(id))).anyMatch(t -> t.contains("hunter2"));
    assertRest();
  }

  /** N5: what waits is not sent any more. */
  @Test
  void aWorkaroundThatWaitsIsDroppedOnceItsTicketIsPrivate() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    world.eng.personSets(known, "workaround", body("hunter2"));
    world.readOnly(world.eng);
    assertThat(world.outbox().pending()).isEqualTo(1);
    world.eng.personRestricts(known, true);
    world.settle();
    assertThat(world.outbox().pending()).isZero();
    assertThat(desk(id).toString()).doesNotContain("hunter2");
  }

  /** M13: workarounds go to the help desk only. */
  @Test
  void eachLinkedIncidentGetsTheWorkaroundAndItsChangeOnceM13() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String one = file(TITLE);
    String two = file(TITLE);
    world.settle();
    world.eng.personSets(known, "workaround", body("Restart the spooler."));
    world.settle();
    world.eng.personSets(known, "workaround", body("Restart the server."));
    world.settle();
    for (String id : List.of(one, two)) {
      assertThat(texts(desk(id)).stream().filter(t -> t.contains("has a workaround")))
          .hasSize(2)
          .anyMatch(t -> t.contains("Restart the spooler."))
          .anyMatch(t -> t.contains("Restart the server."));
      assertThat(desk(id).talk().comments()).allMatch(c -> c.visibility() == Visibility.INTERNAL);
    }
    assertRest();
  }

  @Test
  void anInternalCommentThatTellsAWorkaroundIsPassedOnInternally() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    world.eng.personComments(known, "workaround: use the other printer", Visibility.INTERNAL);
    world.eng.personComments(known, "The customer is right", Visibility.PUBLIC);
    String id = file(TITLE);
    world.settle();
    assertThat(desk(id).talk().comments())
        .filteredOn(c -> c.body().plainText().contains("use the other printer"))
        .singleElement()
        .matches(c -> c.visibility() == Visibility.INTERNAL);
    assertThat(desk(id).toString()).doesNotContain("The customer is right");
  }

  @Test
  void theVersionWithTheFixIsToldOnceTheKnownProblemIsResolved() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    world.eng.personSets(known, "fixed", Value.names(List.of("2.4.1")));
    world.settle();
    assertThat(texts(desk(id))).noneMatch(t -> t.contains("2.4.1"));
    world.eng.personSets(known, "status", Value.line("Done"));
    world.settle();
    assertThat(texts(desk(id)))
        .containsOnlyOnce(eng(known).head().key() + " is resolved; the fix is in 2.4.1.");
    assertThat(show(desk(id), "status"))
        .as("the customer's ticket stays open")
        .isNotEqualTo("Done");
    assertRest();
  }

  /** Text that never rests is not followed without end. */
  @Test
  void aWorkaroundThatChangesAllTheTimeIsToldSoOftenAndNoMore() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    for (int i = 0; i < 2 * KnownProblem.MOST_TOLD; i++) {
      world.eng.personSets(known, "workaround", body("Step " + i));
      world.pass(Duration.ofMinutes(10));
      world.sync();
    }
    world.settle();
    assertThat(texts(desk(id))).hasSizeLessThanOrEqualTo(KnownProblem.MOST_TOLD);
  }

  @Test
  void aPersonSaysNoByACommand() {
    world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    String key = show(desk(id), "known");
    var refusal = new Refusal(world.store, world.clock);
    assertThat(refusal.refuse(incident(id), "P-9")).isFalse();
    assertThat(refusal.refuse(incident(id), key.toLowerCase(Locale.ROOT))).isTrue();
    world.settle();
    assertThat(world.eng.all()).hasSize(2);
    assertThat(show(desk(id), "known")).isEmpty();
    assertThat(refusal.refuse(incident(id), key)).as("a second time").isFalse();
    assertRest();
    world.desk.personSets(id, "summary", Value.line(TITLE + " again"));
    assertRestAfterChange(id);
  }

  private void assertRestAfterChange(String id) {
    world.settle();
    assertThat(incident(id).known()).allMatch(k -> k.is(KnownProblem.State.REFUSED));
    assertThat(world.eng.all()).hasSize(2);
  }

  /** What a person refused counts again once a person names it. */
  @Test
  void whatWasRefusedBeforeItHadAMirrorIsLinkedOncePeopleNameIt() {
    world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    String key = show(desk(id), "known");
    new Refusal(world.store, world.clock).refuse(incident(id), key);
    world.desk.personSets(id, "known", Value.line("it is " + key));
    world.settle();
    assertThat(world.eng.all()).hasSize(1);
    assertThat(incident(id).known()).anyMatch(k -> k.is(KnownProblem.State.LINKED));
    assertRest();
  }

  /** The index of a process that goes on takes in what came after it was made. */
  @Test
  void aProcessThatGoesOnFindsWhatCameSince() {
    var process = world.cycle();
    world.eng.personCreates("P", Map.of("summary", Value.line("Something else entirely")));
    file("First of all tickets here");
    process.run(Progress.NONE);
    String late =
        world.eng.personCreates("P", Map.of("summary", Value.line("Old words say little")));
    world.pass(Duration.ofMinutes(10));
    process.run(Progress.NONE);
    world.eng.personSets(late, "summary", Value.line(TITLE));
    String id = file(TITLE);
    world.pass(Duration.ofMinutes(10));
    process.run(Progress.NONE);
    assertThat(incident(id).known()).hasSize(1);
    world.eng.personSets(late, "summary", Value.line("Old words say little"));
    String other = file(TITLE);
    world.pass(Duration.ofMinutes(10));
    process.run(Progress.NONE);
    assertThat(incident(other).known()).as("it says something else by now").isEmpty();
  }

  @Test
  void aPlanShowsTheLinkWithItsReason() {
    world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    file(TITLE);
    world.cycle().preview(Progress.NONE);
    List<String> whys =
        world.store.inTransaction(
            tables -> {
              List<String> all = new ArrayList<>();
              for (var tracker : List.of(Desks.DESK, Desks.ENG)) {
                tables
                    .outbox()
                    .each(tracker, p -> p.explanation().lines().forEach(l -> all.add(l.why())));
              }
              return all;
            });
    assertThat(whys)
        .filteredOn(w -> w.matches("same title with P-\\d+: linked, no mirror is made"))
        .as("one for each of the two tickets")
        .hasSize(2);
  }

  @Test
  void aTicketOfItsOwnIsMadeOnceTheKnownOneIsMerged() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String into = world.eng.personCreates("P", Map.of("summary", Value.line("Quite another one")));
    String id = file(TITLE);
    world.settle();
    world.eng.personMerges(known, into);
    world.settle();
    world.sweep();
    world.settle();
    assertThat(incident(id).tickets()).hasSize(2);
    assertRest();
  }

  /** What cannot be read for a while is no reason for a duplicate. */
  @Test
  void aKnownTicketThatIsOutOfSightStaysLinked() {
    String known = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
    String id = file(TITLE);
    world.settle();
    world.eng.personHides(known, true);
    world.settle();
    world.sweep();
    world.settle();
    assertThat(incident(id).tickets()).hasSize(1);
    assertThat(incident(id).known()).allMatch(k -> k.is(KnownProblem.State.LINKED));
    world.eng.personHides(known, false);
    world.eng.personSets(known, "workaround", body("Wait."));
    world.settle();
    world.sweep();
    world.settle();
    assertThat(texts(desk(id))).anyMatch(t -> t.contains("Wait."));
    assertRest();
  }
}
