package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Answers.OnCommentDeletion;
import org.incidentbridge.policy.Answers.OnReopening;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.store.Ledger;
import org.junit.jupiter.api.Test;

/** What was configured for deleted comments, reopening, sets, and conditions that fail. */
class AnswersTest {

  private static Bridge answering(OnReopening reopening, OnCommentDeletion deletion) {
    Answers usual = Answers.STANDARD;
    var answers =
        new Answers(
            usual.deletion(), usual.merge(), usual.hiding(), usual.move(), reopening, deletion);
    return Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, answers));
  }

  private static String file(World world, String title) {
    return world.desk.personCreates("HD", Map.of("summary", Value.line(title)));
  }

  private static List<String> copiesOfADeletedComment(OnCommentDeletion answer) {
    try (World world = new World(answering(OnReopening.FOLLOW, answer))) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "said too much", Visibility.PUBLIC);
      world.sync();
      assertThat(texts(world.only(world.eng))).hasSize(1);
      world.desk.personDeletesComment(id, comment);
      world.settle();
      return texts(world.only(world.eng));
    }
  }

  @Test
  void theCopyOfADeletedCommentStaysWhereSoConfigured() {
    assertThat(copiesOfADeletedComment(OnCommentDeletion.KEEP)).hasSize(1);
  }

  @Test
  void theCopyOfADeletedCommentGoesWhereSoConfigured() {
    assertThat(copiesOfADeletedComment(OnCommentDeletion.REMOVE)).isEmpty();
  }

  /** The desk, which does not own the status, takes up again what engineering resolved. */
  private static void reopen(World world) {
    String id = file(world, "T");
    world.sync();
    world.pass(Duration.ofMinutes(1));
    world.eng.personSets(world.only(world.eng).ref().id(), "status", Value.line("Done"));
    world.settle();
    assertThat(show(world.only(world.desk), "status")).isEqualTo("Done");
    world.desk.personSets(id, "status", Value.line("Open"));
    world.settle();
  }

  @Test
  void whoReopensWithoutOwningTheStatusIsFollowedWhereSoConfigured() {
    try (World world = new World(answering(OnReopening.FOLLOW, OnCommentDeletion.KEEP))) {
      reopen(world);
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Open");
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Open");
    }
  }

  @Test
  void whoReopensWithoutOwningTheStatusIsOverruledWhereSoConfigured() {
    try (World world = new World(answering(OnReopening.OVERRULE, OnCommentDeletion.KEEP))) {
      reopen(world);
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Done");
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Done");
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .as("the losing value is kept (N7)")
          .anyMatch(l -> l.kind() == Ledger.Kind.OVERRULED && l.text().detail().contains("new"));
    }
  }

  private static String united(List<String> onDesk, List<String> onEng) {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.desk.personSets(id, "tags", Value.names(List.of("a", "b")));
      world.sync();
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "tags", Value.names(onDesk));
      world.eng.personSets(world.only(world.eng).ref().id(), "tags", Value.names(onEng));
      world.settle();
      assertThat(show(world.only(world.desk), "tags"))
          .isEqualTo(show(world.only(world.eng), "tags"));
      return show(world.only(world.eng), "tags");
    }
  }

  @Test
  void whatEitherSideAddsIsAddedAndWhatEitherRemovesIsRemoved() {
    assertThat(united(List.of("a", "c"), List.of("a", "b", "d"))).isEqualTo("a, c, d");
  }

  @Test
  void whatBothSidesDoAtOnceIsDoneOnce() {
    assertThat(united(List.of("a", "e"), List.of("a", "e"))).isEqualTo("a, e");
  }

  @Test
  void setsThatBothSidesEmptyInPartsAreEmpty() {
    assertThat(united(List.of("a"), List.of("b"))).isEmpty();
  }

  /** A condition that cannot be computed for tickets whose title says so. */
  private record Picky() implements Condition {
    @Override
    public Answer test(Map<String, Object> variables) {
      return variables.toString().contains("odd")
          ? new Answer(false, "no such key: floor")
          : new Answer(true, "");
    }

    @Override
    public String text() {
      return "incident.custom.floor == '3'";
    }
  }

  @Test
  void aConditionThatCannotBeComputedIsListedAndBlocksItsRouteForThatTicketOnly() {
    Route picky = Desks.route("picky", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    var bridge =
        Desks.of(
            new Route(picky.name(), picky.ends(), new Picky(), picky.create(), picky.terms()),
            Desks.route("work", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD));
    try (World world = new World(bridge)) {
      String odd = file(world, "odd one");
      file(world, "plain one");
      world.sync();
      assertThat(world.ops.all()).hasSize(2);
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("plain one");
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.ticket().id()).isEqualTo(odd))
          .satisfies(p -> assertThat(p.topic()).isEqualTo("when"))
          .satisfies(
              p -> assertThat(p.message()).contains("picky", "no such key: floor", "custom.floor"));
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(odd, "summary", Value.line("mended"));
      world.settle();
      assertThat(world.eng.all()).hasSize(2);
      assertThat(world.problems()).isEmpty();
    }
  }
}
