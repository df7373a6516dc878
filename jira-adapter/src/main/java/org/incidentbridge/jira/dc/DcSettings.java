package org.incidentbridge.jira.dc;

import org.incidentbridge.jira.shared.JiraSettings;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/** Reads the keys that mean something of their own for Jira Data Center. */
final class DcSettings {

  private static final int LARGEST_PAGE = 1000;

  private DcSettings() {}

  static JiraSettings of(Settings block) {
    return JiraSettings.of(block, block.text("site").orElse(block.require("url")), pageSize(block));
  }

  private static int pageSize(Settings block) {
    int size = block.number("searchPage", 1000);
    if (size < 2 || size > LARGEST_PAGE) {
      throw new SettingsException(
          "searchPage", "must be between 2 and " + LARGEST_PAGE + " for Jira Data Center");
    }
    return size;
  }
}
