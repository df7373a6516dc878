package org.incidentbridge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.notice.Sample.NOON;
import static org.incidentbridge.notice.Sample.ONE;
import static org.incidentbridge.notice.Sample.notice;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParcelTest {

  private static Notice saying(String name, String subject, Map<String, String> facts) {
    return new Notice(
        NoticeKey.of(name),
        ONE,
        "mail",
        List.of("a@b.example\r\nBcc: c@d.example"),
        new Notice.Content(subject, "One.\nTwo.", new TreeMap<>(facts)),
        new Notice.Timing(NOON, false, "g"));
  }

  @Test
  void aSingleNoticeLeavesAsItIsUnderItsOwnKey() {
    Parcel parcel = Parcel.of(List.of(notice("a", "g")), NOON);

    assertThat(parcel.id()).isEqualTo(NoticeKey.of("a"));
    assertThat(parcel.subject()).isEqualTo("Breach a");
    assertThat(parcel.text()).isEqualTo("It was due.");
  }

  /** N9: a late one says that it is late. */
  @Test
  void aLateNoticeSaysWhenItWasCaused() {
    Notice notice = notice("a", "g");

    assertThat(Parcel.of(List.of(notice), NOON.plusSeconds(600)).text()).isEqualTo("It was due.");
    assertThat(Parcel.of(List.of(notice), NOON.plusSeconds(601)).text())
        .isEqualTo("This comes late: it was caused at 2026-03-02 12:00:00 UTC.\n\nIt was due.");
    assertThat(Parcel.of(List.of(notice, notice("b", "g")), NOON.plusSeconds(601)).text())
        .containsOnlyOnce("1. Breach a\nThis comes late")
        .containsOnlyOnce("2. Breach b\nThis comes late");
  }

  @Test
  void severalNoticesAreCountedAndNumbered() {
    Parcel parcel = Parcel.of(List.of(saying("a", "First", Map.of()), notice("b", "g")), NOON);

    assertThat(parcel.subject()).isEqualTo("2 notices, the first: First");
    assertThat(parcel.text())
        .isEqualTo("1. First\n   One.\n   Two.\n\n2. Breach b\n   It was due.");
  }

  @Test
  void aStormIsOneMessageThatTellsTheFirstHundredWholeAndOfTheOthersTheirSubjects() {
    List<Notice> storm = IntStream.range(0, 5_000).mapToObj(i -> notice("n" + i, "g")).toList();
    Parcel parcel = Parcel.of(storm, NOON);

    assertThat(parcel.text())
        .contains("100. Breach n99\n   It was due.\n\n101. Breach n100\n102. Breach n101\n")
        .endsWith("\n5000. Breach n4999")
        .hasLineCount(100 * 3 + 4_900);
  }

  @Test
  void theIdOfAMessageIsThatOfItsNoticesInAnyOrder() {
    Notice a = notice("a", "g");
    Notice b = notice("b", "g");

    assertThat(Parcel.of(List.of(a, b), NOON).id())
        .isEqualTo(Parcel.of(List.of(b, a), NOON.plusSeconds(9)).id())
        .isNotEqualTo(Parcel.of(List.of(a), NOON).id());
  }

  @Test
  void factsOfAMessageAreThoseThatItsNoticesShare() {
    Parcel parcel =
        Parcel.of(
            List.of(
                saying("a", "A", Map.of("severity", "sev1", "service", "mail")),
                saying("b", "B", Map.of("severity", "sev1", "service", "web"))),
            NOON);

    assertThat(parcel.facts()).isEqualTo(Map.of("severity", "sev1"));
  }

  @Test
  void nothingInASubjectOrAddressBeginsAnotherHeader() {
    Notice notice = saying("a", "Down\r\nBcc: x@y.example\u2028\u0000now", Map.of());

    assertThat(notice.content().subject()).isEqualTo("Down Bcc: x@y.example now");
    assertThat(notice.to()).containsExactly("a@b.example Bcc: c@d.example");
  }

  /** A mail program would show the rest of the subject backwards. */
  @Test
  void nothingInASubjectTurnsItsRestAround() {
    Notice notice =
        saying("a", "Late: \u202emoney\u2066 \u05d3\u05d5\u05d0\u05e8 (HD-1)", Map.of());

    assertThat(notice.content().subject()).isEqualTo("Late: money \u05d3\u05d5\u05d0\u05e8 (HD-1)");
  }

  @Test
  void aSubjectIsNoLongerThanMailProgramsShow() {
    String subject = Parcel.of(List.of(saying("a", "😀".repeat(300), Map.of())), NOON).subject();

    assertThat(subject.codePointCount(0, subject.length())).isEqualTo(200);
    assertThat(subject).endsWith("😀…");
  }
}
