package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.incidentbridge.engine.Panels;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.Panel;
import org.junit.jupiter.api.Test;

/** To whom panels are shown, and what of them is taken back (N5). */
class PanelAudienceTest extends PanelCase {

  /** N5: who is not tied to a ticket by a route hears of it among insiders only. */
  @Test
  void acrossTwoRoutesTicketsAreForInsiders() {
    try (World world = new World(chain())) {
      file(world, "Printer on fire");
      world.settle();
      panels(world, chain(), Desks.DESK).turn();

      assertThat(wall.only().tickets())
          .extracting(Panel.Other::tracker, Panel.Other::internal)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("eng", false),
              org.assertj.core.groups.Tuple.tuple("ops", true));
    }
  }

  /** N5: what a tracker keeps to its insiders is not spoken of elsewhere, and taken back. */
  @Test
  void aTicketThatBecomesRestrictedIsTakenBack() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "Printer on fire");
      world.settle();
      Panels panels = panels(world, Desks.deskToEng(), Desks.DESK);
      panels.turn();
      world.eng.personRestricts(world.only(world.eng).ref().id(), true);
      world.settle();
      panels.turn();

      assertThat(wall.only().tickets()).isEmpty();
      assertThat(wall.only().incident()).as("nothing is left to show").isEmpty();
    }
  }

  @Test
  void aTicketThatIsHiddenIsTakenBack() {
    try (World world = new World(Desks.deskToEng())) {
      file(world, "Printer on fire");
      world.settle();
      Panels panels = panels(world, Desks.deskToEng(), Desks.DESK);
      panels.turn();
      world.eng.personHides(world.only(world.eng).ref().id(), true);
      world.sweep();
      world.settle();
      panels.turn();
      assertThat(wall.only().incident()).isEmpty();
    }
  }

  @Test
  void besideATicketThatIsGoneNothingIsShown() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "Printer on fire");
      world.settle();
      Panels panels = panels(world, Desks.deskToEng(), Desks.DESK);
      panels.turn();
      world.desk.personDeletes(id);
      world.sweep();
      world.settle();
      panels.turn();
      assertThat(wall.calls).hasSize(1);
    }
  }

  /** N5: a restricted severity stays where it is. */
  @Test
  void aRestrictedSeverityIsNotTold() {
    var policy = Promises.policy(Promises.missed());
    Bridge kept =
        Desks.with(
            Promises.bridge(),
            Desks.DESK,
            Promises.SEVERITY,
            new Term("sev", FieldKind.WORD, ValueMap.SAME, true));
    try (World world = new World(kept).under(policy)) {
      Promises.file(world, "P1");
      world.sync();
      panels(world, kept, Desks.ENG, policy).turn();
      assertThat(wall.only().clocks()).isNotEmpty();
      assertThat(wall.only().severity()).isEmpty();
    }
  }

  /** N5: nobody knows who of those that see the panel may see the field. */
  @Test
  void aSeverityThatTheSideItselfRestrictsIsNotToldBesideItsTickets() {
    var restricted = new Term("sev", FieldKind.WORD, ValueMap.SAME, true);
    Bridge kept = Desks.with(Promises.bridge(), Desks.DESK, Promises.SEVERITY, restricted);
    try (World world = new World(kept)) {
      world.desk.personCreates(
          "P", Map.of("summary", Value.line("Fire"), "sev", Value.line("sev1")));
      world.settle();
      panels(world, kept, Desks.DESK).turn();
      assertThat(wall.only().tickets()).isNotEmpty();
      assertThat(wall.only().severity()).isEmpty();
    }
  }

  /** N5: what is promised on a ticket for insiders is not told elsewhere. */
  @Test
  void ofAnOriginThatIsRestrictedNothingIsTold() {
    var policy = Promises.policy(Promises.missed());
    try (World world = new World(Promises.bridge()).under(policy)) {
      String id = Promises.file(world, "P1");
      world.sync();
      Panels panels = panels(world, Promises.bridge(), Desks.ENG, policy);
      panels.turn();
      world.desk.personRestricts(id, true);
      world.settle();
      panels.turn();
      assertThat(wall.only().incident()).isEmpty();
      assertThat(wall.only().isEmpty()).isTrue();
    }
  }

  @Test
  void whatIsRestrictedAfterwardsIsTakenBackThoughTheIncidentIsQuiet() {
    Bridge open = Promises.bridge();
    try (World world = new World(open)) {
      world.desk.personCreates(
          "P", Map.of("summary", Value.line("Fire"), "sev", Value.line("sev1")));
      world.settle();
      assertThat(afterwards(world, panels(world, open, Desks.ENG)).severity()).isEqualTo("sev1");
      Term kept = new Term("sev", FieldKind.WORD, ValueMap.SAME, true);
      Bridge closed = Desks.with(open, Desks.DESK, Promises.SEVERITY, kept);
      World again = world.withBridge(closed);
      again.settle();

      Panel after = afterwards(again, panels(again, closed, Desks.ENG));
      assertThat(after.severity()).isEmpty();
    }
  }

  @Test
  void withoutItsRouteATicketIsForInsiders() {
    try (World world = new World(chain())) {
      file(world, "Printer on fire");
      world.settle();
      panels(world, chain(), Desks.DESK).turn();
      assertThat(wall.only().tickets()).anyMatch(other -> !other.internal());
      Bridge less =
          Desks.of(Desks.route("ops", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD));
      World again = world.withBridge(less);
      again.sync();

      Panel after = afterwards(again, panels(again, less, Desks.DESK));
      assertThat(after.tickets()).allMatch(Panel.Other::internal);
    }
  }
}
