package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Ledger;
import org.junit.jupiter.api.Test;

/** The whole road over trackers in memory. */
class SyncCycleTest {

  private static Value line(String text) {
    return Value.line(text);
  }

  private static String file(World world, String title) {
    return world.desk.personCreates("HD", Map.of("summary", line(title), "prio", line("P2")));
  }

  @Test
  void aNewTicketGetsOneMirrorWithItsFieldsCommentsAndFiles() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "Printer on fire");
      world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.desk.personAttaches(id, "fire.png", Visibility.PUBLIC);
      world.sync();
      TicketSnapshot mirror = world.only(world.eng);
      assertThat(show(mirror, "summary")).isEqualTo("Printer on fire");
      assertThat(show(mirror, "prio")).isEqualTo("P2");
      assertThat(texts(mirror)).singleElement().asString().contains("It burns", "Ann of desk");
      assertThat(mirror.talk().attachments()).hasSize(1);
      assertThat(world.eng.backLinks(mirror.ref().id())).containsValue("HD-" + id);
      assertThat(world.desk.backLinks(id)).containsValue(mirror.head().key());
    }
  }

  @Test
  void aSecondRunWritesNothing() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "A title that is far longer than the sixty characters the tracker can hold");
      world.sync();
      long writes = world.writes();
      for (int i = 0; i < 3; i++) {
        world.pass(Duration.ofMinutes(1));
        world.sync();
      }
      assertThat(world.writes()).isEqualTo(writes);
    }
  }

  @Test
  void changesFlowByOwnershipAndTheLoserIsKept() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "Old title");
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.pass(Duration.ofMinutes(1));
      world.eng.personSets(mirror, "summary", line("Engineers' title"));
      world.eng.personSets(mirror, "status", line("Working"));
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Old title");
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Working");
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .anySatisfy(
              l -> {
                assertThat(l.kind()).isEqualTo(Ledger.Kind.OVERRULED);
                assertThat(l.text().detail()).contains("Engineers' title");
              });
      assertThat(id).isNotBlank();
    }
  }

  @Test
  void theLatestChangeCountsWhereSoConfigured() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.pass(Duration.ofMinutes(1));
      world.eng.personSets(mirror, "prio", line("P1"));
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "prio", line("P3"));
      world.sync();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P3");
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P3");
    }
  }

  @Test
  void labelsOfBothSidesAreUnited() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.desk.personSets(id, "tags", Value.names(List.of("a", "b")));
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.desk.personSets(id, "tags", Value.names(List.of("b", "c")));
      world.eng.personSets(mirror, "tags", Value.names(List.of("a", "b", "d")));
      world.sync();
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("b, c, d");
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("b, c, d");
    }
  }

  @Test
  void aFieldOwnedByNobodyBecomesAConflictUntilTheSidesAgree() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.desk.personSets(id, "service", line("mail"));
      world.eng.personSets(mirror, "service", line("web"));
      world.sync();
      assertThat(show(world.only(world.desk), "service")).isEqualTo("mail");
      assertThat(show(world.only(world.eng), "service")).isEqualTo("web");
      var incident =
          world.store.inTransaction(t -> t.incidents().of(world.only(world.desk).ref())).get();
      assertThat(incident.conflicts()).hasSize(1);
      world.eng.personSets(mirror, "service", line("mail"));
      world.sync();
      incident =
          world.store.inTransaction(t -> t.incidents().of(world.only(world.desk).ref())).get();
      assertThat(incident.conflicts()).isEmpty();
    }
  }

  @Test
  void oneBadFieldIsHeldAndTheOthersFlow() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      world.desk.personSets(id, "summary", line("forbidden title"));
      world.desk.personSets(id, "prio", line("P1"));
      world.sync();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("T");
      assertThat(world.held()).hasSize(1);
      world.desk.personSets(id, "prio", line("P3"));
      world.sync();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P3");
      assertThat(world.held()).hasSize(1);
      world.desk.personSets(id, "summary", line("fine"));
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("fine");
      assertThat(world.held()).isEmpty();
    }
  }

  @Test
  void aWordWithoutTranslationIsAProblemAndTheOthersFlow() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      world.desk.personSets(id, "prio", line("P99"));
      world.desk.personSets(id, "summary", line("New"));
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("New");
      assertThat(world.problems())
          .anySatisfy(p -> assertThat(p.message()).contains("P99", "vocabulary"));
    }
  }

  @Test
  void aNonOwnerMayReopenWhereSoConfigured() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "status", line("Done"));
      world.sync();
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Done");
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "status", line("Open"));
      world.sync();
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Open");
    }
  }

  @Test
  void whoReopensMayAlsoTakeTheResolutionAway() {
    try (World world = new World(Desks.deskToEng())) {
      Map<String, Value> open = Map.of("summary", line("T"), "resolution", Value.absent());
      String id = world.desk.personCreates("HD", open);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "status", line("Done"));
      world.eng.personSets(mirror, "resolution", line("Fixed"));
      world.sync();
      assertThat(show(world.only(world.desk), "resolution")).isEqualTo("Fixed");
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "status", line("Open"));
      world.desk.personSets(id, "resolution", Value.absent());
      world.sync();
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Open");
      assertThat(show(world.only(world.desk), "resolution")).isEmpty();
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .noneMatch(
              l -> l.kind() == Ledger.Kind.OVERRULED && l.text().summary().contains("resolution"));
    }
  }

  @Test
  void aDeletedMirrorIsRemarkedOnOnce() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "T");
      world.sync();
      world.eng.personDeletes(world.only(world.eng).ref().id());
      world.sweep();
      world.sweep();
      assertThat(world.eng.all()).isEmpty();
      assertThat(texts(world.only(world.desk))).singleElement().asString().contains("was deleted");
    }
  }

  @Test
  void aHiddenTicketWaitsAndCatchesUp() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personHides(mirror, true);
      world.sweep();
      world.desk.personSets(id, "summary", line("While hidden"));
      world.sync();
      world.desk.personSets(id, "status", line("Done"));
      world.sync();
      assertThat(show(world.only(world.desk), "status"))
          .as("nothing is put back for an owner who is away")
          .isEqualTo("Done");
      world.eng.personHides(mirror, false);
      world.sweep();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("While hidden");
    }
  }

  @Test
  void aLostStoreFindsItsMirrorsAgain() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      world.sync();
      try (World again = world.withFreshStore()) {
        again.sync();
        again.sync();
        assertThat(world.eng.all()).hasSize(1);
        assertThat(texts(world.only(world.eng))).hasSize(1);
        assertThat(world.desk.all()).hasSize(1);
        assertThat(texts(world.only(world.desk))).hasSize(1);
        assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
        assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
      }
    }
  }

  @Test
  void aPersonDecidesAConflict() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.desk.personSets(id, "service", line("mail"));
      world.eng.personSets(mirror, "service", line("web"));
      world.sync();
      var incident =
          world.store.inTransaction(t -> t.incidents().of(world.only(world.desk).ref())).get();
      var rulings = new Rulings(world.store, world.clock);
      assertThat(rulings.take(incident.id(), Desks.SERVICE, Desks.ENG)).isTrue();
      world.sync();
      assertThat(show(world.only(world.desk), "service")).isEqualTo("web");
      assertThat(rulings.take(incident.id(), Desks.SERVICE, Desks.ENG)).isFalse();
    }
  }

  @Test
  void aReleasedCommandIsTriedAgain() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      world.desk.personSets(id, "summary", line("forbidden title"));
      world.sync();
      var key = world.held().getFirst().planned().command().target().key();
      assertThat(new Rulings(world.store, world.clock).release(key)).isTrue();
      assertThat(world.held()).isEmpty();
      world.sync();
      world.pass(Duration.ofMinutes(1));
      world.sync();
      assertThat(world.held()).hasSize(1);
    }
  }

  @Test
  void aTicketNamedInAFieldIsJoinedAndItsLosingValuesAreKept() {
    try (World world = new World(Desks.adopting())) {
      String there = world.eng.personCreates("P", Map.of("summary", line("Engineers' words")));
      String id = file(world, "The desk's words");
      world.desk.personSets(id, "service", line("P-" + there));
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("The desk's words");
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .anySatisfy(l -> assertThat(l.text().detail()).contains("Engineers' words"));
    }
  }

  @Test
  void aTicketNamedButNotThereIsNotReplacedByANewOne() {
    try (World world = new World(Desks.adopting())) {
      String id = file(world, "T");
      world.desk.personSets(id, "service", line("P-99"));
      world.sync();
      assertThat(world.eng.all()).isEmpty();
      assertThat(world.problems())
          .anySatisfy(p -> assertThat(p.message()).contains("P-99", "clear it"));
    }
  }

  @Test
  void theSurvivorOfADeletedMirrorCanBeEdited() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.sync();
      world.eng.personDeletes(world.only(world.eng).ref().id());
      world.sweep();
      world.desk.personSets(id, "status", line("Done"));
      world.sync();
      world.sync();
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Done");
    }
  }

  /** N11. */
  @Test
  void whereNobodySaysHowSevereWhatIsMostUrgentGoesFirst() {
    try (World world = new World(Desks.deskToEng())) {
      for (String priority : List.of("P3", "P2", "P1")) {
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("A"), "prio", Value.line(priority)));
      }
      world.sync();
      assertThat(world.eng.all().stream().map(t -> show(t, "prio")))
          .containsExactly("P1", "P2", "P3");
    }
  }
}
