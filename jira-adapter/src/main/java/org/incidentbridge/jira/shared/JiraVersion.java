package org.incidentbridge.jira.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.incidentbridge.spi.InsiderTickets;

/**
 * Which state of an issue: when it was last changed, and behind a stroke what the configuration
 * makes of it if only insiders see it.
 */
public final class JiraVersion {

  private static final char BEHIND = '/';

  private JiraVersion() {}

  /** The instant in milliseconds, so that the site's zone does not matter. */
  static String of(Instant updated) {
    return updated.toString();
  }

  /** The same of an issue that only insiders see, which another setting makes something else of. */
  static String of(Instant updated, InsiderTickets setting) {
    return of(updated) + BEHIND + word(setting);
  }

  /** The time of the last change; empty if the version tells none. */
  public static Optional<Instant> time(String version) {
    int end = version.indexOf(BEHIND);
    try {
      return Optional.of(Instant.parse(end < 0 ? version : version.substring(0, end)));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** Whether it is of an issue that only insiders see and that was read under another setting. */
  static boolean isUnderOther(String version, InsiderTickets setting) {
    return version.indexOf(BEHIND) >= 0
        && time(version).isPresent()
        && !version.endsWith(BEHIND + word(setting));
  }

  private static String word(InsiderTickets setting) {
    return setting.name().toLowerCase(Locale.ROOT);
  }
}
