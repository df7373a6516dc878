package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.Lookers.body;
import static org.incidentbridge.testkit.engine.Lookers.says;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Known.By;
import org.incidentbridge.spi.TicketSnapshot;
import org.junit.jupiter.api.Test;

/** C4, J10, J12: a match in the target is linked, not duplicated. */
class KnownProblemsTest extends KnownProblemsCase {

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
}
