package org.incidentbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.plan.Scene.DESK;
import static org.incidentbridge.plan.Scene.ENG;
import static org.incidentbridge.plan.Scene.FAR;
import static org.incidentbridge.plan.Scene.MIRROR;
import static org.incidentbridge.plan.Scene.OPS;
import static org.incidentbridge.plan.Scene.ORIGIN;

import java.util.List;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.decide.Tag;
import org.incidentbridge.decide.Topics;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where comments and relations go, from a help desk to engineering and on to operations. */
final class TalkPlanTest {

  private final Scene scene = new Scene();

  @BeforeEach
  void aChainOfThree() {
    scene.ticket(ORIGIN, "").ticket(MIRROR, "near").ticket(FAR, "far");
  }

  /** Copies that are planned, each as the tracker it goes to and what it says. */
  private List<String> copies() {
    return scene.plan().commands().stream()
        .map(PlannedCommand::command)
        .filter(Command.AddComment.class::isInstance)
        .map(Command.AddComment.class::cast)
        .map(c -> c.target().tracker() + " " + c.visibility() + " " + last(c))
        .toList();
  }

  private static String last(Command.AddComment copy) {
    return copy.body().plainText().lines().reduce((a, b) -> b).orElse("").strip();
  }

  private static Share share(Share.Comments forth, Share.Internal internal) {
    return new Share(forth, Share.Comments.ALL_PUBLIC, internal, true, false);
  }

  @Test
  void aPublicCommentGoesToAllOthers() {
    scene.comment(MIRROR, "5", 0, Visibility.PUBLIC, "hello");

    assertThat(copies()).containsExactly("desk PUBLIC hello", "ops PUBLIC hello");
  }

  /** N6. */
  @Test
  void commentsGoInTheOrderInWhichTheyWereWrittenNineBeforeTen() {
    scene
        .comment(ORIGIN, "10", 1, Visibility.PUBLIC, "third")
        .comment(ORIGIN, "9", 1, Visibility.PUBLIC, "second")
        .comment(ORIGIN, "11", 0, Visibility.PUBLIC, "first");

    assertThat(copies())
        .filteredOn(c -> c.startsWith("eng"))
        .containsExactly("eng PUBLIC first", "eng PUBLIC second", "eng PUBLIC third");
  }

  /** Every route on the way has to allow it. */
  @Test
  void aCommentGoesNoFurtherThanTheFirstRouteThatDoesNotShareIt() {
    scene.farShare = share(Share.Comments.NONE, Share.Internal.NEVER);
    scene
        .comment(ORIGIN, "5", 0, Visibility.PUBLIC, "down")
        .comment(FAR, "6", 1, Visibility.PUBLIC, "up");

    assertThat(copies()).containsExactly("eng PUBLIC down", "desk PUBLIC up", "eng PUBLIC up");
  }

  @Test
  void whereCommentsHaveToBeTaggedOthersStay() {
    scene.share = share(new Share.Comments(Share.Which.TAGGED, "#team"), Share.Internal.NEVER);
    scene
        .comment(ORIGIN, "5", 0, Visibility.PUBLIC, "for you #TEAM")
        .comment(ORIGIN, "6", 1, Visibility.PUBLIC, "for us");

    assertThat(copies()).containsExactly("eng PUBLIC for you #TEAM", "ops PUBLIC for you #TEAM");
  }

  @Test
  void aTagIsFoundByItselfOnly() {
    List<String> tagged =
        List.of(
            "#team", "for you #Team.", "(#team)", "#team: hello", "first\n#team\nlast", "#team's");
    List<String> others =
        List.of(
            "#teamwork",
            "#team-is-lying",
            "https://wiki.example/page#team",
            "https://wiki.example/page?q=#team",
            "https://wiki.example/#team",
            "#team/secret",
            "a#team",
            "#team_b",
            "team");

    assertThat(tagged).allMatch(text -> Tag.stands("#team", text));
    assertThat(others).noneMatch(text -> Tag.stands("#team", text));
    assertThat(Tag.stands("kunde", "an den Kunde\u0301n")).isFalse();
    assertThat(Tag.stands("FÜR KUNDEN", "Für Kunden: ja")).isTrue();
  }

  /** N5. */
  @Test
  void anInternalNoteStaysUnlessARouteSaysOtherwiseAndThenStaysInternal() {
    scene.comment(ORIGIN, "5", 0, Visibility.INTERNAL, "psst");
    assertThat(copies()).isEmpty();

    scene.share = share(Share.Comments.ALL_PUBLIC, Share.Internal.AS_INTERNAL);
    assertThat(copies()).as("the second route keeps it").containsExactly("eng INTERNAL psst");

    scene.lacking.add(Capability.INTERNAL_COMMENTS);
    assertThat(copies()).as("where it could not be hidden").isEmpty();
  }

  @Test
  void whatAStepSaysIsPlannedAlsoWhereItWillBeRefusedSoThatPeopleSeeIt() {
    scene.lacking.add(Capability.INTERNAL_COMMENTS);
    scene.remarks.add(
        new Decision.Remark(
            ORIGIN, Topics.step("missed#1", 0), "It is late.", Visibility.INTERNAL));
    scene.remarks.add(
        new Decision.Remark(ORIGIN, "overruled:status", "Put back.", Visibility.INTERNAL));

    assertThat(copies()).containsExactly("desk INTERNAL It is late.");
  }

  @Test
  void nothingIsSaidOnATicketThatIsAway() {
    scene.tickets.removeIf(t -> t.ref().equals(FAR));
    scene.ticket(FAR, "far", Presence.NOT_VISIBLE);
    scene.comment(ORIGIN, "5", 0, Visibility.PUBLIC, "hello");

    assertThat(copies()).containsExactly("eng PUBLIC hello");
  }

  /** N3: also one that people deleted. */
  @Test
  void whatHasACopyIsNotCopiedAgain() {
    scene.comment(ORIGIN, "5", 0, Visibility.PUBLIC, "hello");
    Shared.Note note = scene.notes.getFirst();
    var here = new Shared.Copy(MIRROR, "77", note.hash(), "as it was");
    var gone = new Shared.Copy(FAR, "78", note.hash(), "as it was").asGone();
    scene.notes.set(0, note.withCopy(here).withCopy(gone));

    assertThat(copies()).isEmpty();
  }

  @Test
  void aRelationIsPutOnTheTicketsOfTheOtherIncidentOnceItHasSome() {
    var other = new TicketRef(DESK, "8");
    scene.relation(ORIGIN, TicketLink.Kind.DUPLICATE_OF, "8");
    scene.neighbours.put(other, neighbour(other, new TicketRef(ENG, "9")));

    List<Command.LinkTickets> links =
        scene.plan().commands().stream()
            .map(PlannedCommand::command)
            .filter(Command.LinkTickets.class::isInstance)
            .map(Command.LinkTickets.class::cast)
            .toList();

    assertThat(links).as("operations has no ticket of the other incident").hasSize(1);
    assertThat(links.getFirst().target().tracker()).isEqualTo(ENG).isNotEqualTo(OPS);
    assertThat(links.getFirst().link())
        .isEqualTo(new TicketLink(TicketLink.Kind.DUPLICATE_OF, "9"));
  }

  /** N3: people say it in two ways, or on two trackers in different words. */
  @Test
  void twoTicketsAreRelatedOnceInWhateverWords() {
    var other = new TicketRef(DESK, "8");
    scene
        .relation(ORIGIN, TicketLink.Kind.DUPLICATE_OF, "8")
        .relation(ORIGIN, TicketLink.Kind.BLOCKS, "8");
    scene.neighbours.put(other, neighbour(other, new TicketRef(ENG, "9")));

    assertThat(scene.plan().commands().stream().map(p -> p.command()))
        .filteredOn(Command.LinkTickets.class::isInstance)
        .hasSize(1);
  }

  /** N4: people or an earlier run made it. */
  @Test
  void aRelationThatStandsIsNotMadeAgain() {
    var other = new TicketRef(DESK, "8");
    scene
        .relation(ORIGIN, TicketLink.Kind.DUPLICATE_OF, "8")
        .relation(MIRROR, TicketLink.Kind.DUPLICATE_OF, "9");
    scene.neighbours.put(other, neighbour(other, new TicketRef(ENG, "9")));

    assertThat(scene.plan().commands()).noneMatch(p -> p.command() instanceof Command.LinkTickets);
  }

  /** N7: people took the relation away again, and the bridge's copy of it is no news. */
  @Test
  void aRelationThatPeopleTookAwayStaysAway() {
    var other = new TicketRef(DESK, "8");
    scene.relation(MIRROR, TicketLink.Kind.RELATED, "9");
    scene.links.add(new Shared.StandingLink(MIRROR, "relation:9", "RELATED"));
    scene.neighbours.put(other, neighbour(other, new TicketRef(ENG, "9")));
    scene.neighbours.put(new TicketRef(ENG, "9"), neighbour(other, new TicketRef(ENG, "9")));

    assertThat(scene.plan().commands()).noneMatch(p -> p.command() instanceof Command.LinkTickets);
  }

  /** N7, N3: the incident at the other end put it, and people took it away since. */
  @Test
  void aRelationThatWasPutFromTheOtherEndIsNotPutAgain() {
    var other = new TicketRef(DESK, "8");
    scene.relation(ORIGIN, TicketLink.Kind.RELATED, "8");
    var put = new Shared.StandingLink(new TicketRef(ENG, "9"), "relation:2", "RELATED");
    scene.neighbours.put(other, neighbour(other, new TicketRef(ENG, "9"), put));

    assertThat(scene.plan().commands()).noneMatch(p -> p.command() instanceof Command.LinkTickets);
  }

  private static Incident neighbour(
      TicketRef origin, TicketRef mirror, Shared.StandingLink... links) {
    Scene other = new Scene().ticket(origin, "").ticket(mirror, "near");
    List<TicketState> tickets = other.incident().tickets();
    Incident incident = other.incident();
    return new Incident(
        new IncidentId("INC-ZZZZZZZZZZ"),
        incident.facts(),
        tickets,
        new Shared(List.of(), List.of(), List.of(links), List.of()),
        List.of());
  }
}
