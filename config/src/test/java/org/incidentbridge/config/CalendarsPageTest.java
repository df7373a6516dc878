package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.calendar.CoverageCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/calendars.md says, held against the program. */
final class CalendarsPageTest {
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir Path folder;

  static Stream<String> examples() throws IOException {
    String page = Files.readString(Path.of("../docs/calendars.md"));
    List<String> examples = YAML.matcher(page).results().map(CalendarsPageTest::body).toList();
    assertThat(examples).hasSizeGreaterThan(2);
    return examples.stream();
  }

  private static String body(MatchResult block) {
    return block.group(1);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesAreAcceptedWithoutAWarning(String example) throws IOException {
    Loaded loaded = TwoTrackers.load(folder, "", "", "routes: []\n" + example);
    assertThat(loaded.problems())
        .filteredOn(p -> p.path().startsWith("calendars"))
        .extracting(ConfigProblem::render)
        .isEmpty();
    assertThat(((Loaded.Good) loaded).config().calendars().byName()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-04T10:00, 2026-06-04T17:00, 2026-06-05T17:00, 2026-06-05T09:00, 2026-06-08T10:00",
    "2026-06-05T20:00, 2026-06-08T17:00, 2026-06-08T17:00, 2026-06-08T09:00, 2026-06-10T09:00",
    "2026-06-06T12:00, 2026-06-08T17:00, 2026-06-08T17:00, 2026-06-08T09:00, 2026-06-10T09:00",
    "2026-06-08T03:00, 2026-06-08T17:00, 2026-06-09T17:00, 2026-06-09T09:00, 2026-06-10T09:00"
  })
  void theTableOfTargetsIsRight(
      String start, String sameDay, String endOfNext, String morningOfNext, String twoDays)
      throws IOException {
    CoverageCalendar office = office();
    assertThat(office.endOfBusinessDay(london(start), 0)).isEqualTo(london(sameDay));
    assertThat(office.endOfBusinessDay(london(start), 1)).isEqualTo(london(endOfNext));
    assertThat(office.morningOfBusinessDay(london(start), 1)).isEqualTo(london(morningOfNext));
    assertThat(office.addBusinessDays(london(start), 2)).isEqualTo(london(twoDays));
  }

  @Test
  void theFirstExampleMeansWhatThePageSays() throws IOException {
    String example = examples().findFirst().orElseThrow();
    Loaded loaded = TwoTrackers.load(folder, "", "", "routes: []\n" + example);
    CoverageCalendar london =
        ((Loaded.Good) loaded).config().calendars().find("london").orElseThrow();
    assertThat(london.isOpen(london("2026-12-24T11:59"))).isTrue();
    assertThat(london.isOpen(london("2026-12-24T12:00"))).isFalse();
    assertThat(london.isOpen(london("2026-12-28T10:00"))).as("Boxing Day, special").isTrue();
    assertThat(london.isOpen(london("2026-12-27T05:00"))).as("Saturday's night").isTrue();
    assertThat(london.isOpen(london("2026-12-31T10:00"))).isFalse();
  }

  private CoverageCalendar office() throws IOException {
    Loaded loaded =
        TwoTrackers.load(
            folder,
            "",
            "",
            "routes: []\ncalendars: { c: { zone: Europe/London, hours: { mon-fri: 9:00-17:00 } } }");
    return ((Loaded.Good) loaded).config().calendars().find("c").orElseThrow();
  }

  private static Instant london(String civil) {
    return LocalDateTime.parse(civil).atZone(ZoneId.of("Europe/London")).toInstant();
  }
}
