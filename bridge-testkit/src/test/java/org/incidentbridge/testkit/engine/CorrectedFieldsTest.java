package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.junit.jupiter.api.Test;

/** N2: the name of a tracker's field was wrong in the configuration, and is corrected. */
class CorrectedFieldsTest {

  private static final FieldName ORGANISATION = StandardField.ORGANISATION.field();

  private static Bridge named(String desk, String eng, Owner owner) {
    Bridge bridge = Desks.owned(Desks.deskToEng(), ORGANISATION, owner);
    bridge = Desks.with(bridge, Desks.DESK, ORGANISATION, line(desk));
    return Desks.with(bridge, Desks.ENG, ORGANISATION, line(eng));
  }

  private static Term line(String name) {
    return new Term(name, FieldKind.LINE, ValueMap.SAME, false);
  }

  private static World synced(Owner owner) {
    World world = new World(named("org", "field 1", owner));
    world.desk.personCreates(
        "HD",
        Map.of("summary", Value.line("A"), "org", Value.line("ACME"), "org 2", Value.absent()));
    world.settle();
    world.eng.personSets(world.only(world.eng).ref().id(), "field 2", Value.absent());
    world.settle();
    return world;
  }

  @Test
  void aFieldOfTheMirrorThatIsStillEmptyIsFilled() {
    for (Owner owner : List.of(new Owner.Latest(), new Owner.Ask(), new Owner.Of(Desks.ENG))) {
      try (World world = synced(owner)) {
        assertThat(show(world.only(world.eng), "field 1")).isEqualTo("ACME");
        world.withBridge(named("org", "field 2", owner)).settle();
        assertThat(show(world.only(world.desk), "org")).as("%s", owner).isEqualTo("ACME");
        assertThat(show(world.only(world.eng), "field 2")).as("%s", owner).isEqualTo("ACME");
      }
    }
  }

  @Test
  void aFieldOfTheOriginThatIsStillEmptyIsFilled() {
    for (Owner owner : List.of(new Owner.Origin(), new Owner.Latest())) {
      try (World world = synced(owner)) {
        world.withBridge(named("org 2", "field 1", owner)).settle();
        assertThat(show(world.only(world.eng), "field 1")).as("%s", owner).isEqualTo("ACME");
        assertThat(show(world.only(world.desk), "org 2")).as("%s", owner).isEqualTo("ACME");
      }
    }
  }

  @Test
  void whatTheOriginHoldsInTheRightFieldCounts() {
    try (World world = synced(new Owner.Origin())) {
      world.desk.personSets(world.only(world.desk).ref().id(), "org 2", Value.line("Initech"));
      world.settle();
      world.withBridge(named("org 2", "field 1", new Owner.Origin())).settle();
      assertThat(show(world.only(world.eng), "field 1")).isEqualTo("Initech");
      assertThat(show(world.only(world.desk), "org 2")).isEqualTo("Initech");
    }
  }

  @Test
  void aSetInTheRightFieldTakesNothingAway() {
    TrackerId eng = Desks.ENG;
    Term other = new Term("labels 2", FieldKind.NAMES, ValueMap.SAME, false);
    try (World world = new World(Desks.deskToEng())) {
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("A"), "tags", Value.names(List.of("paper"))));
      world.settle();
      world.eng.personSets(world.only(world.eng).ref().id(), "labels 2", Value.absent());
      world.settle();
      world.withBridge(Desks.with(Desks.deskToEng(), eng, Desks.LABELS, other)).settle();
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("paper");
      assertThat(show(world.only(world.eng), "labels 2")).isEqualTo("paper");
    }
  }
}
