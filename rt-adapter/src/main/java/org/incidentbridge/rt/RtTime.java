package org.incidentbridge.rt;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** Moments as RT tells them and wants them told: in whole seconds. */
final class RtTime {

  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** What stands where there is no date; it clears one, too. */
  static final String UNSET = "1970-01-01 00:00:00";

  private RtTime() {}

  /** What an answer shows; empty if it shows none, or the one that stands for none. */
  static Optional<Instant> read(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text)).filter(at -> at.getEpochSecond() != 0);
    } catch (DateTimeParseException e) {
      throw new RtTicket.Unreadable("'" + text + "' is no moment");
    }
  }

  /** What a transaction holds: UTC without saying so. */
  static Optional<Instant> readPlain(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(text, PLAIN).toInstant(ZoneOffset.UTC))
              .filter(at -> at.getEpochSecond() != 0);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** For a field of a ticket. */
  static String write(Instant at) {
    return PLAIN.format(at.atOffset(ZoneOffset.UTC));
  }

  /**
   * For a search, which reads dates in the account's time zone whatever is written beside them.
   * Where clocks are put back the same text means two moments: then one an hour earlier, as a bound
   * may find too much and never too little.
   */
  static String literal(Instant bound, ZoneId zone) {
    LocalDateTime local = bound.atZone(zone).toLocalDateTime();
    ZoneOffsetTransition turn = zone.getRules().getTransition(local);
    return PLAIN.format(turn == null ? local : local.minus(turn.getDuration().abs()));
  }
}
