package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.TokenSource;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Access tokens of an OAuth client, fetched anew before they end. Nothing has to be kept for that,
 * unlike with refresh tokens, each of which is good for once.
 */
final class ClientTokens implements TokenSource {

  /** Zendesk gives none for longer than two days. */
  private static final Duration LIFE = Duration.ofDays(1);

  /** A call that is under way is not to outlive its token. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final ZendeskSettings.OauthClient client;
  private final Calls calls;
  private final ZendeskApi api;
  private final InstantSource clock;
  private Optional<Access> current = Optional.empty();

  /** A token, and until when it is used. */
  private record Access(Secret token, Instant until) {}

  ClientTokens(
      ZendeskSettings.OauthClient client, Calls calls, ZendeskApi api, InstantSource clock) {
    this.client = client;
    this.calls = calls;
    this.api = api;
    this.clock = clock;
  }

  @Override
  public synchronized Secret token() {
    Access access =
        current.filter(a -> clock.instant().isBefore(a.until())).orElseGet(this::fetched);
    current = Optional.of(access);
    return access.token();
  }

  private Access fetched() {
    Instant now = clock.instant();
    JsonNode granted = asked();
    String token = ZendeskJson.text(granted, "access_token");
    if (token.isEmpty()) {
      throw CallFailure.senseless("Zendesk's answer to the OAuth client holds no access token");
    }
    long life = granted.path("expires_in").asLong(LIFE.toSeconds());
    Duration used = Duration.ofSeconds(life).minus(MARGIN);
    return new Access(
        new Secret(token), now.plus(used.isPositive() ? used : Duration.ofSeconds(life / 2)));
  }

  private JsonNode asked() {
    try {
      return calls.execute(api.token(request()));
    } catch (CallFailure failure) {
      // What came may hold a token, and is not shown.
      throw failure.kind() == Kind.PROTOCOL && failure.status() == 0
          ? CallFailure.senseless("Zendesk's answer to the OAuth client makes no sense")
          : failure;
    }
  }

  private JsonNode request() {
    return ZendeskJson.JSON
        .createObjectNode()
        .put("grant_type", "client_credentials")
        .put("client_id", client.id())
        .put("client_secret", client.secret().reveal())
        .put("scope", "read write")
        .put("expires_in", LIFE.toSeconds());
  }

  @Override
  public synchronized void refused(Secret token) {
    current = current.filter(a -> !a.token().reveal().equals(token.reveal()));
  }

  @Override
  public List<Secret> secrets() {
    return List.of(client.secret());
  }
}
