package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** N1, N2, N7: what a ticket shows right after a write may be somebody's change already. */
class ReadBackTest {

  private static World mirrored(Bridge bridge) {
    World world = new World(bridge);
    world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "prio", Value.line("P3")));
    world.settle();
    return world;
  }

  private static BooleanSupplier once() {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.getAndIncrement() == 0;
  }

  /** After a write to the mirror a field of it becomes something else before it is shown. */
  private static void overtaken(
      World world, BooleanSupplier when, String field, String value, Loss... told) {
    overtaken(world, when, field, Value.line(value), told);
  }

  private static void overtaken(
      World world, BooleanSupplier when, String field, Value value, Loss... told) {
    world.dress(
        tracker ->
            tracker.id().equals(Desks.ENG)
                ? new QuickTracker(
                    tracker,
                    when,
                    id -> world.eng.personSets(id, field, value),
                    List.of(told),
                    Set.of())
                : tracker);
  }

  private static void sets(World world, String field, String value) {
    sets(world, field, Value.line(value));
  }

  private static void sets(World world, String field, Value value) {
    world.pass(Duration.ofMinutes(1));
    world.desk.personSets(world.only(world.desk).ref().id(), field, value);
    world.settle();
  }

  private static String both(World world, String field) {
    return show(world.only(world.desk), field) + "/" + show(world.only(world.eng), field);
  }

  private static Bridge owning(FieldName field, Owner owner) {
    Route route = Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    SortedMap<FieldName, Owner> owners = new TreeMap<>(Desks.owners(Desks.ENG));
    owners.put(field, owner);
    Route.Terms terms = new Route.Terms(owners, Share.STANDARD, Answers.STANDARD);
    return Desks.of(new Route(route.name(), route.ends(), route.when(), route.create(), terms));
  }

  /** N4, N7: neither goes to the other ticket nor is put back. */
  @Test
  void whatAWriteChangedBesidesItsOrderIsNobodysChange() {
    try (World world = mirrored(Desks.deskToEng())) {
      overtaken(world, once(), "prio", "P1", new Loss("prio", "goes with the title"));

      sets(world, "summary", "B");

      assertThat(both(world, "prio")).isEqualTo("P3/P1");
      sets(world, "prio", "P2");
      assertThat(both(world, "prio")).isEqualTo("P2/P2");
    }
  }

  @Test
  void whatATrackerNamesAsChangedBesidesIsNobodysChange() {
    try (World world = mirrored(Desks.deskToEng())) {
      BooleanSupplier first = once();
      world.dress(
          tracker ->
              tracker.id().equals(Desks.ENG)
                  ? new QuickTracker(
                      tracker,
                      first,
                      id -> world.eng.personSets(id, "prio", Value.line("P1")),
                      List.of(),
                      Set.of("prio"))
                  : tracker);

      sets(world, "summary", "B");

      assertThat(both(world, "prio")).isEqualTo("P3/P1");
    }
  }

  @Test
  void aPriorityThatSomebodyChangedBeforeTheWriteWasReadBackIsTakenOver() {
    try (World world = mirrored(Desks.deskToEng())) {
      overtaken(world, once(), "prio", "P1");
      sets(world, "prio", "P2");
      assertThat(both(world, "prio")).isEqualTo("P1/P1");
    }
  }

  @Test
  void aPriorityThatSomebodyPutBackBeforeTheWriteWasReadBackIsTakenOver() {
    try (World world = mirrored(Desks.deskToEng())) {
      overtaken(world, once(), "prio", "P3");
      sets(world, "prio", "P2");
      assertThat(both(world, "prio")).isEqualTo("P3/P3");
    }
  }

  @Test
  void aStatusThatSomebodyChangedBeforeTheWriteWasReadBackIsTakenOver() {
    try (World world = mirrored(owning(Desks.STATUS, new Owner.Latest()))) {
      overtaken(world, once(), "status", "Shut");
      sets(world, "status", "Working");
      assertThat(both(world, "status")).isEqualTo("Shut/Shut");
    }
  }

  @Test
  void textsDatesAndPersonsThatSomebodyChangedBeforeTheWriteWasReadBackAreTakenOver() {
    theirsStays(StandardField.DESCRIPTION, text("First"), text("His"), text("Hers"));
    theirsStays(StandardField.DUE, day("2026-05-01"), day("2026-05-02"), day("2026-05-09"));
    theirsStays(StandardField.ASSIGNEE, person("zoe"), person("ann"), person("bob"));
  }

  private static void theirsStays(StandardField field, Value first, Value his, Value hers) {
    try (World world = new World(with(field))) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "more", first));
      world.settle();
      overtaken(world, once(), "more", hers);
      sets(world, "more", his);
      assertThat(both(world, "more")).isEqualTo(hers.display() + "/" + hers.display());
    }
  }

  private static Value text(String words) {
    return Value.body(RichText.plain(words));
  }

  private static Value day(String date) {
    return new Value.Moment(Instant.parse(date + "T00:00:00Z"));
  }

  private static Value person(String name) {
    return new Value.Person(new Party("person:" + name, name, "", name));
  }

  /** A bridge with one field more, in which the latest change wins. */
  private static Bridge with(StandardField field) {
    Bridge bridge = owning(field.field(), new Owner.Latest());
    Map<TrackerId, Vocabulary> words = new TreeMap<>();
    for (TrackerId tracker : List.of(Desks.DESK, Desks.ENG, Desks.OPS)) {
      SortedMap<FieldName, Vocabulary.Term> terms =
          new TreeMap<>(bridge.vocabulary(tracker).fields());
      terms.put(field.field(), new Vocabulary.Term("more", field.kind(), ValueMap.SAME, false));
      words.put(tracker, new Vocabulary(tracker, terms));
    }
    return new Bridge(words, bridge.routes(), bridge.people());
  }

  @Test
  void aTitleThatIsNotTheirsToChangeIsPutBackAndStandsInTheLedger() {
    try (World world = mirrored(Desks.deskToEng())) {
      overtaken(world, once(), "summary", "Hers");
      sets(world, "summary", "His");
      assertThat(both(world, "summary")).isEqualTo("His/His");
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger)
          .anyMatch(l -> l.kind() == Ledger.Kind.OVERRULED && l.text().detail().equals("Hers"));
    }
  }

  @Test
  void whatTheTrackerToldThatItTookOtherwiseIsNobodysChange() {
    try (World world = mirrored(Desks.deskToEng())) {
      overtaken(world, () -> true, "prio", "P1", new Loss("prio", "was taken otherwise"));
      sets(world, "prio", "P2");
      assertThat(both(world, "prio")).isEqualTo("P2/P1");
    }
  }

  @Test
  void aTitleThatTheTrackerCutIsNobodysChange() {
    try (World world = mirrored(Desks.deskToEng())) {
      String title = "Printer on fire ".repeat(10).strip();
      sets(world, "summary", title);
      long before = world.writes();
      world.settle();
      assertThat(world.writes()).isEqualTo(before);
      assertThat(show(world.only(world.desk), "summary")).isEqualTo(title);
    }
  }

  @Test
  void aTitleInAnotherCaseThatTheTrackerGaveItIsNobodysChange() {
    try (World world = mirrored(Desks.deskToEng())) {
      overtaken(world, () -> true, "summary", "PRINTER  ON FIRE");
      sets(world, "summary", "Printer on fire");
      assertThat(both(world, "summary")).isEqualTo("Printer on fire/PRINTER  ON FIRE");
    }
  }

  /** N4. */
  @Test
  void aStatusThatTheTrackerItselfMovesOnIsFollowed() {
    try (World world = mirrored(owning(Desks.STATUS, new Owner.Latest()))) {
      long before = world.writes();
      overtaken(world, () -> true, "status", "Shut");
      sets(world, "status", "Done");
      assertThat(both(world, "status")).isEqualTo("Shut/Shut");
      assertThat(world.writes() - before).as("there, and back").isEqualTo(2);
    }
  }

  /** N4. */
  @Test
  void aStatusThatTheTrackerItselfMovesOnAgainstItsOwnerIsLeftToPeopleInTheEnd() {
    try (World world = mirrored(owning(Desks.STATUS, new Owner.Origin()))) {
      long before = world.writes();
      overtaken(world, () -> true, "status", "Shut");
      sets(world, "status", "Done");
      world.settle();
      assertThat(world.writes() - before).isLessThanOrEqualTo(8);
      long quiet = world.writes();
      world.settle();
      assertThat(world.writes()).isEqualTo(quiet);
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Done");
      List<Ledger.Line> ledger = world.ledger();
      assertThat(ledger).anyMatch(l -> l.text().summary().contains("a person has to decide"));
    }
  }
}
