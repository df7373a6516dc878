package org.incidentbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.report.Made.WEEK;
import static org.incidentbridge.report.Made.at;
import static org.incidentbridge.report.Made.incident;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.incidentbridge.report.Trends.Moves;
import org.incidentbridge.report.Trends.Week;
import org.junit.jupiter.api.Test;

/** J12: what comes and goes, and what recurs unmatched. */
final class TrendsTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static Trends of(Period period, ZoneId zone, Made... incidents) {
    return Trends.of(Arrays.stream(incidents).map(Made::done).toList(), period, zone);
  }

  private static Made closed(String name, String title) {
    return incident(name, "2026-03-10T00:00:00Z")
        .title(title)
        .status("2026-03-12T00:00:00Z", "closed");
  }

  @Test
  void anEmptyStoreHasWeeksInWhichNothingHappened() {
    assertThat(of(WEEK, ZoneOffset.UTC).weeks())
        .extracting(Week::moves)
        .containsExactly(new Moves(0, 0, 0, 0));
  }

  @Test
  void countsWhatMovedAndWhatIsLeft() {
    Made again =
        incident("a", "2026-03-10T00:00:00Z")
            .status("2026-03-11T00:00:00Z", "resolved")
            .status("2026-03-11T06:00:00Z", "closed")
            .status("2026-03-12T00:00:00Z", "in-progress");
    Made before = incident("b", "2026-03-01T00:00:00Z").status("2026-03-13T00:00:00Z", "closed");

    Trends trends = of(WEEK, ZoneOffset.UTC, again, before);

    assertThat(trends.weeks()).extracting(Week::moves).containsExactly(new Moves(1, 2, 1, 1));
  }

  /** As many are open at the end as were at the beginning and came, without those that went. */
  @Test
  void whatBeganResolvedWasOpenedAndClosed() {
    Made imported = incident("a", "2026-03-10T00:00:00Z", "closed");
    Made open = incident("b", "2026-03-11T00:00:00Z");

    Trends trends = of(WEEK, ZoneOffset.UTC, imported, open);

    assertThat(trends.weeks()).extracting(Week::moves).containsExactly(new Moves(2, 1, 0, 1));
    assertThat(trends.unmatched()).hasSize(1);
  }

  @Test
  void weeksBeginAtMidnightInTheZoneAlsoWhereClocksChange() {
    Period month = new Period(at("2026-03-23T00:00:00Z"), at("2026-04-06T00:00:00Z"));
    Made lastMoment = incident("a", "2026-03-29T22:59:59Z");
    Made firstMoment = incident("b", "2026-03-29T23:00:00Z");

    Trends trends = of(month, LONDON, lastMoment, firstMoment);

    assertThat(trends.weeks())
        .extracting(Week::monday, w -> w.moves().opened())
        .startsWith(
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 3, 23), 1L),
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 3, 30), 1L));
  }

  @Test
  void j12ListsWhatWasClosedWithoutAKnownProblem() {
    Trends trends =
        of(
            WEEK,
            ZoneOffset.UTC,
            closed("a", "Disk full"),
            closed("b", "Disk full").matched("KP-1"),
            incident("open", "2026-03-10T00:00:00Z").title("Disk full"));

    assertThat(trends.unmatched()).extracting(s -> s.label().incident()).containsExactly("a");
    assertThat(trends.groups()).isEmpty();
  }

  @Test
  void j12GroupsTitlesThatAreAlike() {
    Trends trends =
        of(
            WEEK,
            ZoneOffset.UTC,
            closed("a", "Login fails after 45 minutes in Edge"),
            closed("b", "Login fails after 90 minutes in Safari"),
            closed("c", "Invoice total is wrong"),
            closed("d", "12 34"));

    assertThat(trends.groups()).hasSize(1);
    Recurring group = trends.groups().getFirst();
    assertThat(group.words()).isEqualTo(Set.of("after", "fails", "login", "minutes"));
    assertThat(group.members()).extracting(s -> s.label().incident()).containsExactly("a", "b");
  }

  @Test
  void j12NumbersTellErrorsApart() {
    Trends trends =
        of(
            WEEK,
            ZoneOffset.UTC,
            closed("a", "Error 500"),
            closed("b", "Error 404"),
            closed("c", "Error 500 again"));

    assertThat(trends.groups()).hasSize(1);
    assertThat(trends.groups().getFirst().members())
        .extracting(s -> s.label().incident())
        .containsExactly("a", "c");
  }

  @Test
  void j12GroupsWordsInOtherFormsAsKnownProblemsAreFound() {
    Trends trends =
        of(
            WEEK,
            ZoneOffset.UTC,
            closed("a", "Printer prints blank pages"),
            closed("b", "Printers printing blank page"),
            closed("c", "Drucker druckt leere Seiten"),
            closed("d", "Outage"),
            closed("e", "Outage"));

    assertThat(trends.groups()).hasSize(2);
    assertThat(trends.groups())
        .extracting(g -> g.members().stream().map(s -> s.label().incident()).toList())
        .containsExactly(List.of("a", "b"), List.of("d", "e"));
  }

  @Test
  void tellsServicesAndOrganisations() {
    Trends trends = of(WEEK, ZoneOffset.UTC, incident("a", "2026-03-10T00:00:00Z"));

    assertThat(trends.about().services())
        .isEqualTo(List.of(new Trends.Group("mail", new Moves(1, 0, 0, 1))));
    assertThat(trends.about().organisations()).hasSize(1);
  }
}
