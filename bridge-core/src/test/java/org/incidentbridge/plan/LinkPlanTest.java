package org.incidentbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.plan.Scene.FAR;
import static org.incidentbridge.plan.Scene.MIRROR;
import static org.incidentbridge.plan.Scene.ORIGIN;

import java.net.URI;
import java.util.List;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.junit.jupiter.api.Test;

/** Pointers from each ticket of an incident to the others. */
final class LinkPlanTest {

  private final Scene scene = new Scene();

  private <C extends Command> List<C> planned(Class<C> kind) {
    return scene.plan().commands().stream()
        .map(PlannedCommand::command)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void bothSidesShowWhereTheOtherIsUntilTheySayIt() {
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near");
    List<Command.PutLink> links = planned(Command.PutLink.class);
    assertThat(links)
        .extracting(l -> l.target().tracker() + " -> " + l.link().url())
        .containsExactlyInAnyOrder(
            "desk -> http://tracker.test/eng-2", "eng -> http://tracker.test/desk-1");

    scene.plan().commands().stream()
        .filter(p -> p.purpose() instanceof Purpose.Link)
        .forEach(
            p ->
                scene.links.add(
                    new Shared.StandingLink(
                        HeldFields.ticket(p).orElseThrow(),
                        ((Purpose.Link) p.purpose()).globalId(),
                        ((Purpose.Link) p.purpose()).hash())));
    assertThat(planned(Command.PutLink.class)).isEmpty();
  }

  /** An update of the bridge does not write all links anew. */
  @Test
  void aLinkIsWrittenAnewOnceWorkOnTheOtherTicketIsOverAndOnceItGoesOn() {
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near");
    scene.shows(MIRROR, StandardField.STATUS, "Open", Value.line("new"));
    String before = Hashes.of(linkAt(ORIGIN).globalId(), "http://tracker.test/eng-2", "eng-2");
    stand();
    assertThat(scene.links).anyMatch(l -> l.sent().equals(before));

    scene.shows(MIRROR, StandardField.STATUS, "Done", Value.line("resolved"));
    assertThat(linkAt(ORIGIN).resolved()).isTrue();
    stand();
    assertThat(planned(Command.PutLink.class)).isEmpty();

    scene.shows(MIRROR, StandardField.STATUS, "Open", Value.line("new"));
    assertThat(linkAt(ORIGIN).resolved()).isFalse();
  }

  /** N5. */
  @Test
  void whetherWorkIsOverIsToldOnlyWhereItMayBeKnown() {
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near").ticket(FAR, "far");
    scene.shows(MIRROR, StandardField.STATUS, "Done", Value.line("resolved"));
    scene.shows(FAR, StandardField.STATUS, "Done", Value.line("resolved"));
    assertThat(resolved())
        .containsExactlyInAnyOrder("desk -> eng-2", "eng -> ops-3", "ops -> eng-2");

    scene.insiders.add(MIRROR);
    assertThat(resolved()).containsExactly("eng -> ops-3");
    scene.restricted.add(StandardField.STATUS);
    assertThat(resolved()).isEmpty();
  }

  @Test
  void aTrackerThatCannotShowWhetherWorkIsOverIsNotToldAgain() {
    scene.lacking.add(Capability.RESOLVED_LINKS);
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near");
    stand();
    scene.shows(MIRROR, StandardField.STATUS, "Done", Value.line("resolved"));

    assertThat(planned(Command.PutLink.class)).isEmpty();
  }

  @Test
  void aLinkHasTheIconOfTheTrackerToWhichItLeads() {
    scene.icons.put(MIRROR.tracker(), URI.create("http://tracker.test/eng.ico"));
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near");

    assertThat(linkAt(ORIGIN).icon()).contains(URI.create("http://tracker.test/eng.ico"));
    assertThat(linkAt(MIRROR).icon()).isEmpty();
  }

  @Test
  void aLinkToATicketThatMovedTakesThePlaceOfTheOneThatStands() {
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near");
    URI old = URI.create("http://tracker.test/old-2");
    assertThat(linkAt(ORIGIN).former()).isEmpty();

    scene.links.add(Shared.StandingLink.to(old, ORIGIN, linkAt(ORIGIN).globalId(), "before"));
    assertThat(linkAt(ORIGIN).former()).contains(old);
    scene.links.add(Shared.StandingLink.to(old, ORIGIN, "another", "before"));
    assertThat(linkAt(ORIGIN).former()).as("another link leads there still").isEmpty();
  }

  private Command.BackLink linkAt(TicketRef ref) {
    return planned(Command.PutLink.class).stream()
        .filter(l -> l.target().tracker().equals(ref.tracker()))
        .map(Command.PutLink::link)
        .findFirst()
        .orElseThrow();
  }

  private List<String> resolved() {
    return planned(Command.PutLink.class).stream()
        .filter(l -> l.link().resolved())
        .map(l -> l.target().tracker() + " -> " + l.link().title())
        .toList();
  }

  /** All links that are planned are put. */
  private void stand() {
    for (PlannedCommand planned : scene.plan().commands()) {
      if (planned.purpose() instanceof Purpose.Link link) {
        var at = HeldFields.ticket(planned).orElseThrow();
        scene.links.removeIf(l -> l.ticket().equals(at) && l.globalId().equals(link.globalId()));
        scene.links.add(new Shared.StandingLink(at, link.globalId(), link.hash()));
      }
    }
  }

  @Test
  void allTicketsOfAnIncidentShowWhereTheOthersAre() {
    scene.says(StandardField.REPORTER, Value.line("Ann"));
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near").ticket(FAR, "far");

    List<Command.PutLink> links = planned(Command.PutLink.class);

    assertThat(links)
        .extracting(l -> l.target().tracker() + " -> " + l.link().title())
        .containsExactlyInAnyOrder(
            "desk -> eng-2",
            "eng -> desk-1",
            "eng -> ops-3",
            "ops -> eng-2",
            "desk -> ops-3",
            "ops -> desk-1");
    assertThat(links)
        .filteredOn(l -> l.target().tracker().equals(FAR.tracker()))
        .as("no route tells ops who reported it")
        .allMatch(l -> l.link().summary().isEmpty());
  }

  /** N5: a route that leads to it may tell where it is, and others hear nothing of it. */
  @Test
  void aTicketForInsidersIsShownToItsNeighboursOnly() {
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near").ticket(FAR, "far");
    scene.insiders.add(ORIGIN);

    assertThat(planned(Command.PutLink.class))
        .extracting(l -> l.target().tracker() + " -> " + l.link().title())
        .contains("eng -> desk-1", "desk -> ops-3")
        .doesNotContain("ops -> desk-1");
  }

  @Test
  void aTrackerWithoutBackLinksGetsNone() {
    scene.lacking.add(Capability.BACK_LINKS);
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near").ticket(FAR, "far");

    assertThat(scene.plan().commands()).isEmpty();
  }
}
