package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records that come along with tickets and comments, by their ids.
 *
 * @param users who is named
 * @param groups that work on tickets
 * @param organizations of requesters
 */
record Surroundings(
    Map<String, JsonNode> users,
    Map<String, JsonNode> groups,
    Map<String, JsonNode> organizations) {

  static final Surroundings NONE = new Surroundings(Map.of(), Map.of(), Map.of());

  Surroundings {
    users = Map.copyOf(users);
    groups = Map.copyOf(groups);
    organizations = Map.copyOf(organizations);
  }

  static Surroundings of(JsonNode answer) {
    return new Surroundings(
        byId(answer.path("users")),
        byId(answer.path("groups")),
        byId(answer.path("organizations")));
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    Map<String, JsonNode> byId = new HashMap<>();
    list.forEach(one -> ZendeskJson.id(one, "id").ifPresent(id -> byId.put(id, one)));
    return byId;
  }

  Surroundings with(Surroundings more) {
    return new Surroundings(
        both(users, more.users),
        both(groups, more.groups),
        both(organizations, more.organizations));
  }

  private static Map<String, JsonNode> both(Map<String, JsonNode> one, Map<String, JsonNode> two) {
    Map<String, JsonNode> all = new HashMap<>(one);
    all.putAll(two);
    return all;
  }

  String groupName(JsonNode ticket) {
    return name(groups, ZendeskJson.id(ticket, "group_id"));
  }

  String organizationName(JsonNode ticket) {
    return name(organizations, ZendeskJson.id(ticket, "organization_id"));
  }

  /** Domains whose addresses belong to the organisation of a ticket. */
  List<String> domains(JsonNode ticket) {
    List<String> domains = new ArrayList<>();
    ZendeskJson.id(ticket, "organization_id")
        .map(organizations::get)
        .ifPresent(o -> o.path("domain_names").forEach(d -> domains.add(d.asText(""))));
    domains.removeIf(String::isBlank);
    return domains;
  }

  /** The name of an organisation; empty if it is not here. */
  String name(Optional<String> organization) {
    return name(organizations, organization);
  }

  private static String name(Map<String, JsonNode> records, Optional<String> id) {
    return id.map(records::get).map(one -> ZendeskJson.line(one, "name")).orElse("");
  }
}
