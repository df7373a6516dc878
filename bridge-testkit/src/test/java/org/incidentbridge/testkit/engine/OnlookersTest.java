package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** J11: everyone of a reporter's organisation sees its tickets. */
class OnlookersTest {

  private static final FieldName REPORTER = StandardField.REPORTER.field();
  private static final FieldName ORGANISATION = StandardField.ORGANISATION.field();

  private final World world = new World(bridge()).under(policy("listed@home.example"));

  private static Bridge bridge() {
    var person = new Term("reporter", FieldKind.PERSON, ValueMap.SAME, false);
    Bridge bridge = Desks.with(Promises.bridge(), Desks.DESK, REPORTER, person);
    var line = new Term("org", FieldKind.LINE, ValueMap.SAME, false);
    return Desks.with(bridge, Desks.DESK, ORGANISATION, line);
  }

  private static PolicyInForce policy(String... listed) {
    PolicyInForce plain = Promises.policy();
    PolicyPack old = plain.pack();
    var sight = new Catalogue.Sight(true, List.of(listed));
    var acme =
        new Catalogue.Organisation(
            "acme", List.of("acme.example"), Optional.empty(), sight, Catalogue.Reliance.NONE);
    var initech =
        new Catalogue.Organisation("initech", List.of("initech.example"), Optional.empty());
    var catalogue =
        new Catalogue(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(Map.of("acme", acme, "initech", initech)),
            new TreeMap<>(),
            new TreeMap<>());
    var pack =
        new PolicyPack(
            old.head(), old.severity(), old.clocks(), old.ladder(), old.duties(), catalogue);
    return new PolicyInForce(
        pack, plain.covers(), plain.shows(), plain.automatic(), plain.staff(), plain.voice());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String file(String title, String who, String address) {
    return file(title, who, address, Value.absent());
  }

  private String file(String title, String who, String address, Value organisation) {
    var party = Party.of(Desks.DESK, who, who, address);
    String ticket =
        world.desk.personCreates(
            "HD",
            Map.of(
                "summary",
                Value.line(title),
                "prio",
                Value.line("P3"),
                "org",
                organisation,
                "reporter",
                new Value.Person(party)));
    world.settle();
    return ticket;
  }

  private List<String> see(String ticket) {
    return world.desk.onlookers(ticket);
  }

  @Test
  void whoIsNewSeesTheOpenTicketsOfBeforeAndTheNewOnes() {
    String first = file("One", "cleo", "cleo@acme.example");
    assertThat(see(first)).containsExactly("listed@home.example");

    String second = file("Two", "carl", "carl@acme.example");
    world.settle();

    assertThat(see(first)).containsExactly("listed@home.example", "carl");
    assertThat(see(second)).containsExactlyInAnyOrder("cleo", "listed@home.example");
  }

  @Test
  void aFurtherRunWritesNothing() { // N1, N4
    file("One", "cleo", "cleo@acme.example");
    file("Two", "carl", "carl@acme.example");
    world.settle();
    long writes = world.writes();

    world.sweep();
    world.settle();

    assertThat(world.writes()).isEqualTo(writes);
  }

  @Test
  void whomPeopleTakeAwayIsNotPutBack() { // N7
    String ticket = file("One", "cleo", "cleo@acme.example");
    world.desk.personUnshares(ticket, "listed@home.example");
    world.settle();

    assertThat(see(ticket)).isEmpty();
  }

  @Test
  void whomTheTrackerRefusesWaitsForAPersonAndStopsNobodyElse() { // N10
    world.under(policy("forbidden@home.example", "listed@home.example"));
    String ticket = file("One", "cleo", "cleo@acme.example");
    file("Two", "carl", "carl@acme.example");
    world.settle();

    assertThat(see(ticket)).containsExactlyInAnyOrder("listed@home.example", "carl");
    assertThat(world.held())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.retry().message()).contains("forbidden@home.example"));
  }

  @Test
  void aLostAnswerDoublesNothing() { // N3
    world.trouble(world.desk, Accident.LOST_AFTER);
    String ticket = file("One", "cleo", "cleo@acme.example");
    world.trouble(world.desk, Accident.NONE);
    world.settle();
    world.settle();

    assertThat(see(ticket)).containsExactly("listed@home.example");
  }

  @Test
  void nobodyIsLetSeeWhereAnythingIsInDoubt() { // N5
    file("Colleague", "carl", "carl@acme.example");
    assertThat(see(file("Unknown", "zoe", "zoe@nowhere.example"))).isEmpty();
    assertThat(see(file("Hidden address", "yan", ""))).isEmpty();
    assertThat(see(file("Not asked for", "ian", "ian@initech.example"))).isEmpty();
    assertThat(see(file("Disputed", "cleo", "cleo@acme.example", Value.line("initech")))).isEmpty();
  }

  @Test
  void aTicketForInsidersIsSharedWithNobody() { // N5
    String ticket = file("One", "cleo", "cleo@acme.example");
    world.desk.personRestricts(ticket, true);
    world.settle();
    file("Two", "carl", "carl@acme.example");
    world.settle();

    assertThat(see(ticket)).containsExactly("listed@home.example");
  }

  @Test
  void aTicketThatIsOverIsLeftAsItIs() {
    String ticket = file("One", "cleo", "cleo@acme.example");
    world.eng.personSets(world.only(world.eng).ref().id(), "status", Value.line("Shut"));
    world.settle();
    file("Two", "carl", "carl@acme.example");
    world.settle();

    assertThat(see(ticket)).containsExactly("listed@home.example");
  }

  @Test
  void aTrackerThatCannotShareIsNotAsked() {
    world.desk.without(Capability.SHARE_TICKETS);
    String ticket = file("One", "cleo", "cleo@acme.example");

    assertThat(see(ticket)).isEmpty();
    assertThat(world.held()).isEmpty();
  }

  @Test
  void whatWasWrittenIsExplainedInTheLedger() {
    file("One", "cleo", "cleo@acme.example");

    assertThat(world.ledger())
        .filteredOn(l -> l.text().summary().startsWith("shared with listed@home.example: "))
        .singleElement()
        .satisfies(
            l ->
                assertThat(l.text().summary())
                    .endsWith("everyone of organisation acme sees its tickets; cleo reported it"));
  }
}
