package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** N7: a row in the table of people is nobody's change. */
class PeopleTableTest {

  private static final FieldName ASSIGNEE = StandardField.ASSIGNEE.field();

  private static Bridge assigning() {
    Term who = new Term("who", FieldKind.PERSON, ValueMap.SAME, false);
    Bridge bridge = Desks.owned(Desks.deskToEng(), ASSIGNEE, new Owner.Latest());
    return Desks.with(Desks.with(bridge, Desks.DESK, ASSIGNEE, who), Desks.ENG, ASSIGNEE, who);
  }

  private static Bridge knowing(People.Entry entry) {
    Bridge bridge = assigning();
    return new Bridge(bridge.vocabularies(), bridge.routes(), new People(List.of(entry)));
  }

  private static Value person(TrackerId tracker, String account, String name, String email) {
    return new Value.Person(Party.of(tracker, account, name, email));
  }

  /** Bob stays in eng, where nobody knows whom the desk has named since. */
  private static void apart(World world, String email) {
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("A"), "who", person(Desks.DESK, "bob", "Bob", "")));
    world.settle();
    String mirror = world.only(world.eng).ref().id();
    world.eng.personSets(mirror, "who", person(Desks.ENG, "bob", "Bob", email));
    world.settle();
    world.desk.personSets(id, "who", person(Desks.DESK, "alice", FakeTracker.NOT_TAKEN, ""));
    world.settle();
    assertThat(show(world.only(world.eng), "who")).isEqualTo("Bob");
    world.pass(Duration.ofMinutes(1));
    world.eng.personComments(mirror, "a word", Visibility.PUBLIC);
    world.settle();
  }

  @Test
  void aNewRowForSomebodyWhoIsShownTakesNobodysPlace() {
    for (String email : List.of("", "bob@example.com")) {
      try (World world = new World(assigning())) {
        apart(world, email);
        var row = new People.Entry("Bob", "", Map.of(Desks.ENG, "bob"));
        world.withBridge(knowing(row)).settle();
        assertThat(show(world.only(world.desk), "who")).isEqualTo(FakeTracker.NOT_TAKEN);
        assertThat(show(world.only(world.eng), "who")).isEqualTo("Bob");
      }
    }
  }

  @Test
  void somebodyElseIsAChangeAlsoAfterARowWasAdded() {
    try (World world = new World(assigning())) {
      apart(world, "");
      World later =
          world.withBridge(knowing(new People.Entry("Bob", "", Map.of(Desks.ENG, "bob"))));
      later.settle();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "who", person(Desks.ENG, "carol", "Carol", ""));
      later.settle();
      assertThat(show(world.only(world.desk), "who")).isEqualTo("Carol");
    }
  }

  /** N10: a mistyped account is mended in the table alone, whether its write was held or waits. */
  @Test
  void anAccountThatIsCorrectedIsTheOneThatIsWritten() {
    for (boolean held : new boolean[] {true, false}) {
      var wrong = Map.of(Desks.DESK, "bob", Desks.ENG, "forbidden");
      try (World world = new World(knowing(new People.Entry("Bob", "", wrong)))) {
        Value carol = person(Desks.DESK, "carol", "Carol", "");
        String id =
            world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "who", carol));
        world.settle();
        world.pass(Duration.ofMinutes(1));
        world.desk.personSets(id, "who", person(Desks.DESK, "bob", "Bob", ""));
        if (held) {
          world.settle();
          assertThat(world.held()).hasSize(1);
        } else {
          world.readOnly(world.desk);
        }
        var right = Map.of(Desks.DESK, "bob", Desks.ENG, "bob2");
        World later = world.withBridge(knowing(new People.Entry("Bob", "", right)));
        later.settle();
        assertThat(later.held()).isEmpty();
        assertThat(world.only(world.eng).field("who"))
            .isInstanceOfSatisfying(
                Value.Person.class, p -> assertThat(p.party().account()).isEqualTo("bob2"));
      }
    }
  }
}
