package org.incidentbridge.testkit.sim.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may come in with what. */
final class Tokens {

  static final Duration SHORTEST = Duration.ofMinutes(5);
  static final Duration LONGEST = Duration.ofDays(2);
  private static final Duration REFRESH = Duration.ofDays(90);

  private final World world;
  private final Map<String, Access> access = new HashMap<>();
  private final Map<String, Refresh> refresh = new HashMap<>();
  private final Map<String, Client> clients = new HashMap<>();
  private final Set<String> apiTokens = new HashSet<>();
  private boolean apiTokensOff;

  Tokens(World world) {
    this.world = world;
  }

  private record Access(long user, Optional<Instant> until) {}

  private record Refresh(long user, Instant until) {}

  private record Client(String secret, long user) {}

  /** What a client is given: an access token and, perhaps, what to renew it with. */
  record Grant(String token, Duration life, Optional<String> refresh) {}

  /** An access token that never ends. */
  String endless(long user) {
    String token = world.nextToken();
    access.put(token, new Access(user, Optional.empty()));
    return token;
  }

  String client(String id, long user) {
    String secret = world.nextToken();
    clients.put(id, new Client(secret, user));
    return secret;
  }

  String apiToken() {
    String token = world.nextToken();
    apiTokens.add(token);
    return token;
  }

  /** API tokens end for everybody, as they do on 2027-04-30. */
  void endApiTokens() {
    apiTokensOff = true;
  }

  void revoke(String token) {
    access.remove(token);
    apiTokens.remove(token);
  }

  /** All access tokens end at once. */
  void revokeAll() {
    access.clear();
  }

  /** When an access token ends; empty if it never does, or is none. */
  Optional<Instant> end(String token) {
    return Optional.ofNullable(access.get(token)).flatMap(Access::until);
  }

  /** An access token that somebody made with an end. */
  String ending(long user, Duration life) {
    return limited(user, life);
  }

  Optional<Grant> byClient(String id, String secret, Duration life) {
    return Optional.ofNullable(clients.get(id))
        .filter(c -> c.secret().equals(secret))
        .map(c -> new Grant(limited(c.user(), life), life, Optional.empty()));
  }

  /** A refresh token for somebody who let the client in. */
  String consent(long user) {
    String token = world.nextToken();
    refresh.put(token, new Refresh(user, world.now().plus(REFRESH)));
    return token;
  }

  /** Renews once: the old refresh token is worth nothing afterwards. */
  Optional<Grant> byRefresh(String token, Duration life) {
    return Optional.ofNullable(refresh.remove(token))
        .filter(r -> r.until().isAfter(world.now()))
        .map(r -> new Grant(limited(r.user(), life), life, Optional.of(consent(r.user()))));
  }

  private String limited(long user, Duration life) {
    String token = world.nextToken();
    access.put(token, new Access(user, Optional.of(world.now().plus(life))));
    return token;
  }

  Optional<User> bearer(String token) {
    return Optional.ofNullable(access.get(token))
        .filter(a -> a.until().map(world.now()::isBefore).orElse(true))
        .flatMap(a -> world.user(a.user()));
  }

  /** {@code email/token:secret}. */
  Optional<User> basic(String pair) {
    int colon = pair.indexOf(':');
    String login = colon < 0 ? "" : pair.substring(0, colon);
    boolean known = apiTokens.contains(pair.substring(colon + 1)) && !apiTokensOff;
    return known && login.endsWith("/token")
        ? world.userWithEmail(login.substring(0, login.length() - "/token".length()))
        : Optional.empty();
  }
}
