package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.Lookers.body;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Refusal;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.junit.jupiter.api.Test;

/** M13, J12: what is known of a problem is passed on, and people have the last word. */
class KnownAnswersTest extends KnownProblemsCase {

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
