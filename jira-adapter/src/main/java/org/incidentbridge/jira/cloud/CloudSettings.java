package org.incidentbridge.jira.cloud;

import java.util.Optional;
import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/** Reads the keys that mean something of their own for Jira Cloud. */
final class CloudSettings {

  static final int LARGEST_PAGE = 5000;

  private CloudSettings() {}

  static JiraSettings of(Settings block) {
    return JiraSettings.of(block, site(block), pageSize(block));
  }

  /** Behind the gateway the address of the API says nothing of the site's own. */
  private static String site(Settings block) {
    String url = block.require("url");
    Optional<String> site = block.text("site");
    if (site.isEmpty() && url.contains("//api.atlassian.com/")) {
      throw new SettingsException(
          "site", "is missing: name the site, as in https://acme.atlassian.net, for links to it");
    }
    return site.orElse(url);
  }

  private static int pageSize(Settings block) {
    int size = block.number("searchPage", 1000);
    if (size < 1 || size > LARGEST_PAGE) {
      throw new SettingsException("searchPage", "must be between 1 and " + LARGEST_PAGE);
    }
    return size;
  }
}
