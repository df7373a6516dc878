package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;

/** People and organisations of the account, remembered for a while. */
final class Directory {

  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int MOST = 10_000;
  private static final Pattern DOMAIN = Pattern.compile("[^\\s@.]+(\\.[^\\s@.]+)+");

  private final ZendeskClient client;
  private final Cache<String, JsonNode> users = cache();
  private final Cache<String, JsonNode> organizations = cache();

  Directory(ZendeskClient client) {
    this.client = client;
  }

  private static Cache<String, JsonNode> cache() {
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(LIFE)
        .executor(Runnable::run)
        .build();
  }

  /** The account that somebody has, by account or by an address that is exactly theirs. */
  Optional<String> account(Value value, boolean staff) {
    if (!(value instanceof Value.Person person)) {
      return Optional.of(value.display()).filter(id -> id.matches("[1-9]\\d{0,17}"));
    }
    Party party = person.party();
    if (!party.account().isBlank()) {
      return Optional.of(party.account()).filter(id -> id.matches("[1-9]\\d{0,17}"));
    }
    return party.email().isBlank() ? Optional.empty() : byAddress(party.email(), staff);
  }

  /** The search finds more than the address itself. */
  private Optional<String> byAddress(String email, boolean staff) {
    List<JsonNode> found =
        client.usersFound(email.replace("\"", "")).stream()
            .filter(user -> ZendeskJson.text(user, "email").equalsIgnoreCase(email))
            .filter(user -> !staff || !ZendeskJson.text(user, "role").equals("end-user"))
            .toList();
    return found.size() == 1 ? ZendeskJson.id(found.getFirst(), "id") : Optional.empty();
  }

  /**
   * The id of an organisation by its name, or by a domain that no other one has, as far as all of
   * them can be looked through.
   */
  Optional<String> organization(String name) {
    return client.organizationsNamed(name).stream()
        .filter(o -> ZendeskJson.line(o, "name").equalsIgnoreCase(name))
        .findFirst()
        .flatMap(o -> ZendeskJson.id(o, "id"))
        .or(() -> DOMAIN.matcher(name).matches() ? withDomain(name) : Optional.empty());
  }

  private Optional<String> withDomain(String domain) {
    List<JsonNode> found =
        client.organizations().orElse(List.of()).stream()
            .filter(o -> hasDomain(o, domain))
            .toList();
    return found.size() == 1 ? ZendeskJson.id(found.getFirst(), "id") : Optional.empty();
  }

  private static boolean hasDomain(JsonNode organization, String domain) {
    return organization
        .path("domain_names")
        .valueStream()
        .anyMatch(own -> own.asText("").equalsIgnoreCase(domain));
  }

  /** Records of users by their ids; those that Zendesk does not show are missing. */
  Map<String, JsonNode> users(Collection<String> ids) {
    return known(users, ids, client::users);
  }

  /** Names of organisations by their ids; those that Zendesk does not show are missing. */
  Map<String, JsonNode> organizations(Collection<String> ids) {
    return known(organizations, ids, client::organizations);
  }

  /** Takes note of users that came along with something else. */
  void learn(Map<String, JsonNode> seen) {
    users.putAll(seen);
  }

  private interface Lookup {
    List<JsonNode> of(Collection<String> ids);
  }

  private static Map<String, JsonNode> known(
      Cache<String, JsonNode> cache, Collection<String> ids, Lookup lookup) {
    Map<String, JsonNode> known = new HashMap<>(cache.getAllPresent(ids));
    List<String> missing = new ArrayList<>(ids);
    missing.removeAll(known.keySet());
    for (int from = 0; from < missing.size(); from += Pages.LARGEST) {
      int to = Math.min(missing.size(), from + Pages.LARGEST);
      for (JsonNode one : lookup.of(missing.subList(from, to))) {
        String id = ZendeskJson.text(one, "id");
        cache.put(id, one);
        known.put(id, one);
      }
    }
    return known;
  }
}
