package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.incidentbridge.model.Party;

/**
 * People whom Jira showed. A history names those whom a field held by key and display name only,
 * which on Data Center is not the user name.
 */
final class SeenPeople {

  private static final int MOST = 20_000;

  private final Dialect dialect;
  private final JiraValueReader values;
  private final Cache<String, Party> byKey =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  SeenPeople(Dialect dialect, JiraValueReader values) {
    this.dialect = dialect;
    this.values = values;
  }

  /** Remembers all who are shown anywhere within an issue. */
  void learn(JsonNode shown) {
    if (shown.isObject() && shown.hasNonNull(dialect.accountKey()) && shown.has("displayName")) {
      Party party = values.party(shown);
      byKey.put(party.account(), party);
      byKey.put(shown.path("key").asText(party.account()), party);
      return;
    }
    shown.forEach(this::learn);
  }

  /** Somebody whom a history names by key; nothing more is known of who was never shown. */
  Party named(String key, String displayName) {
    return Optional.ofNullable(byKey.getIfPresent(key))
        .orElseGet(() -> values.party(key, displayName));
  }
}
