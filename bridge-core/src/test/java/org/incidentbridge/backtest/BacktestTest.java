package org.incidentbridge.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.timeline.Event;
import org.junit.jupiter.api.Test;

final class BacktestTest {
  private static final Instant UNTIL = Instant.parse("2026-05-01T00:00:00Z");

  /** No span of whole minutes ever takes exactly this. */
  private static final Duration TARGET = Duration.ofHours(8).plusSeconds(30);

  private static final LocalDate HOLIDAY = LocalDate.of(2026, 3, 11);

  private static Report run(PolicyPack before, PolicyPack after, int threads, String lines) {
    var trial = new Trial(before, after, UNTIL);
    return new Backtest(trial, Instant.MIN, threads).lines(Lines.stream(lines));
  }

  @Property(tries = 30)
  void aPolicyAgainstItselfFindsNothing(@ForAll long seed) {
    Report report =
        run(Office.pack(TARGET, HOLIDAY), Office.pack(TARGET, HOLIDAY), 2, Lines.random(seed, 50));

    assertThat(report.findings()).describedAs("seed " + seed).isEmpty();
    assertThat(report.tally().incidents()).isEqualTo(50);
    assertThat(report.tally().all().moved()).isZero();
    assertThat(report.tally().all().breachedAfter())
        .isEqualTo(report.tally().all().breachedBefore());
  }

  @Property(tries = 30)
  void oneMoreHolidaySavesExactlyThoseWhoseSpanHoldsIt(@ForAll long seed) throws Exception {
    String lines = Lines.random(seed, 100);
    List<String> saved = new ArrayList<>();
    for (String line : lines.lines().filter(l -> !l.isBlank()).toList()) {
      PastIncident incident = Lines.read(line);
      if (isLate(incident, Set.of()) && !isLate(incident, Set.of(HOLIDAY))) {
        saved.add(incident.id());
      }
    }

    Report report = run(Office.pack(TARGET), Office.pack(TARGET, HOLIDAY), 2, lines);

    assertThat(report.findings()).allMatch(f -> f.clocks().getFirst().saved());
    assertThat(report.findings())
        .extracting(Finding::id)
        .describedAs("seed " + seed)
        .containsExactlyElementsOf(saved);
    assertThat(report.tally().all().newly()).isZero();
  }

  /** Counted minute by minute. */
  private static boolean isLate(PastIncident incident, Set<LocalDate> holidays) {
    List<Event> events = incident.timeline().events();
    Instant stop = events.getLast().at();
    long minutes = 0;
    for (Instant at = events.getFirst().at(); at.isBefore(stop); at = at.plusSeconds(60)) {
      var local = at.atZone(ZoneOffset.UTC);
      boolean weekday = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
      boolean hours = local.getHour() >= 9 && local.getHour() < 17;
      minutes += weekday && hours && !holidays.contains(local.toLocalDate()) ? 1 : 0;
    }
    return minutes * 60 > TARGET.toSeconds();
  }

  @Property(tries = 5)
  void theNumberOfThreadsChangesNothing(@ForAll long seed) {
    String lines = Lines.random(seed, 6_000);
    PolicyPack before = Office.pack(TARGET);
    PolicyPack after = Office.pack(Duration.ofHours(4), HOLIDAY);
    Report one = run(before, after, 1, lines);

    Report many = run(before, after, 7, lines);

    assertThat(lines.length()).describedAs("more than one part").isGreaterThan(3 << 19);
    assertThat(many.findings()).describedAs("seed " + seed).isEqualTo(one.findings()).isNotEmpty();
    assertThat(many.tally().all()).usingRecursiveComparison().isEqualTo(one.tally().all());
    assertThat(many.tally().by(Tally.By.CLOCK))
        .usingRecursiveComparison()
        .isEqualTo(one.tally().by(Tally.By.CLOCK));
  }

  @Test
  void linesThatAreNoHistoriesAreToldWithTheirNumbers() {
    String good = Lines.random(1, 3_000);
    long lines = good.lines().count();

    Report report =
        run(
            Office.pack(TARGET),
            Office.pack(TARGET),
            3,
            "\uFEFF" + good + "nonsense\n" + good + "{\"id\":1}");

    assertThat(report.badLines())
        .extracting(BadLine::line)
        .containsExactly(lines + 1, 2 * lines + 2);
    assertThat(report.badLines().getLast().column()).isEqualTo(7);
    assertThat(report.badLines().getLast().why()).isEqualTo("id is '1', not a text");
  }

  @Test
  void bytesThatAreNoTextAreNoEmptyLine() {
    var trial = new Trial(Office.pack(TARGET), Office.pack(TARGET), UNTIL);
    byte[] binary = {(byte) 0x8b, (byte) 0xc3, '\n', 0, 0, (byte) 0xff, (byte) 0xfe, '\n', '{'};

    Report report =
        new Backtest(trial, Instant.MIN, 1).lines(new java.io.ByteArrayInputStream(binary));

    assertThat(report.badLines()).extracting(BadLine::line).containsExactly(1L, 2L, 3L);
    assertThat(report.badLines().get(1).why()).isEqualTo("this is no JSON in UTF-8");
    assertThat(report.badLines().getLast().why())
        .isEqualTo("this is no JSON: Unexpected end-of-input: expected close marker for Object");
  }

  @Test
  void incidentsThatBeganEarlierAreLeftOut() {
    String lines =
        Lines.line(Lines.opened("2026-03-02T09:00:00Z", "\"status\":\"new\""))
            + "\n"
            + Lines.line(Lines.opened("2026-03-03T00:00:00Z", "\"status\":\"new\""));
    var trial = new Trial(Office.pack(TARGET), Office.pack(TARGET), UNTIL);

    Report report =
        new Backtest(trial, Instant.parse("2026-03-03T00:00:00Z"), 1).lines(Lines.stream(lines));

    assertThat(report.tally().incidents()).isEqualTo(1);
  }

  @Test
  void aTighterTargetBreachesNewlyWithBothDueTimes() {
    String line =
        Lines.line(
            Lines.opened("2026-03-02T09:00:00Z", "\"status\":\"new\",\"service\":\"mail\""),
            Lines.changed("2026-03-02T12:00:00Z", "status", "resolved"));

    Report report =
        run(Office.pack(Duration.ofHours(4)), Office.pack(Duration.ofHours(2)), 1, line);

    Finding finding = report.findings().getFirst();
    assertThat(finding.place()).isEqualTo(new Finding.Place("", "mail", ""));
    Finding.ClockShift shift = finding.clocks().getFirst();
    assertThat(shift.saved()).isFalse();
    assertThat(shift.before()).contains(Instant.parse("2026-03-02T13:00:00Z"));
    assertThat(shift.after()).contains(Instant.parse("2026-03-02T11:00:00Z"));
    assertThat(Objects.requireNonNull(report.tally().by(Tally.By.SERVICE).get("mail")).newly())
        .isEqualTo(1);
  }
}
