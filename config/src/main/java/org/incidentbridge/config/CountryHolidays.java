package org.incidentbridge.config;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.incidentbridge.calendar.Holiday;
import org.incidentbridge.calendar.Holidays;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of a country and region, on the day on which they are kept: one that falls on
 * a weekend is kept on another day in many countries, be it in the year before. Nothing is read
 * until the first question. Safe for threads.
 *
 * <p>Where feasts follow the moon, they are known from 1883 to 2173 only; in other years such a
 * country has no holidays here.
 */
final class CountryHolidays implements Holidays {
  private static final Set<HolidayType> PUBLIC =
      Set.of(HolidayType.PUBLIC_HOLIDAY, HolidayType.BANK_HOLIDAY);
  private static final Set<HolidayType> OBSERVED =
      Set.of(HolidayType.PUBLIC_HOLIDAY, HolidayType.BANK_HOLIDAY, HolidayType.OBSERVANCE);

  private final String country;
  private final String[] region;
  private final Set<HolidayType> kinds;
  private final Map<Integer, List<Holiday>> years = new ConcurrentHashMap<>();

  /**
   * Holidays.
   *
   * @param country its code
   * @param region its path below the country, with slashes; empty for the country itself
   * @param observances whether days that are observed, but are no public holidays, are among them
   */
  CountryHolidays(String country, String region, boolean observances) {
    this.kinds = observances ? OBSERVED : PUBLIC;
    this.country = country.toLowerCase(Locale.ROOT);
    this.region = region.isEmpty() ? new String[0] : region.toLowerCase(Locale.ROOT).split("/");
  }

  @Override
  public List<Holiday> in(int year) {
    return IntStream.rangeClosed(year - 1, year + 1)
        .boxed()
        .flatMap(y -> years.computeIfAbsent(y, this::read).stream())
        .filter(holiday -> holiday.date().getYear() == year)
        .distinct()
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CountryHolidays same
        && country.equals(same.country)
        && kinds.equals(same.kinds)
        && Arrays.equals(region, same.region);
  }

  @Override
  public int hashCode() {
    return 31 * country.hashCode() + Arrays.hashCode(region);
  }

  private List<Holiday> read(int year) {
    try {
      return held(HolidayManager.getInstance(ManagerParameters.create(country)), year).toList();
    } catch (DateTimeException moonUnknown) {
      return List.of();
    }
  }

  private Stream<Holiday> held(HolidayManager manager, int year) {
    synchronized (manager) {
      return List.copyOf(manager.getHolidays(Year.of(year), region)).stream()
          .filter(h -> kinds.contains(h.getType()))
          .map(h -> Holiday.of(h.getDate(), h.getDescription(Locale.ENGLISH)));
    }
  }
}
