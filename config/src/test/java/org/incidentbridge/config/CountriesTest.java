package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CountriesTest {

  @Test
  void regionsAreThoseThatJollydayKnows() {
    for (String country : Countries.codes()) {
      Set<String> expected = new TreeSet<>(Set.of(""));
      collect(
          HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)))
              .getCalendarHierarchy(),
          "",
          expected);
      assertThat(new TreeSet<>(Countries.regions(country).orElseThrow().byPath().keySet()))
          .as(country)
          .isEqualTo(expected);
    }
  }

  @Test
  void everyCountryAnswersForEveryYear() {
    for (String country : Countries.codes()) {
      for (int year : new int[] {1800, 1882, 1900, 2026, 2174, 2250}) {
        assertThat(new CountryHolidays(country, "", false).in(year))
            .as(country + " " + year)
            .allMatch(holiday -> holiday.date().getYear() == year);
      }
    }
  }

  private static void collect(CalendarHierarchy at, String path, Set<String> paths) {
    at.getChildren()
        .forEach(
            (id, child) -> {
              String whole = (path.isEmpty() ? "" : path + "/") + id.toUpperCase(Locale.ROOT);
              paths.add(whole);
              collect(child, whole, paths);
            });
  }
}
