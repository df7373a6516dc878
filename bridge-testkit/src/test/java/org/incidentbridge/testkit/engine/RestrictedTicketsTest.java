package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** N5: tickets that their tracker shows to insiders only. */
class RestrictedTicketsTest {

  private final World world = new World(Desks.deskToEng());

  private String file() {
    return world.desk.personCreates("HD", Map.of("summary", Value.line("Breach")));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void getNoMirrorBeforeTheyAreOpen() {
    String id = file();
    world.desk.personRestricts(id, true);
    world.settle();
    assertThat(world.eng.all()).isEmpty();
    world.desk.personRestricts(id, false);
    world.settle();
    assertThat(show(world.only(world.eng), "summary")).isEqualTo("Breach");
  }

  @Test
  void tellTheirMirrorNothingUntilTheyAreOpenAgain() {
    String id = file();
    world.settle();
    world.desk.personRestricts(id, true);
    world.desk.personSets(id, "summary", Value.line("The password is hunter2"));
    world.desk.personComments(id, "It is hunter2", Visibility.PUBLIC);
    world.settle();
    world.sweep();
    assertThat(show(world.only(world.eng), "summary")).isEqualTo("Breach");
    assertThat(texts(world.only(world.eng))).isEmpty();
    world.desk.personSets(id, "summary", Value.line("Breach, over"));
    world.desk.personRestricts(id, false);
    world.settle();
    assertThat(show(world.only(world.eng), "summary")).isEqualTo("Breach, over");
  }

  /** What was planned while it was open is not sent any more. */
  @Test
  void holdBackWhatWasNotYetSent() {
    String id = file();
    world.settle();
    world.desk.personComments(id, "It is hunter2", Visibility.PUBLIC);
    world.readOnly(world.desk);
    assertThat(world.outbox().pending()).isEqualTo(1);
    world.desk.personRestricts(id, true);
    world.settle();
    assertThat(world.outbox().pending()).isZero();
    assertThat(texts(world.only(world.eng))).isEmpty();
  }
}
