package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.function.Function;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Party;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * People whom Jira showed. A history names those whom a field held by key and display name only,
 * and on Data Center the key is not the user name: who was never shown is asked for once.
 */
final class SeenPeople {

  private static final int MOST = 20_000;
  private static final Set<Kind> UNKNOWN = Set.of(Kind.NOT_FOUND, Kind.PERMISSION, Kind.INVALID);

  private final Dialect dialect;
  private final JiraValueReader values;
  private final Function<String, JsonNode> users;
  private final Cache<String, Party> byKey =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /**
   * Nobody so far.
   *
   * @param users asks Jira for somebody by key
   */
  SeenPeople(Dialect dialect, JiraValueReader values, Function<String, JsonNode> users) {
    this.dialect = dialect;
    this.values = values;
    this.users = users;
  }

  /** Remembers all who are shown anywhere within something. */
  void learn(JsonNode shown) {
    if (isPerson(shown)) {
      Party party = values.party(shown);
      byKey.put(party.account(), party);
      byKey.put(shown.path("key").asText(party.account()), party);
    } else {
      shown.forEach(this::learn);
    }
  }

  private boolean isPerson(JsonNode shown) {
    return shown.isObject()
        && shown.hasNonNull(dialect.accountKey())
        && shown.hasNonNull("displayName");
  }

  /** Somebody whom a history names. */
  Party named(String key, String displayName) {
    return byKey.get(key, unseen -> look(unseen, displayName));
  }

  /** Of who was deleted, or may not be looked up, no more is known than what histories say. */
  private Party look(String key, String displayName) {
    try {
      JsonNode user = users.apply(key);
      if (isPerson(user)) {
        return values.party(user);
      }
    } catch (CallFailure failure) {
      if (!UNKNOWN.contains(failure.kind())) {
        throw failure;
      }
    }
    return values.party(key, displayName);
  }
}
