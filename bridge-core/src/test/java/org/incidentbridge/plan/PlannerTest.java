package org.incidentbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.plan.Scene.ENG;
import static org.incidentbridge.plan.Scene.MIRROR;
import static org.incidentbridge.plan.Scene.ORIGIN;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.spi.Command;
import org.junit.jupiter.api.Test;

/** Mirrors and fields that the planner asks for, and those that it does not. */
final class PlannerTest {

  private static final Value NORMAL = Value.line("normal");
  private static final Value URGENT = Value.line("urgent");

  private final Scene scene = new Scene();

  private <C extends Command> List<C> planned(Class<C> kind) {
    return scene.plan().commands().stream()
        .map(PlannedCommand::command)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private Command.CreateTicket mirror() {
    return planned(Command.CreateTicket.class).getFirst();
  }

  @Test
  void aMirrorIsMadeInTheTargetsWordsWithoutStatusAndWithALinkBack() {
    scene
        .ticket(ORIGIN, "")
        .says(StandardField.TITLE, Value.line("Fire"))
        .says(StandardField.PRIORITY, URGENT)
        .says(StandardField.STATUS, Value.line("new"));

    Command.CreateTicket made = mirror();

    assertThat(made.project()).isEqualTo("Project");
    assertThat(made.fields())
        .containsEntry("f_title", Value.line("Fire"))
        .containsEntry("f_priority", Value.line("P1"))
        .containsEntry("f_fixed", Value.line("always"))
        .doesNotContainKeys("f_status", "f_resolution");
    assertThat(made.link().title()).contains("desk-1");
  }

  @Test
  void aTicketStandsForTheWordThatItShowsAlready() {
    scene
        .ticket(ORIGIN, "")
        .shows(ORIGIN, StandardField.PRIORITY, "P1", URGENT)
        .ticket(MIRROR, "near")
        .presets(MIRROR, StandardField.PRIORITY, "P1", URGENT)
        .says(StandardField.PRIORITY, URGENT);

    assertThat(scene.decided().ticket(MIRROR).orElseThrow().baselines())
        .containsEntry(StandardField.PRIORITY.field(), Baseline.of(URGENT));
  }

  /** N3: also after a lost answer. */
  @Test
  void theSameSituationGivesTheSameKey() {
    scene.ticket(ORIGIN, "").says(StandardField.TITLE, Value.line("Fire"));

    assertThat(mirror().target().key()).isEqualTo(mirror().target().key());
  }

  /** N10: the mirror is made without it. */
  @Test
  void aValueWithoutAWordIsAProblemOfItsFieldAlone() {
    scene
        .ticket(ORIGIN, "")
        .says(StandardField.TITLE, Value.line("Fire"))
        .says(StandardField.PRIORITY, Value.line("low"));

    assertThat(mirror().fields()).containsKey("f_title").doesNotContainKey("f_priority");
    assertThat(scene.plan().problems().get(ORIGIN))
        .containsOnlyKeys(StandardField.PRIORITY.field())
        .containsValue(
            "eng has no word for priority 'low': add it to vocabulary.priority of tracker eng");
  }

  @Test
  void aConditionThatCannotBeComputedMakesNothingAndSaysSo() {
    scene.when = condition(new Condition.Answer(false, "no such field"));
    scene.ticket(ORIGIN, "").says(StandardField.TITLE, Value.line("Fire"));

    assertThat(planned(Command.CreateTicket.class)).isEmpty();
    assertThat(scene.plan().problems().get(ORIGIN)).hasSize(1);
  }

  @Test
  void aConditionThatDoesNotHoldMakesNothing() {
    scene.when = condition(new Condition.Answer(false, ""));
    scene.ticket(ORIGIN, "").says(StandardField.TITLE, Value.line("Fire"));

    assertThat(scene.plan().commands()).isEmpty();
    assertThat(scene.plan().problems()).isEmpty();
  }

  private static Condition condition(Condition.Answer answer) {
    return new Condition() {
      @Override
      public Answer test(Map<String, Object> variables) {
        return answer;
      }

      @Override
      public String text() {
        return "a condition";
      }
    };
  }

  /** N3: it may be there again tomorrow. */
  @Test
  void aMirrorOutOfSightIsNotMadeAgain() {
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near", Presence.NOT_VISIBLE);

    assertThat(planned(Command.CreateTicket.class)).isEmpty();
  }

  @Test
  void aDeletedMirrorIsMadeAgainOnlyIfSoConfiguredAndUnderAnotherKey() {
    scene.ticket(ORIGIN, "").says(StandardField.TITLE, Value.line("Fire"));
    var first = mirror().target().key();
    scene.ticket(MIRROR, "near", Presence.DELETED);
    assertThat(planned(Command.CreateTicket.class)).isEmpty();

    scene.onDelete = Answers.OnDeletion.RECREATE;

    assertThat(mirror().target().key()).isNotEqualTo(first);
  }

  /** N5. */
  @Test
  void whatIsRestrictedIsNeitherInAMirrorNorInAnUpdate() {
    scene.restricted.add(StandardField.SERVICE);
    scene
        .ticket(ORIGIN, "")
        .says(StandardField.TITLE, Value.line("Fire"))
        .says(StandardField.SERVICE, Value.line("secret service"));
    assertThat(mirror().fields()).containsKey("f_title").doesNotContainKey("f_service");

    scene
        .ticket(MIRROR, "near")
        .shows(MIRROR, StandardField.TITLE, "Fire", Value.line("Fire"))
        .shows(MIRROR, StandardField.SERVICE, "old", Value.line("old"));

    assertThat(planned(Command.UpdateFields.class)).isEmpty();
  }

  /** N7: the tracker's present value is named, so that nothing newer is overwritten. */
  @Test
  void aFieldThatStandsForSomethingElseIsWrittenAndItsPresentValueExpected() {
    scene
        .ticket(ORIGIN, "")
        .ticket(MIRROR, "near")
        .says(StandardField.PRIORITY, URGENT)
        .shows(ORIGIN, StandardField.PRIORITY, "P1", URGENT)
        .shows(MIRROR, StandardField.PRIORITY, "P3", NORMAL);

    assertThat(planned(Command.UpdateFields.class))
        .singleElement()
        .satisfies(u -> assertThat(u.target().tracker()).isEqualTo(ENG))
        .extracting(Command.UpdateFields::writes)
        .isEqualTo(
            List.of(new Command.FieldWrite("f_priority", Value.line("P3"), Value.line("P1"))));
  }

  /** People know keys, not numbers of the database behind them. */
  @Test
  void theReasonNamesTheTicketByItsKeyAndTheRuleThatWins() {
    scene
        .ticket(ORIGIN, "")
        .ticket(MIRROR, "near")
        .says(StandardField.PRIORITY, URGENT)
        .shows(MIRROR, StandardField.PRIORITY, "P3", NORMAL);

    assertThat(scene.plan().commands())
        .flatExtracting(planned -> planned.explanation().lines())
        .filteredOn(line -> line.what().equals("priority"))
        .extracting(Explanation.Line::why)
        .contains("desk desk-1: the rule; the origin owns it");
  }

  /** N4: what the tracker made of an earlier write is not written again. */
  @Test
  void aFieldThatStandsForTheValueIsLeftAloneWhateverItShows() {
    scene
        .ticket(ORIGIN, "")
        .ticket(MIRROR, "near")
        .says(StandardField.TITLE, Value.line("Fire 🔥"))
        .shows(ORIGIN, StandardField.TITLE, "Fire 🔥", Value.line("Fire 🔥"))
        .shows(MIRROR, StandardField.TITLE, "Fire �", Value.line("Fire 🔥"));

    assertThat(planned(Command.UpdateFields.class)).isEmpty();
  }

  @Test
  void aFieldInConflictWaitsForAPerson() {
    scene
        .ticket(ORIGIN, "")
        .ticket(MIRROR, "near")
        .says(StandardField.PRIORITY, URGENT)
        .shows(MIRROR, StandardField.PRIORITY, "P3", NORMAL);
    scene.conflicts.add(
        new Conflict(
            StandardField.PRIORITY.field(), Instant.EPOCH, new TreeMap<>(), "its owner is 'ask'"));

    assertThat(planned(Command.UpdateFields.class)).isEmpty();
  }

  /** N10. */
  @Test
  void aFieldWithoutAWordHoldsBackNoOther() {
    scene
        .ticket(ORIGIN, "")
        .ticket(MIRROR, "near")
        .says(StandardField.PRIORITY, Value.line("low"))
        .says(StandardField.TITLE, Value.line("Fire"))
        .shows(MIRROR, StandardField.PRIORITY, "P3", NORMAL)
        .shows(MIRROR, StandardField.TITLE, "Smoke", Value.line("Smoke"));

    assertThat(planned(Command.UpdateFields.class).getFirst().writes())
        .extracting(Command.FieldWrite::field)
        .containsExactly("f_title");
    assertThat(scene.plan().problems().get(MIRROR))
        .containsOnlyKeys(StandardField.PRIORITY.field());
  }

  @Test
  void statusAndResolutionGoInOneStep() {
    scene
        .ticket(ORIGIN, "")
        .ticket(MIRROR, "near")
        .says(StandardField.STATUS, Value.line("resolved"))
        .says(StandardField.RESOLUTION, Value.line("fixed"))
        .shows(MIRROR, StandardField.STATUS, "Open", Value.line("new"));
    scene.shows(MIRROR, StandardField.RESOLUTION, "", Value.absent());

    Command.ChangeStatus change = planned(Command.ChangeStatus.class).getFirst();

    assertThat(change.expected()).isEqualTo("Open");
    assertThat(change.status()).isEqualTo("Done");
  }

  /** N2: Zendesk takes nothing more for a closed ticket, nor do many workflows of Jira. */
  @Test
  void aTicketIsClosedAfterAllElseIsSaidOnIt() {
    scene
        .ticket(ORIGIN, "")
        .ticket(MIRROR, "near")
        .says(StandardField.STATUS, Value.line("closed"))
        .shows(ORIGIN, StandardField.STATUS, "Shut", Value.line("closed"))
        .shows(MIRROR, StandardField.STATUS, "Open", Value.line("new"))
        .comment(ORIGIN, "c1", 5, Visibility.PUBLIC, "It is the fuser.");

    assertThat(scene.plan().commands())
        .filteredOn(c -> c.command().target().tracker().equals(ENG))
        .extracting(c -> c.command().getClass().getSimpleName())
        .contains("AddComment", "PutLink")
        .endsWith("ChangeStatus");
  }
}
