package org.incidentbridge.spi;

/** What becomes of tickets that a tracker shows to insiders only; a setting adapters share (N5). */
public enum InsiderTickets {
  /** They get no mirror, and one that has some waits until it is open again. */
  NEVER,
  /** They are mirrored; all their comments and files count as internal. */
  INTERNAL,
  /** They are mirrored as if everybody saw them. */
  AS_SHOWN;

  /**
   * Reads the setting, one of {@code never}, {@code internal} and {@code as-shown}.
   *
   * @throws SettingsException if it is none of them
   */
  public static InsiderTickets of(Settings settings, String key) {
    return switch (settings.text(key).orElse("never")) {
      case "never" -> NEVER;
      case "internal" -> INTERNAL;
      case "as-shown" -> AS_SHOWN;
      default -> throw new SettingsException(key, "is one of never, internal, as-shown");
    };
  }

  /** Whether such a ticket may not leave its tracker. */
  public boolean withholds(boolean forInsiders) {
    return forInsiders && this == NEVER;
  }

  /** Whether the comments and files of such a ticket count as internal. */
  public boolean makesInternal(boolean forInsiders) {
    return forInsiders && this != AS_SHOWN;
  }
}
