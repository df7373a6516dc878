package org.incidentbridge.app.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.report.LevelPage;
import org.incidentbridge.app.report.Page;
import org.incidentbridge.app.report.SlaPage;
import org.incidentbridge.app.report.TrendPage;
import org.incidentbridge.app.report.WeeklyPage;
import org.incidentbridge.report.Aims;
import org.incidentbridge.report.LevelReport;
import org.incidentbridge.report.Period;
import org.incidentbridge.report.Sample;
import org.incidentbridge.report.SlaReport;
import org.incidentbridge.report.Trends;
import org.incidentbridge.report.Weekly;

/** The reports there are. */
enum ReportKind {
  WEEKLY(7),
  SLA(84),
  LEVELS(84),
  TRENDS(84);

  private static final Duration SOON = Duration.ofHours(24);

  private final int days;

  ReportKind(int days) {
    this.days = days;
  }

  /** How much it looks at unless told otherwise. */
  Duration usual() {
    return Duration.ofDays(days);
  }

  /** The report. */
  Page page(List<Sample> samples, Period period, ZoneId zone, Aims aims) {
    return switch (this) {
      case WEEKLY -> WeeklyPage.of(Weekly.of(samples, period, Weekly.Limits.USUAL), zone);
      case SLA -> SlaPage.of(SlaReport.of(samples, period, SOON), zone);
      case LEVELS -> LevelPage.of(LevelReport.of(samples, period, aims), zone);
      case TRENDS -> TrendPage.of(Trends.of(samples, period, zone), zone);
    };
  }

  /**
   * The one of that name.
   *
   * @throws Failure if there is none
   */
  static ReportKind called(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.USAGE,
                    "There is no report '%s'; there are %s."
                        .formatted(word, String.join(", ", new Words()))));
  }

  /** All names, as they are typed. */
  static final class Words extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Words() {
      super(Arrays.stream(values()).map(ReportKind::toString).toList());
    }
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
