package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.junit.jupiter.api.Test;

/** N4: what a route itself puts into its mirrors. */
class PresetsTest {

  private static Bridge setting(Map<String, String> set) {
    Route made = Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    var create = new Route.Create("P", "", set, "");
    return Desks.of(new Route(made.name(), made.ends(), made.when(), create, made.terms()));
  }

  @Test
  void aLabelOfTheRouteStaysOnTheMirrorAndComesNotBack() {
    try (World world = new World(setting(Map.of("tags", "from-desk")))) {
      String id =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("A"), "tags", Value.names(List.of("paper"))));
      world.settle();
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("from-desk, paper");
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("paper");
      world.desk.personSets(id, "tags", Value.names(List.of("web")));
      world.settle();
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("from-desk, web");
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "tags", Value.names(List.of("from-desk", "web", "zip")));
      world.settle();
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("web, zip");
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("from-desk, web, zip");
      world.eng.personSets(mirror, "tags", Value.names(List.of("zip")));
      world.settle();
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("zip");
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("zip");
      long writes = world.writes();
      world.settle();
      assertThat(world.writes()).isEqualTo(writes);
    }
  }

  @Test
  void aLabelOfTheRouteComesNotBackWhenTheStoreWasLost() {
    try (World world = new World(setting(Map.of("tags", "from-desk")))) {
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("A"), "tags", Value.names(List.of("paper"))));
      world.settle();
      try (World later = world.withFreshStore()) {
        later.settle();
        assertThat(show(world.only(world.desk), "tags")).isEqualTo("paper");
        assertThat(show(world.only(world.eng), "tags")).isEqualTo("from-desk, paper");
      }
    }
  }

  @Test
  void aWordOfTheRouteIsNoChangeOfAnybody() {
    try (World world = new World(setting(Map.of("prio", "P3")))) {
      String id =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("A"), "prio", Value.line("P1")));
      world.settle();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P3");
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      world.desk.personSets(id, "prio", Value.line("P2"));
      world.settle();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P2");
    }
  }
}
