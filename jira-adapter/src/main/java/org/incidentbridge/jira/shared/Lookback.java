package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** How far back in a project to look for a ticket whose making was begun at a known time. */
public final class Lookback {

  /** Clocks of trackers go wrong by hours, where their time zone was mistaken. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final Instant oldest;

  private Lookback(Instant oldest) {
    this.oldest = oldest;
  }

  /** As far as an instant by the bridge's clock, and a day further. */
  public static Lookback to(Instant since) {
    return new Lookback(since.minus(MARGIN));
  }

  /** Whether an issue, read with {@code created}, may have been made since. */
  public boolean reaches(JsonNode issue) {
    try {
      return !JiraTimes.read(issue.path("fields").path("created").asText()).isBefore(oldest);
    } catch (DateTimeException unreadable) {
      return true;
    }
  }
}
