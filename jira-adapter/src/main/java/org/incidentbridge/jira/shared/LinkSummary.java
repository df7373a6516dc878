package org.incidentbridge.jira.shared;

import java.util.EnumMap;
import java.util.Map;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/**
 * What remote links tell of an incident. Whoever may browse an issue sees them, but no customer on
 * the portal of a service project; Jira does not tell the bridge who may browse (N5).
 */
public enum LinkSummary {
  NONE,
  SEVERITY,
  /** Clocks and obligations too, as all who may browse the issues are insiders. */
  ALL;

  private static final String NO_SEVERITY = "linkSummary keeps severities out of links";
  private static final String NO_PROMISES =
      "all who may browse an issue see its links, so that clocks and obligations stay out of them"
          + " unless linkSummary is all";

  /**
   * Reads the setting, {@code severity} if it is left out.
   *
   * @throws SettingsException if it is none of them
   */
  static LinkSummary of(Settings block) {
    return switch (block.text("linkSummary").orElse("severity")) {
      case "none" -> NONE;
      case "severity" -> SEVERITY;
      case "all" -> ALL;
      default -> throw new SettingsException("linkSummary", "is one of none, severity, all");
    };
  }

  /** What links then lack, with the sentences for people. */
  Map<Capability, String> lacks() {
    Map<Capability, String> lacks = new EnumMap<>(Capability.class);
    if (this == NONE) {
      lacks.put(Capability.SEVERITY_LINKS, NO_SEVERITY);
    }
    if (this != ALL) {
      lacks.put(Capability.INSIDER_LINKS, NO_PROMISES);
    }
    return lacks;
  }
}
