package org.incidentbridge.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.BudgetSettings;
import org.incidentbridge.http.HttpAuth;
import org.incidentbridge.http.HttpKeys;
import org.incidentbridge.http.HttpSettings;
import org.incidentbridge.http.RateLimit;
import org.incidentbridge.spi.InsiderTickets;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/**
 * One account of Zendesk in the configuration. Prints no secret.
 *
 * @param access how to reach it
 * @param groups names of the groups whose tickets are covered; empty for all
 * @param since tickets that are not known and were not changed since are left alone
 * @param internalTickets what becomes of tickets that have no public comment
 * @param writing how it is written to
 */
record ZendeskSettings(
    Access access,
    List<String> groups,
    Optional<Instant> since,
    InsiderTickets internalTickets,
    Writing writing) {

  /**
   * How it is written to.
   *
   * @param imports whether new tickets are made silently
   * @param followUps whether what is said to a closed ticket is said on its follow-up
   * @param settleWindow how long a write whose answer was lost may still take effect
   */
  record Writing(boolean imports, boolean followUps, Duration settleWindow) {}

  /** How to reach it, as whom, and how hard it may be worked. */
  record Access(HttpSettings http, Login login, BudgetSettings budget) {}

  /** As whom. */
  sealed interface Login {}

  /** By a token that was made once, with which nothing has to be done. */
  record Token(HttpAuth auth) implements Login {}

  /** As an OAuth client, to which Zendesk gives tokens that end. */
  record OauthClient(String id, Secret secret) implements Login {}

  /** What the smallest plan allows, and Zendesk's own limits on updates. */
  private static final BudgetSettings USUAL =
      BudgetSettings.DEFAULT.with(
          RateLimit.calls(200, Duration.ofMinutes(1)),
          RateLimit.writes(100, Duration.ofMinutes(1)),
          RateLimit.ticketWrites(30, Duration.ofMinutes(10)));

  /** Zendesk ends a request after a minute; what it queued by then is done soon after. */
  private static final Duration SETTLE_WINDOW = Duration.ofMinutes(3);

  ZendeskSettings {
    groups = List.copyOf(groups);
  }

  static ZendeskSettings of(Settings settings) {
    return new ZendeskSettings(
        new Access(HttpKeys.http(settings), login(settings), HttpKeys.budget(settings, USUAL)),
        settings.texts("groups"),
        settings.moment("since"),
        InsiderTickets.of(settings, "internalTickets"),
        new Writing(
            settings.flag("imports", false),
            settings.flag("followUps", false),
            settings.duration("settleWindow", SETTLE_WINDOW)));
  }

  private static Login login(Settings settings) {
    Optional<String> client = settings.text("auth.client");
    boolean both = client.isPresent() && settings.secret("auth.token").isPresent();
    if (both) {
      throw new SettingsException("auth", "has a token and a client; one of them is enough");
    }
    return client.isPresent()
        ? new OauthClient(client.get(), clientSecret(settings))
        : new Token(auth(settings));
  }

  private static Secret clientSecret(Settings settings) {
    return settings
        .secret("auth.secret")
        .filter(secret -> !secret.reveal().isBlank())
        .orElseThrow(
            () -> new SettingsException("auth.secret", "is missing: the secret of auth.client"));
  }

  /** An OAuth access token, or with an address an API token. */
  private static HttpAuth auth(Settings settings) {
    Secret token =
        settings
            .secret("auth.token")
            .filter(t -> !t.reveal().isBlank())
            .orElseThrow(
                () ->
                    new SettingsException(
                        "auth.token",
                        "is missing: an OAuth access token of an admin, or an API token with"
                            + " auth.email; or name an OAuth client under auth.client"));
    return settings
        .text("auth.email")
        .<HttpAuth>map(email -> new HttpAuth.Basic(email + "/token", token))
        .orElseGet(() -> new HttpAuth.Bearer(token));
  }

  /** Whether the bridge logs in by an API token, which Zendesk takes until 2027-04-30. */
  boolean hasApiToken() {
    return access.login() instanceof Token token && token.auth() instanceof HttpAuth.Basic;
  }

  /** Whether the bridge fetches its access tokens itself. */
  boolean hasClient() {
    return access.login() instanceof OauthClient;
  }

  boolean covers(String group) {
    return groups.isEmpty() || groups.stream().anyMatch(group::equalsIgnoreCase);
  }
}
