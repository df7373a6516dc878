package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N3: what the bridge itself said on a ticket is not said again after the loss of the store. */
class LostStoreRemarksTest extends KnownProblemsCase {

  private static final String PROPOSED = "Export of weekly report fails with error 4711";

  private List<String> said(String id) {
    return World.texts(desk(id)).stream().filter(t -> t.startsWith("P-")).toList();
  }

  private void loseStore() {
    try (World fresh = world.withFreshStore()) {
      fresh.pass(Duration.between(fresh.clock.instant(), world.clock.instant()));
      fresh.pass(Duration.ofHours(1));
      world.pass(Duration.ofHours(1));
      fresh.settle();
      fresh.sweep();
      fresh.settle();
    }
  }

  @Test
  void aKnownProblemAndItsWorkaroundAreToldOnce() {
    String problem = world.eng.personCreates("P", Lookers.says(TITLE, TEXT));
    world.eng.personSets(problem, "workaround", Lookers.body("Split the month."));
    String id = world.desk.personCreates("HD", Lookers.says(TITLE, TEXT));
    world.settle();
    List<String> before = said(id);
    assertThat(before).hasSize(2);
    loseStore();

    assertThat(said(id)).isEqualTo(before);
  }

  @Test
  void whatMayBeTheSameIsToldOnceOnBothSides() {
    world.eng.personCreates("P", Lookers.says(PROPOSED, ""));
    String id = world.desk.personCreates("HD", Lookers.says(TITLE, ""));
    world.settle();
    assertThat(world.eng.all()).hasSize(2);
    List<String> before = said(id);
    assertThat(before).singleElement().asString().contains("may be the same problem");
    loseStore();

    assertThat(said(id)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWorkaroundThatIsNewByThenIsToldStill(boolean changed) {
    String problem = world.eng.personCreates("P", Lookers.says(TITLE, TEXT));
    world.eng.personSets(problem, "workaround", Lookers.body("Split the month."));
    String id = world.desk.personCreates("HD", Lookers.says(TITLE, TEXT));
    world.settle();
    world.eng.personSets(
        problem, "workaround", Lookers.body(changed ? "Split the week." : "Split the month."));
    loseStore();

    assertThat(said(id)).filteredOn(t -> t.contains("workaround")).hasSize(changed ? 2 : 1);
  }
}
