package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N1: a write whose answer was lost, to a ticket that is then out of sight for some time. */
class LostThenHiddenTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 12, 30})
  void aLabelThatWasTakenOffMeanwhileDoesNotComeBack(int rounds) {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      world.desk.personSets(id, "tags", Value.names(List.of("fire", "smoke")));
      world.trouble(world.eng, Accident.LOST_AFTER);
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("fire, smoke");

      world.eng.personHides(mirror, true);
      world.pass(Duration.ofMinutes(2));
      world.sweep();
      world.desk.personSets(id, "tags", Value.names(List.of("smoke")));
      for (int round = 0; round < rounds; round++) {
        world.pass(Duration.ofMinutes(3));
        world.sweep();
      }
      world.eng.personHides(mirror, false);
      world.settle();
      world.sweep();
      world.settle();

      assertThat(show(world.only(world.desk), "tags")).isEqualTo("smoke");
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("smoke");
    }
  }
}
