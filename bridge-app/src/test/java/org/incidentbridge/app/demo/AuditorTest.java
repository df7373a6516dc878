package org.incidentbridge.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuditorTest {

  private static final Lane LANE =
      new Lane(
          new Lane.End("helpdesk", "Bugs InBox"),
          new Lane.End("engineering", "ENG"),
          false,
          Lane.Rule.ASK);
  private static final Seen.At ORIGIN = new Seen.At("helpdesk", "7", "Bugs InBox");
  private static final Seen.At MIRROR = new Seen.At("engineering", "ENG-1", "ENG");
  private final Canaries canaries = new Canaries();

  @Test
  void aFaithfulMirrorIsAllWell() {
    Seen origin = ticket(ORIGIN, false, said("Please hurry", false, false));
    Seen mirror = ticket(MIRROR, true, said("Hana (7): Please hurry", false, true));

    Audit audit = audit(origin, mirror);

    assertThat(audit.findings()).isEmpty();
    assertThat(audit.incidents()).isEqualTo(1);
    assertThat(audit.mirrors()).isEqualTo(1);
    assertThat(audit.comments()).isEqualTo(new Audit.Copied(1, 1, 0));
  }

  @Test
  void onlyWhatSomebodyWroteHasCopies() {
    Seen origin =
        ticket(
            ORIGIN,
            false,
            said("Please hurry", false, false),
            said("ENG-1 http://engineering.example/browse/ENG-1", false, true));
    Seen mirror = ticket(MIRROR, true, said("Hana (7): Please hurry", false, true));

    assertThat(audit(origin, mirror).comments()).isEqualTo(new Audit.Copied(1, 1, 1));
  }

  @Test
  void aSecondMirrorIsADuplicate() {
    Audit audit =
        audit(
            ticket(ORIGIN, false),
            ticket(MIRROR, true),
            ticket(new Seen.At("engineering", "ENG-2", "ENG"), true));

    assertThat(audit.duplicates()).isEqualTo(1);
    assertThat(audit.findings()).hasSize(1);
  }

  @Test
  void aCommentThatDidNotArriveIsHeldAndOneThatArrivedTwiceIsADuplicate() {
    Seen origin =
        ticket(ORIGIN, false, said("First words", false, false), said("Second", false, false));
    Seen mirror =
        ticket(MIRROR, true, said("A: Second", false, true), said("A: Second", false, true));

    Audit audit = audit(origin, mirror);

    assertThat(audit.held()).isEqualTo(1);
    assertThat(audit.duplicates()).isEqualTo(1);
  }

  @Test
  void anInternalTextInAPublicCommentIsALeak() {
    String secret = "Do not tell [" + canaries.mark(ORIGIN, false) + "]";

    Audit audit =
        audit(ticket(ORIGIN, false), ticket(MIRROR, true, said("A: " + secret, false, true)));

    assertThat(audit.leaks()).isEqualTo(1);
  }

  @Test
  void anInternalTextThatMustStayAtHomeIsALeakAlsoAmongInternalOnes() {
    String stays = "Never [" + canaries.mark(ORIGIN, true) + "]";
    String goes = "Inside [" + canaries.mark(ORIGIN, false) + "]";
    Seen origin = ticket(ORIGIN, false, said(stays, true, false), said(goes, true, false));
    Seen mirror = ticket(MIRROR, true, said(stays, true, true), said(goes, true, true));

    assertThat(audit(origin, mirror).leaks()).isEqualTo(1);
  }

  @Test
  void aPriorityOnWhichSidesDifferIsAConflict() {
    Seen origin = ticket(ORIGIN, false);
    Seen mirror =
        new Seen(
            MIRROR,
            true,
            new Seen.Face("Printer on fire", "Backlog", "Low"),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(audit(origin, mirror).conflicts()).isEqualTo(1);
  }

  @Test
  void aFileWithOtherContentIsNotTheSame() {
    Seen origin = withFile(ticket(ORIGIN, false), "one", false);
    Seen mirror = withFile(ticket(MIRROR, true), "two", true);

    assertThat(audit(origin, mirror).held()).isEqualTo(1);
  }

  private Audit audit(Seen... all) {
    return new Auditor(List.of(LANE), List.of(all), canaries).audit(0);
  }

  private static Seen ticket(Seen.At at, boolean byBridge, Seen.Said... comments) {
    boolean engineering = at.place().equals("engineering");
    var face =
        new Seen.Face(
            "Printer on fire", engineering ? "Backlog" : "new", engineering ? "Medium" : "normal");
    return new Seen(at, byBridge, face, List.of(comments), List.of(), List.of(), List.of());
  }

  private static Seen withFile(Seen ticket, String content, boolean byBridge) {
    var file = new Seen.Kept("a.txt", content.getBytes(StandardCharsets.UTF_8), false, byBridge);
    return new Seen(
        ticket.at(),
        ticket.byBridge(),
        ticket.face(),
        ticket.comments(),
        List.of(file),
        List.of(),
        List.of());
  }

  private static Seen.Said said(String text, boolean hidden, boolean byBridge) {
    return new Seen.Said(1, text, hidden, byBridge);
  }
}
