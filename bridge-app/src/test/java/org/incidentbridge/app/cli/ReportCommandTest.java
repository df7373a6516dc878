package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.report.Aims;
import org.incidentbridge.report.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words of the command mean. */
final class ReportCommandTest {

  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

  @TempDir private Path dir;

  private Answer report(String... words) throws IOException {
    List<String> all = new java.util.ArrayList<>(List.of("report"));
    all.addAll(List.of(words));
    return Answer.to(Small.on(Small.configuration(dir), all.toArray(String[]::new)));
  }

  @Test
  void aDateIsItsFirstMomentInTheZone() {
    var options = new PeriodOptions("2026-03-29", "2026-03-30", ZoneId.of("Europe/London"));

    assertThat(options.period(ReportKind.SLA, NOW))
        .isEqualTo(
            new Period(
                Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-29T23:00:00Z")));
  }

  @Test
  void aWeeklyReportBeginsAWeekBeforeItsEnd() {
    assertThat(new PeriodOptions("", "", ZoneOffset.UTC).period(ReportKind.WEEKLY, NOW).since())
        .isEqualTo(Instant.parse("2026-03-25T12:00:00Z"));
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason() throws IOException {
    assertThat(report("weekly", "--csv", "--json").err()).contains("Choose one of");
    assertThat(report("weekly", "--since", "yesterday").err())
        .contains("--since yesterday is no date");
    assertThat(report("weekly", "--since", "2026-03-02", "--until", "2026-03-02").code())
        .isEqualTo(2);
    assertThat(report("levels", "--target", "L9=80").err()).contains("L9 is no level");
    assertThat(report("levels", "--target", "L1=80,L2=30").err()).contains("more than 100");
    assertThat(report("sometimes").code()).isEqualTo(2);
    assertThat(report("levels", "--target", "L1=most").err()).contains("'most' is not a number");
  }

  @Test
  void sharesAreRefusedWhereNothingIsHeldAgainstThem() throws IOException {
    for (String kind : List.of("weekly", "sla", "trends")) {
      Answer answer = report(kind, "--target", "L1=80");

      assertThat(answer.code()).as(kind).isEqualTo(2);
      assertThat(answer.err().strip())
          .isEqualTo(
              "--target is for the report levels alone; %s has no targets. Leave it out, or ask for levels."
                  .formatted(kind));
    }
  }

  @Test
  void aReportThatThereIsNotIsToldInOneLine() throws IOException {
    Answer answer = report("nope");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err().strip())
        .isEqualTo("There is no report 'nope'; there are weekly, sla, levels, trends.");
    assertThat(report("--help").out()).contains("One of weekly, sla, levels, trends.");
    assertThat(report("SLA", "--since", "no").err()).contains("--since no is no date");
  }

  @Test
  void aZoneThatIsNotThereIsToldInWordsWithOneThatMayBeMeant() throws IOException {
    assertThat(report("sla", "--zone", "Mars/London").err())
        .contains("there is no time zone 'Mars/London'; did you mean 'Europe/London'?")
        .doesNotContain("java.time");
    assertThat(report("sla", "--zone", "Mars/X").err()).contains("write one such as Europe/London");
  }

  @Test
  void aPageThatHasNoPlaceIsRefusedBeforeItIsMade() throws IOException {
    Path page = dir.resolve("none/x.html");

    Answer answer = report("sla", "--html", page.toString());

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err().strip())
        .isEqualTo(
            "%s cannot be written: there is no folder %s. Make it, or name another file."
                .formatted(page, page.getParent()));
    assertThat(report("sla", "--html", dir.toString()).err()).contains("it is a folder");
  }

  @Test
  void withoutAPolicyThereIsNothingToReportOn() throws IOException {
    Answer answer = report("sla");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("has no policy");
  }

  @Test
  void theZoneIsCalledAsOnPages() throws IOException {
    assertThat(json(ZoneOffset.UTC)).containsEntry("zone", "UTC");
    assertThat(json(ZoneId.of("Europe/London"))).containsEntry("zone", "Europe/London");
  }

  private static Map<String, Object> json(ZoneId zone) {
    var week = new Period(Instant.parse("2026-03-25T12:00:00Z"), NOW);
    return ReportText.json(
        ReportKind.SLA.page(List.of(), week, zone, Aims.of(Ladder.NONE, new TreeMap<>())), "");
  }
}
