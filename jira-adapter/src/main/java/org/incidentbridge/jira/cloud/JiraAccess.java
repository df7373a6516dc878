package org.incidentbridge.jira.cloud;

import java.time.Duration;
import java.util.Optional;
import org.incidentbridge.http.BudgetSettings;
import org.incidentbridge.http.HttpAuth;
import org.incidentbridge.http.RateLimit;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/** How a site is logged in to and how hard it may be worked. */
final class JiraAccess {

  /**
   * What the vendor publishes: so many writes to one issue, so many calls a second of each method.
   * The latter count for each endpoint there and for all together here.
   */
  static final BudgetSettings USUAL =
      BudgetSettings.DEFAULT.with(
          RateLimit.ticketWrites(20, Duration.ofSeconds(2)),
          RateLimit.ticketWrites(100, Duration.ofSeconds(30)),
          RateLimit.calls(100, Duration.ofSeconds(1)).of("GET"),
          RateLimit.calls(100, Duration.ofSeconds(1)).of("POST"),
          RateLimit.calls(50, Duration.ofSeconds(1)).of("PUT"),
          RateLimit.calls(50, Duration.ofSeconds(1)).of("DELETE"));

  private JiraAccess() {}

  /** E-mail and API token on the site, or a bearer token at the gateway. */
  static HttpAuth auth(Settings block) {
    Optional<Secret> token = block.secret("auth.token");
    if (token.isEmpty()) {
      throw new SettingsException(
          "auth.token", "is missing: make an API token and put it there as ${env:NAME}");
    }
    try {
      return block
          .text("auth.email")
          .<HttpAuth>map(email -> new HttpAuth.Basic(email, token.get()))
          .orElseGet(() -> new HttpAuth.Bearer(token.get()));
    } catch (IllegalArgumentException unusable) {
      throw new SettingsException("auth.email", String.valueOf(unusable.getMessage()));
    }
  }
}
