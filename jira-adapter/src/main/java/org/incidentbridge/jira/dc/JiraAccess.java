package org.incidentbridge.jira.dc;

import java.util.Optional;
import org.incidentbridge.http.BudgetSettings;
import org.incidentbridge.http.HttpAuth;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/**
 * How a Jira is logged in to.
 *
 * @param login for every call
 * @param downloads for attachments that {@code login} does not get, since Jira is not reliable in
 *     serving them to personal access tokens (JRASERVER-72019)
 */
record JiraAccess(HttpAuth login, Optional<HttpAuth> downloads) {

  /** A Jira that limits calls says so itself, for each user and node. */
  static final BudgetSettings USUAL = BudgetSettings.DEFAULT;

  static JiraAccess of(Settings block) {
    if (block.text("auth.email").isPresent()) {
      throw new SettingsException(
          "auth.email", "is for Jira Cloud: name user and password, or a personal access token");
    }
    Optional<HttpAuth> basic = basic(block);
    Optional<Secret> token = block.secret("auth.token");
    if (token.isPresent()) {
      return new JiraAccess(new HttpAuth.Bearer(token.get()), basic);
    }
    return new JiraAccess(
        basic.orElseThrow(
            () ->
                new SettingsException(
                    "auth",
                    "names no login: make a personal access token and put it under token as"
                        + " ${env:NAME}, or name user and password")),
        Optional.empty());
  }

  private static Optional<HttpAuth> basic(Settings block) {
    Optional<String> user = block.text("auth.user");
    Optional<Secret> password = block.secret("auth.password");
    if (user.isPresent() != password.isPresent()) {
      throw new SettingsException(
          user.isPresent() ? "auth.password" : "auth.user",
          "is missing: user and password go together");
    }
    try {
      return user.flatMap(u -> password.map(p -> new HttpAuth.Basic(u, p)));
    } catch (IllegalArgumentException unusable) {
      throw new SettingsException("auth.user", String.valueOf(unusable.getMessage()));
    }
  }
}
