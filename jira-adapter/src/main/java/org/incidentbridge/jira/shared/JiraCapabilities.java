package org.incidentbridge.jira.shared;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;

/** What Jira can hold. */
public final class JiraCapabilities {

  /** Why an internal comment is refused outside service projects. */
  static final String NO_INTERNAL =
      "an internal comment stays out, as this is no service project and anybody who sees the"
          + " issue would see it. Name a role or group that may, under internal.role or"
          + " internal.group, or do not share internal notes with this tracker";

  /** Why Data Center's issues stay where they are. */
  static final String NO_MOVES =
      "Jira Data Center moves issues in its user interface only, and not by its REST API";

  /** Why a file stays as open as its issue. */
  static final String NO_HIDDEN_FILES =
      "Jira's files have no visibility of their own, so that one that became internal is removed";

  private static final Map<Capability, String> LACKS =
      Map.of(
          Capability.HIDE_FILES,
          NO_HIDDEN_FILES,
          Capability.MAIL_CUSTOMERS,
          "Jira mails whom its notification schemes name");

  private JiraCapabilities() {}

  /** All of it; that a project is no service project shows only when a comment is written. */
  public static Capabilities all(JiraSettings settings) {
    return lacking(settings, Map.of());
  }

  /** What Data Center can hold. */
  public static Capabilities dataCenter(JiraSettings settings) {
    return lacking(settings, Map.of(Capability.MOVE_TICKETS, NO_MOVES));
  }

  /** All but histories, which Jira refused to show. */
  public static Capabilities withoutHistory(JiraSettings settings) {
    return lacking(
        settings,
        Map.of(
            Capability.HISTORY,
            "Jira does not show the bridge's user what was changed when, so that clocks see only"
                + " what each poll sees. Give its token the scope read:jira-work, or beside others"
                + " read:issue.changelog:jira"));
  }

  private static Capabilities lacking(JiraSettings settings, Map<Capability, String> more) {
    Map<Capability, String> lacks = new EnumMap<>(LACKS);
    lacks.putAll(more);
    lacks.putAll(settings.writing().linkSummary().lacks());
    return new Capabilities(EnumSet.complementOf(EnumSet.copyOf(lacks.keySet())), lacks);
  }

  /** The same for one tracker. */
  static String noInternal(TrackerId tracker) {
    return tracker + ": " + NO_INTERNAL;
  }
}
