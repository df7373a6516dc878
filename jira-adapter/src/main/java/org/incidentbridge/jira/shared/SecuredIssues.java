package org.incidentbridge.jira.shared;

import java.util.List;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.KnownTickets;

/**
 * Known issues that only insiders see, read while the configuration made something else of them.
 * They are read anew before anything else: one may be on its way to people by now that must not see
 * it (N5), and no search shows it, as it did not change.
 */
public final class SecuredIssues {

  private final InsiderTickets setting;
  private volatile boolean current;

  public SecuredIssues(JiraSettings settings) {
    this.setting = settings.reading().meaning().securedIssues();
  }

  /** So many of them at most; none once there were none. */
  public List<String> outdated(KnownTickets known, int limit) {
    if (current) {
      return List.of();
    }
    List<String> outdated =
        known.versions().entrySet().stream()
            .filter(version -> JiraVersion.isUnderOther(version.getValue(), setting))
            .map(version -> version.getKey())
            .limit(limit)
            .toList();
    current = outdated.isEmpty();
    return outdated;
  }
}
