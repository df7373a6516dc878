package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** Trackers whose field holds something else than its kind says. */
class FieldKindsTest {

  private static final FieldName COMPONENTS = StandardField.COMPONENTS.field();
  private static final FieldName REGION = new FieldName("custom:region");

  private static Term term(String name, FieldKind kind) {
    return new Term(name, kind, ValueMap.SAME, false);
  }

  private static Bridge componentsAgainstCategory() {
    Bridge bridge = Desks.owned(Desks.deskToEng(), COMPONENTS, new Owner.Union());
    bridge = Desks.with(bridge, Desks.DESK, COMPONENTS, term("components", FieldKind.NAMES));
    return Desks.with(bridge, Desks.ENG, COMPONENTS, term(FakeTracker.SINGLE, FieldKind.NAMES));
  }

  /** N4. */
  @Test
  void aSetAgainstASingleValueIsWrittenOnce() {
    try (World world = new World(componentsAgainstCategory())) {
      String id =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("A"), "components", Value.names(List.of("web"))));
      world.settle();
      assertThat(show(world.only(world.eng), FakeTracker.SINGLE)).isEqualTo("web");
      long before = world.writes();
      world.settle();
      assertThat(world.writes()).isEqualTo(before);
      world.desk.personSets(id, "components", Value.names(List.of("web", "zip")));
      world.settle();
      assertThat(show(world.only(world.desk), "components")).isEqualTo("web, zip");
      assertThat(world.writes() - before).isEqualTo(1);
      world.eng.personSets(world.only(world.eng).ref().id(), FakeTracker.SINGLE, Value.line("api"));
      world.settle();
      assertThat(show(world.only(world.desk), "components")).isEqualTo("api, zip");
      assertThat(world.held()).isEmpty();
    }
  }

  @Test
  void whatASingleValueSaysIsAMemberOfASet() {
    try (World world = new World(componentsAgainstCategory())) {
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("A"), "components", Value.absent()));
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, FakeTracker.SINGLE, Value.line("api"));
      world.settle();
      assertThat(world.only(world.desk).field("components")).isEqualTo(Value.names(List.of("api")));
    }
  }

  /** N10. */
  @Test
  void severalValuesInAFieldOfOneAreAProblemOfThatField() {
    Bridge bridge = Desks.owned(Desks.deskToEng(), REGION, new Owner.Latest());
    bridge = Desks.with(bridge, Desks.DESK, REGION, term("regions", FieldKind.LINE));
    bridge = Desks.with(bridge, Desks.ENG, REGION, term("region", FieldKind.LINE));
    try (World world = new World(bridge)) {
      String id =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("A"), "regions", Value.names(List.of("north"))));
      world.settle();
      assertThat(world.only(world.eng).field("region")).isEqualTo(Value.line("north"));
      world.desk.personSets(id, "regions", Value.names(List.of("north", "south")));
      world.desk.personSets(id, "summary", Value.line("B"));
      world.settle();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("B");
      assertThat(show(world.only(world.eng), "region")).isEqualTo("north");
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.message()).contains("north, south", "kind"));
    }
  }

  /** N10. */
  @Test
  void aLevelInWordsOfTheTrackerIsAProblemOfThatFieldOnly() {
    FieldName level = StandardField.LEVEL.field();
    Bridge bridge =
        Desks.with(Desks.deskToEng(), Desks.DESK, level, term("support level", FieldKind.WORD));
    try (World world = new World(bridge)) {
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("A"), "support level", Value.line("Level 2")));
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("B"), "support level", Value.line("2")));
      world.settle();
      assertThat(world.eng.all()).hasSize(2);
      assertThat(world.problems())
          .hasSize(2)
          .allSatisfy(p -> assertThat(p.topic()).isEqualTo("level"))
          .allSatisfy(p -> assertThat(p.message()).contains("add it to vocabulary.level"));
    }
  }

  @Test
  void aNameThatIsOnlyReadStaysWhenAnotherOneIsAdded() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("API", "backend");
    words.put("Server", "backend");
    var term = new Term("tags", FieldKind.NAMES, new ValueMap(words), false);
    try (World world = new World(Desks.with(Desks.deskToEng(), Desks.ENG, Desks.LABELS, term))) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "tags", Value.names(List.of("Server")));
      world.desk.personSets(id, "tags", Value.absent());
      world.settle();
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("backend");
      world.desk.personSets(id, "tags", Value.names(List.of("backend", "web")));
      world.settle();
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("Server, web");
      world.desk.personSets(id, "tags", Value.names(List.of("web")));
      world.settle();
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("web");
    }
  }
}
