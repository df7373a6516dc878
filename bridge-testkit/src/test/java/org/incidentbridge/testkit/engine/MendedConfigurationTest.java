package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N10 and N2: what a tracker refused, and what the configuration got wrong and was mended. */
class MendedConfigurationTest {

  private static final Bridge GOOD = Desks.deskToEng();

  private static String file(World world) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
  }

  private static Bridge into(String project, Condition when) {
    Route made = Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    var create = new Route.Create(project, "", Map.of(), "");
    return Desks.of(new Route(made.name(), made.ends(), when, create, made.terms()));
  }

  /** Eng's word for the priority "high" is not one that eng takes. */
  private static Bridge mistaken() {
    Map<TrackerId, Vocabulary> words = new HashMap<>(GOOD.vocabularies());
    SortedMap<FieldName, Vocabulary.Term> terms =
        new TreeMap<>(GOOD.vocabulary(Desks.ENG).fields());
    var map = new ValueMap(Map.of("forbidden P2", "high", "P1", "urgent", "P3", "normal"));
    terms.put(Desks.PRIORITY, new Vocabulary.Term("prio", FieldKind.WORD, map, false));
    words.put(Desks.ENG, new Vocabulary(Desks.ENG, terms));
    return new Bridge(words, List.copyOf(GOOD.routes()), GOOD.people());
  }

  @Test
  void aTicketIsMadeWithoutTheOneFieldThatItsTrackerRefuses() {
    try (World world = new World(mistaken())) {
      String id = file(world);
      world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");
      assertThat(show(world.only(world.eng), "prio")).isEmpty();
      assertThat(texts(world.only(world.eng))).hasSize(1);
      assertThat(world.held())
          .singleElement()
          .satisfies(e -> assertThat(e.retry().message()).contains("'forbidden' is not allowed"));
    }
  }

  @Test
  void aHeldFieldGoesOutInTheWordsOfTheMendedConfiguration() {
    try (World world = new World(mistaken())) {
      file(world);
      world.sync();
      assertThat(world.held()).hasSize(1);

      World mended = world.withBridge(GOOD);
      mended.sync();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P2");
      assertThat(world.outbox()).isEqualTo(new Outbox.Counts(0, 0, 0));
      long writes = world.writes();
      mended.sync();
      assertThat(world.writes()).isEqualTo(writes);
    }
  }

  /** N7: a priority that eng had preset does not overwrite what customers said. */
  @Test
  void whereAFieldIsSyncedFromNowOnTheOriginsValueCountsAtFirst() {
    Route route = GOOD.routes().getFirst();
    SortedMap<FieldName, Owner> fewer = new TreeMap<>(route.terms().fields());
    fewer.remove(Desks.PRIORITY);
    var terms = new Route.Terms(fewer, route.terms().share(), route.terms().answers());
    Map<TrackerId, Vocabulary> words = new HashMap<>(GOOD.vocabularies());
    SortedMap<FieldName, Vocabulary.Term> known =
        new TreeMap<>(GOOD.vocabulary(Desks.ENG).fields());
    known.remove(Desks.PRIORITY);
    words.put(Desks.ENG, new Vocabulary(Desks.ENG, known));
    var silent =
        new Bridge(
            words,
            List.of(new Route(route.name(), route.ends(), route.when(), route.create(), terms)),
            GOOD.people());
    try (World world = new World(silent)) {
      String id = file(world);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.pass(Duration.ofMinutes(1));
      world.eng.personSets(mirror, "prio", Value.line("P3"));
      world.settle();

      World mended = world.withBridge(GOOD);
      mended.settle();
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P2");
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P2");
      world.pass(Duration.ofMinutes(1));
      world.eng.personSets(mirror, "prio", Value.line("P1"));
      mended.settle();
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      assertThat(world.desk.all()).extracting(t -> t.ref().id()).containsExactly(id);
    }
  }

  /** N1: a word for nothing is an answer too, also to what eng presets in each new ticket. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereAFieldIsSyncedFromNowOnTheOriginsWordForNothingCountsAtFirst(boolean mapped) {
    var words = new ValueMap(Map.of("P0", "none", "P1", "urgent", "P2", "high", "P3", "normal"));
    var term = new Vocabulary.Term("prio", FieldKind.WORD, words, false);
    Bridge half = Desks.with(GOOD, Desks.DESK, Desks.PRIORITY, term);
    Bridge whole = Desks.with(half, Desks.ENG, Desks.PRIORITY, term);
    Bridge before = mapped ? whole : lacking(half, Desks.ENG, Desks.PRIORITY);
    try (World world = new World(Desks.without(before, Desks.PRIORITY))) {
      world.eng.presets("prio", Value.line("P3"));
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P0")));
      world.settle();
      String mirror = world.only(world.eng).ref().id();

      World mended = world.withBridge(whole);
      mended.settle();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P0");
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P0");
      world.eng.personSets(mirror, "prio", Value.line("P1"));
      mended.settle();
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
    }
  }

  private static Bridge lacking(Bridge bridge, TrackerId tracker, FieldName field) {
    SortedMap<FieldName, Vocabulary.Term> known =
        new TreeMap<>(bridge.vocabulary(tracker).fields());
    known.remove(field);
    Map<TrackerId, Vocabulary> words = new HashMap<>(bridge.vocabularies());
    words.put(tracker, new Vocabulary(tracker, known));
    return new Bridge(words, bridge.routes(), bridge.people());
  }

  @Test
  void aHeldTicketIsMadeWhereTheMendedConfigurationSays() {
    try (World world = new World(into(FakeTracker.SHUT, Condition.ALWAYS))) {
      file(world);
      world.sync();
      assertThat(world.eng.all()).isEmpty();
      assertThat(world.held()).hasSize(1);

      world.withBridge(into("P", Condition.ALWAYS)).sync();
      assertThat(world.only(world.eng).head().project()).isEqualTo("P");
      assertThat(world.held()).isEmpty();
    }
  }

  @Test
  void aReleasedTicketIsMadeWithWhatItsOriginSaysByNow() {
    try (World world = new World(into(FakeTracker.SHUT, Condition.ALWAYS))) {
      String id = file(world);
      world.sync();
      var key = world.held().getFirst().planned().command().target().key();
      assertThat(new Rulings(world.store, world.clock).release(key)).isTrue();
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "summary", Value.line("Printer in ashes"));

      world.withBridge(into("P", Condition.ALWAYS)).sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer in ashes");
    }
  }

  @Test
  void aStatusGoesThroughWhileItsResolutionIsHeld() {
    Map<TrackerId, Vocabulary> words = new HashMap<>(GOOD.vocabularies());
    SortedMap<FieldName, Vocabulary.Term> terms =
        new TreeMap<>(GOOD.vocabulary(Desks.DESK).fields());
    var map = new ValueMap(Map.of("forbidden fix", "fixed", "Odd", "duplicate"));
    terms.put(Desks.RESOLUTION, new Vocabulary.Term("resolution", FieldKind.WORD, map, false));
    words.put(Desks.DESK, new Vocabulary(Desks.DESK, terms));
    try (World world = new World(new Bridge(words, GOOD.routes(), GOOD.people()))) {
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("Printer"), "resolution", Value.line("Odd")));
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "status", Value.line("Done"));
      world.settle();
      world.eng.personSets(mirror, "resolution", Value.line("Fixed"));
      world.settle();
      assertThat(world.held()).hasSize(1);
      world.eng.personSets(mirror, "status", Value.line("Shut"));
      world.settle();
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Shut");
      assertThat(world.held()).hasSize(1);
    }
  }

  /** Nothing but the ticket itself could be held for it. */
  @Test
  void aTicketWhoseFixedFieldIsRefusedIsHeldAsAWhole() {
    Route made = GOOD.routes().getFirst();
    var create = new Route.Create("P", "", Map.of("team", "forbidden"), "");
    Bridge bridge =
        Desks.of(new Route(made.name(), made.ends(), made.when(), create, made.terms()));
    try (World world = new World(bridge)) {
      file(world);
      world.settle();
      assertThat(world.eng.all()).isEmpty();
      assertThat(world.held())
          .singleElement()
          .satisfies(e -> assertThat(e.retry().message()).contains("'forbidden' is not allowed"));
    }
  }

  /** A ticket that is out of sight stays so, whatever has it decided on again. */
  @Test
  void aHiddenTicketIsNotTakenForVisibleWhenTheConfigurationChanges() {
    try (World world = new World(into("P", Condition.ALWAYS))) {
      String id = file(world);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personHides(mirror, true);
      world.sweep();

      World mended = world.withBridge(GOOD);
      mended.sync();
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "prio", Value.line("P1"));
      mended.settle();
      assertThat(world.held()).isEmpty();
      world.eng.personHides(mirror, false);
      mended.sweep();
      mended.settle();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
    }
  }

  @Test
  void ticketsThatAMendedConditionCoversGetTheirMirrors() {
    Condition never =
        new Condition() {
          @Override
          public Answer test(Map<String, Object> variables) {
            return new Answer(false, "");
          }

          @Override
          public String text() {
            return "false";
          }
        };
    try (World world = new World(into("P", never))) {
      file(world);
      world.settle();
      assertThat(world.eng.all()).isEmpty();

      World mended = world.withBridge(into("P", Condition.ALWAYS));
      mended.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");
      assertThat(mended.sync().decided()).as("decided on once").isZero();
    }
  }

  /** N7: eng owns the field, but nobody there has said anything yet. */
  @Test
  void whereAFieldIsSyncedFromNowOnThePresetOfItsOwnerDoesNotCount() {
    var severity = StandardField.SEVERITY.field();
    var term = new Vocabulary.Term("sev", FieldKind.WORD, ValueMap.SAME, false);
    Bridge owned = Desks.owned(GOOD, severity, new Owner.Of(Desks.ENG));
    Bridge more =
        Desks.with(Desks.with(owned, Desks.DESK, severity, term), Desks.ENG, severity, term);
    try (World world = new World(GOOD)) {
      String said =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("A"), "sev", Value.line("sev1")));
      String silent =
          world.desk.personCreates("HD", Map.of("summary", Value.line("B"), "sev", Value.absent()));
      world.settle();
      world.eng.all().forEach(t -> world.eng.personSets(t.ref().id(), "sev", Value.line("sev3")));
      world.settle();

      World mended = world.withBridge(more);
      mended.settle();
      assertThat(severity(world.desk, said)).isEqualTo("sev1");
      assertThat(severity(world.desk, silent)).as("nobody said otherwise").isEqualTo("sev3");
      assertThat(world.eng.all()).extracting(t -> show(t, "sev")).containsOnly("sev1", "sev3");

      world.eng.all().forEach(t -> world.eng.personSets(t.ref().id(), "sev", Value.line("sev2")));
      mended.settle();
      assertThat(severity(world.desk, said)).as("from now on").isEqualTo("sev2");
    }
  }

  private static String severity(FakeTracker tracker, String ticket) {
    return tracker.all().stream()
        .filter(t -> t.ref().id().equals(ticket))
        .map(t -> show(t, "sev"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void copiesOfBeforeStayWhereFewerCommentsAreSharedFromNowOn() {
    try (World world = new World(GOOD)) {
      String id = file(world);
      world.desk.personComments(id, "said long ago", Visibility.PUBLIC);
      String edited = world.desk.personComments(id, "said in haste", Visibility.PUBLIC);
      world.settle();
      var tagged = new Share.Comments(Share.Which.TAGGED, "#team");
      var share = new Share(tagged, tagged, Share.Internal.NEVER, true, false);
      World mended =
          world.withBridge(
              Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, share, Answers.STANDARD)));
      mended.settle();
      assertThat(texts(world.only(world.eng))).hasSize(2);

      world.desk.personEditsComment(id, edited, "said with care");
      world.desk.personComments(id, "said among us", Visibility.PUBLIC);
      mended.settle();

      assertThat(texts(world.only(world.eng))).singleElement().asString().contains("said long ago");
    }
  }

  /** N7: what the owner showed before, in a word that nobody mapped, was no preset to be passed. */
  @Test
  void theFirstWordOfAnOwnerThatCanBeUnderstoodCounts() {
    Route made = GOOD.routes().getFirst();
    var create = new Route.Create("P", "", Map.of("prio", "Pdefault"), "");
    Bridge owned =
        Desks.owned(
            Desks.of(new Route(made.name(), made.ends(), made.when(), create, made.terms())),
            Desks.PRIORITY,
            new Owner.Of(Desks.ENG));
    try (World world = new World(owned)) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "prio", Value.line("P3")));
      world.settle();
      world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P1"));
      world.settle();

      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
    }
  }
}
