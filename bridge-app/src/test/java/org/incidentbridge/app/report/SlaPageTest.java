package org.incidentbridge.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.incidentbridge.report.Period;
import org.incidentbridge.report.SlaReport;
import org.incidentbridge.report.SlaReport.Kept;
import org.incidentbridge.report.SlaReport.Row;
import org.incidentbridge.report.Spread;
import org.junit.jupiter.api.Test;

/** What stands above the tables on the page of promises kept. */
class SlaPageTest {

  private static final Spread NONE = Spread.of(List.of());

  private static Row row(String clock, Kept kept, boolean repeats) {
    return new Row(clock, "sev1", kept, NONE, NONE, repeats);
  }

  @Test
  void clocksThatBeginAnewWithEachAnswerAreNotAddedToPromisesThatAreGivenOnce() {
    var period =
        new Period(Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-16T00:00:00Z"));
    List<Row> rows =
        List.of(
            row("Resolution", new Kept(1, 1, 0), false), row("Touched", new Kept(98, 0, 0), true));
    var report =
        new SlaReport(
            period,
            rows,
            rows,
            List.of(),
            List.of(),
            SlaReport.of(List.of(), period, Duration.ZERO).leftOut());

    assertThat(SlaPage.of(report, ZoneOffset.UTC).tiles())
        .filteredOn(tile -> tile.label().equals("kept") || tile.label().equals("met"))
        .extracting(Page.Tile::value)
        .containsExactly("50.0 %", "1");
  }

  @Test
  void thePageSaysThatBreachedPromisesAreMissedOnes() {
    var period =
        new Period(Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-16T00:00:00Z"));

    assertThat(SlaPage.of(SlaReport.of(List.of(), period, Duration.ZERO), ZoneOffset.UTC).notes())
        .anyMatch(note -> note.contains("stopped after it, or breached: still running"));
  }

  @Test
  void whatHasNoSeverityOrServiceIsNamedNoneInEveryForm() {
    var period =
        new Period(Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-16T00:00:00Z"));
    List<Row> rows = List.of(new Row("Resolution", "", new Kept(1, 0, 0), NONE, NONE, false));
    var report =
        new SlaReport(
            period,
            rows,
            rows,
            List.of(),
            List.of(),
            SlaReport.of(List.of(), period, Duration.ZERO).leftOut());
    Page page = SlaPage.of(report, ZoneOffset.UTC);

    for (String key : List.of("severity", "service")) {
      Page.Section section = page.section(key).orElseThrow();
      assertThat(Csv.of(section)).contains("\r\nResolution,none,1,");
      assertThat(Shown.json(section, section.rows().getFirst())).containsEntry(key, "none");
      assertThat(new Shown(ZoneOffset.UTC).text(section.rows().getFirst().get(1)))
          .isEqualTo("none");
    }
    assertThat(Html.of(page)).contains("<td>Resolution</td><td>none</td>");
  }
}
