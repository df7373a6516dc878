package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** N7: a mirror whose making had no answer, and in which people worked before it was found. */
class FoundLaterTest {

  /** A ticket whose mirror was made without an answer; answers the ids of both. */
  private static Map<String, String> madeUnseen(World world) {
    String origin = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
    world.trouble(world.eng, Accident.LOST_AFTER);
    world.sync();
    world.trouble(world.eng, Accident.NONE);
    world.pass(Duration.ofMinutes(1));
    return Map.of("desk", origin, "eng", world.only(world.eng).ref().id());
  }

  @Test
  void labelsThatPeoplePutOnBothSidesMeanwhileAreUnited() {
    try (World world = new World(Desks.deskToEng())) {
      Map<String, String> ids = madeUnseen(world);
      world.eng.personSets(ids.getOrDefault("eng", ""), "tags", Value.names(List.of("hers")));
      world.desk.personSets(ids.getOrDefault("desk", ""), "tags", Value.names(List.of("his")));
      world.readOnly(world.desk);
      world.settle();
      assertThat(show(world.only(world.eng), "tags")).contains("hers", "his");
      assertThat(show(world.only(world.desk), "tags")).contains("hers", "his");
    }
  }

  /** N2: the mirror was made without the label, so that nobody took it off there. */
  @Test
  void labelsOfLaterAreNotTakenForWhatAHeldMirrorWasMadeWith() {
    try (World world = new World(Desks.deskToEng())) {
      Map<String, String> ids = madeUnseen(world);
      world.store.inTransaction(
          t -> {
            Outbox.Entry made =
                t.outbox().due(Desks.ENG, world.clock.instant().plusSeconds(3600), 1).getFirst();
            t.outbox().hold(made.key(), Outbox.State.SENT, "nobody knows");
            return made;
          });
      world.desk.personSets(ids.getOrDefault("desk", ""), "tags", Value.names(List.of("his")));
      world.readOnly(world.desk);
      world.settle();
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("his");
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("his");
    }
  }

  @Test
  void ofTwoPrioritiesTheOneThatLosesStandsInTheLedger() {
    try (World world = new World(Desks.deskToEng())) {
      Map<String, String> ids = madeUnseen(world);
      world.eng.personSets(ids.getOrDefault("eng", ""), "prio", Value.line("P3"));
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(ids.getOrDefault("desk", ""), "prio", Value.line("P1"));
      world.readOnly(world.desk);
      world.settle();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .anyMatch(l -> l.kind() == Ledger.Kind.OVERRULED && l.text().detail().equals("normal"));
    }
  }

  @Test
  void aTitleThatSomebodyShortenedBeforeTheMirrorWasFoundIsTheirChange() {
    try (World world = new World(owningTitles(new Owner.Latest()))) {
      Map<String, String> ids = madeUnseen(world);
      world.eng.personSets(ids.getOrDefault("eng", ""), "summary", Value.line("Print"));
      world.settle();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Print");
      assertThat(show(world.only(world.desk), "summary")).isEqualTo("Print");
    }
  }

  @Test
  void aTitleThatTheTrackerCutBeforeTheMirrorWasFoundIsNobodysChange() {
    try (World world = new World(owningTitles(new Owner.Latest()))) {
      String title = "Printer on fire ".repeat(10).strip();
      world.desk.personCreates("HD", Map.of("summary", Value.line(title)));
      world.trouble(world.eng, Accident.LOST_AFTER);
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(show(world.only(world.desk), "summary")).isEqualTo(title);
    }
  }

  private static Bridge owningTitles(Owner owner) {
    Route route = Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    SortedMap<FieldName, Owner> owners = new TreeMap<>(Desks.owners(Desks.ENG));
    owners.put(Desks.TITLE, owner);
    Route.Terms terms = new Route.Terms(owners, Share.STANDARD, Answers.STANDARD);
    return Desks.of(new Route(route.name(), route.ends(), route.when(), route.create(), terms));
  }

  @Test
  void aStatusThatPeopleSetMeanwhileCountsAsTheirs() {
    try (World world = new World(Desks.deskToEng())) {
      Map<String, String> ids = madeUnseen(world);
      world.eng.personSets(ids.getOrDefault("eng", ""), "status", Value.line("Done"));
      world.settle();
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Done");
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Done");
    }
  }

  /** What was changed then bears an earlier time than its making. */
  @Test
  void aStatusThatPeopleSetAfterTheTrackersClockWasPutBackCountsAsTheirs() {
    try (World world = new World(Desks.deskToEng())) {
      Map<String, String> ids = madeUnseen(world);
      Duration back = Duration.ofMinutes(12);
      world.pass(back.negated());
      world.eng.personSets(ids.getOrDefault("eng", ""), "status", Value.line("Done"));
      world.pass(back);
      world.settle();
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Done");
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Done");
    }
  }

  @Test
  void aStatusThatTheTrackerItselfBeganWithIsNobodysChange() {
    try (World world = new World(Desks.deskToEng())) {
      world.eng.beginsWith("Working");
      String origin = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
      world.desk.personSets(origin, "status", Value.line("Done"));
      world.trouble(world.eng, Accident.LOST_AFTER);
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Done");
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Done");
    }
  }

  /** N7: trackers show the bridge in place of a reporter whom they do not know; nobody did that. */
  @Test
  void theBridgeInPlaceOfAReporterIsNobodysChange() {
    FieldName reporter = StandardField.REPORTER.field();
    Term term = new Term("reporter", FieldKind.PERSON, ValueMap.SAME, false);
    Bridge bridge = Desks.owned(Desks.deskToEng(), reporter, new Owner.Origin());
    bridge = Desks.with(bridge, Desks.DESK, reporter, term);
    try (World world = new World(Desks.with(bridge, Desks.ENG, reporter, term))) {
      Value ann = new Value.Person(Party.of(Desks.DESK, "ann", "Ann", ""));
      world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "reporter", ann));
      world.trouble(world.eng, Accident.LOST_AFTER);
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      String mirror = world.only(world.eng).ref().id();
      Value itself = new Value.Person(Party.of(Desks.ENG, "bridge", "Incident Bridge", ""));
      world.eng.personSets(mirror, "reporter", itself);
      world.settle();
      assertThat(show(world.only(world.eng), "reporter")).isEqualTo("Incident Bridge");
      assertThat(texts(world.only(world.eng))).isEmpty();
      assertThat(world.ledger()).noneMatch(l -> l.kind() == Ledger.Kind.OVERRULED);
    }
  }
}
