package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.store.Store;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.Timeline;
import org.junit.jupiter.api.Test;

class CasebookTest {

  private static final Value OPEN = Value.line("Open");
  private static final Value WORKING = Value.line("in-progress");

  private static final Casebook BOOK =
      new Casebook(new Rules(Promises.bridge(), Optional.of(Promises.policy(Promises.missed()))));

  private static boolean remember(
      Store.Tables tables, TicketRef ticket, String id, Event.When when) {
    var change = new PastEvent.FieldSet("prio", Value.line("P2"), Value.line("P1"));
    var author = new PastEvent.Author(Party.NOBODY, false);
    tables.histories().add(ticket, List.of(new PastEvent(id, when, author, change)));
    return true;
  }

  private static String severity(Store.Tables tables, TicketRef ticket, Instant then) {
    return BOOK.asKnownAt(tables, tables.incidents().of(ticket).orElseThrow(), then)
        .flatMap(known -> known.verdict().fact(Promises.SEVERITY))
        .map(fact -> fact.value().display())
        .orElse("");
  }

  /** N8: the history tells a minute later what was seen, and that it came a little earlier. */
  @Test
  void whatWasKnownThenIsNotUndoneByWhatTellsItMoreExactlyLater() {
    try (World world = new World(Promises.bridge()).under(Promises.policy(Promises.missed()))) {
      world.desk.personCreates(
          "P", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
      world.settle();
      TicketRef ticket = world.only(world.desk).ref();
      Instant seen = world.clock.instant().plusSeconds(60);
      Instant told = seen.plusSeconds(60);
      world.store.inTransaction(
          t -> remember(t, ticket, "seen:2:prio", new Event.When(seen, seen)));
      world.store.inTransaction(
          t -> remember(t, ticket, "history:9", new Event.When(seen.minusSeconds(1), told)));

      world.store.inTransaction(
          t -> {
            assertThat(severity(t, ticket, seen.minusSeconds(1))).isEqualTo("sev3");
            assertThat(severity(t, ticket, seen.plusSeconds(1))).isEqualTo("sev1");
            assertThat(severity(t, ticket, told)).isEqualTo("sev1");
            return t;
          });
    }
  }

  /** N8: a mirror whose making was in doubt is read before it is known to be one. */
  @Test
  void whatATicketToldBeforeItJoinedWasNotKnownOfItsIncidentThen() {
    try (World world = new World(Promises.bridge()).under(Promises.policy(Promises.missed()))) {
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.desk.personCreates(
          "P", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
      world.sync();
      TicketRef origin = world.only(world.desk).ref();
      Instant read = world.clock.instant().plusSeconds(60);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      TicketRef mirror = world.only(world.eng).ref();
      world.store.inTransaction(
          t -> remember(t, mirror, "history:9", new Event.When(read.minusSeconds(1), read)));

      assertThat(known(world, origin, read)).containsOnly(origin);
      assertThat(known(world, origin, world.clock.instant())).contains(origin, mirror);
    }
  }

  /** N8: the tracker of a mirror may have a clock that is behind. */
  @Test
  void whatCountedBeforeThereWasAMirrorCountedThenWhateverTheMirrorsClockSays() {
    try (World world = new World(Promises.bridge()).under(Promises.policy(Promises.missed()))) {
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.desk.personCreates(
          "P", Map.of("summary", Value.line("Printer on fire"), "status", Value.line("Open")));
      world.sync();
      TicketRef origin = world.only(world.desk).ref();
      Instant worked = world.clock.instant().plusSeconds(60);
      remember(
          world, origin, new PastEvent.FieldSet("status", OPEN, Value.line("Working")), worked);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      world.store.inTransaction(
          t -> {
            var early = new Event.When(worked.minusSeconds(3600), world.clock.instant());
            var author = new PastEvent.Author(Party.NOBODY, false);
            var first = new PastEvent("first:x", early, author, new PastEvent.FirstSeen("x", OPEN));
            return t.histories().add(world.only(world.eng).ref(), List.of(first));
          });

      assertThat(timeline(BOOK, world, origin, worked).events())
          .extracting(Event::what)
          .filteredOn(Happening.Changed.class::isInstance)
          .containsExactly(new Happening.Changed(Desks.STATUS, Value.line("new"), WORKING, true));
    }
  }

  /** N8: who is given an incident counts as staff, but not before anybody knew. */
  @Test
  void whoWasAssignedLaterWasNotKnownAsStaffThen() {
    var assignee = StandardField.ASSIGNEE.field();
    var term = new Vocabulary.Term("assignee", FieldKind.PERSON, ValueMap.SAME, false);
    Bridge bridge = Desks.with(Promises.bridge(), Desks.DESK, assignee, term);
    PolicyInForce small = Promises.policy(Promises.missed());
    var policy = new PolicyInForce(small.pack(), Set.of(), small.shows(), Map.of(), small.voice());
    var book = new Casebook(new Rules(bridge, Optional.of(policy)));
    try (World world = new World(bridge).under(policy)) {
      String id =
          world.desk.personCreates(
              "P", Map.of("summary", Value.line("Printer on fire"), "assignee", Value.absent()));
      world.desk.personComments(id, "Soon", Visibility.PUBLIC);
      world.settle();
      Instant then = world.clock.instant();
      world.pass(Duration.ofMinutes(1));
      Party ann = Party.of(Desks.DESK, "ann", "Ann of desk", "");
      world.desk.personSets(id, "assignee", new Value.Person(ann));
      world.settle();

      TicketRef origin = world.only(world.desk).ref();
      assertThat(speakers(world, book, origin, then)).containsOnly(Actor.Role.UNKNOWN);
      assertThat(speakers(world, book, origin, world.clock.instant()))
          .containsOnly(Actor.Role.STAFF);
    }
  }

  private static List<Actor.Role> speakers(
      World world, Casebook book, TicketRef ticket, Instant then) {
    return timeline(book, world, ticket, then).events().stream()
        .filter(e -> e.ticket().equals(ticket) && e.what() instanceof Happening.Commented)
        .map(e -> e.by().role())
        .toList();
  }

  private static void remember(
      World world, TicketRef ticket, PastEvent.FieldSet set, Instant when) {
    var author = new PastEvent.Author(Party.NOBODY, false);
    var event = new PastEvent("history:9", new Event.When(when, when), author, set);
    world.store.inTransaction(t -> t.histories().add(ticket, List.of(event)));
  }

  private static Set<TicketRef> known(World world, TicketRef ticket, Instant then) {
    return timeline(BOOK, world, ticket, then).events().stream()
        .map(Event::ticket)
        .collect(Collectors.toSet());
  }

  private static Timeline timeline(Casebook book, World world, TicketRef ticket, Instant then) {
    return world.store.inTransaction(
        t ->
            book.asKnownAt(t, t.incidents().of(ticket).orElseThrow(), then)
                .orElseThrow()
                .timeline());
  }
}
