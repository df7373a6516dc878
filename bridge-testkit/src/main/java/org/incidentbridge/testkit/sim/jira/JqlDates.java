package org.incidentbridge.testkit.sim.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of JQL: to the minute, in the caller's zone, or relative to now. */
final class JqlDates {

  private static final Pattern PERIOD = Pattern.compile("([+-]?)((\\d+[wdhm])(\\s+\\d+[wdhm])*)");
  private static final Pattern PART = Pattern.compile("(\\d+)([wdhm])");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private JqlDates() {}

  static Instant read(Jql.Clause clause, ZoneId zone, Instant now) {
    String value = clause.values().getFirst();
    Matcher period = PERIOD.matcher(value);
    if (period.matches()) {
      Duration amount = amount(period.group(2));
      return period.group(1).equals("-") ? now.minus(amount) : now.plus(amount);
    }
    String dashed = value.replace('/', '-');
    try {
      LocalDateTime local =
          dashed.length() > 10
              ? LocalDateTime.parse(dashed, MINUTE)
              : LocalDate.parse(dashed).atStartOfDay();
      return local.atZone(zone).toInstant().truncatedTo(ChronoUnit.MINUTES);
    } catch (DateTimeException e) {
      throw Problem.jql(
          "Date value '"
              + value
              + "' for field '"
              + clause.field()
              + "' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm',"
              + " 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
    }
  }

  private static Duration amount(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      long count = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2)) {
                case "w" -> Duration.ofDays(7 * count);
                case "d" -> Duration.ofDays(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofMinutes(count);
              });
    }
    return sum;
  }
}
