package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Records that come along with tickets or comments where the call asks for them. */
final class Sideloads {

  private final World world;

  Sideloads(World world) {
    this.world = world;
  }

  /** Adds what belongs to tickets. */
  ObjectNode tickets(Call call, ObjectNode json, Collection<Ticket> tickets) {
    Set<String> wanted = call.includes();
    if (wanted.contains("users")) {
      json.set("users", Json.all(users(tickets.stream().flatMap(Sideloads::people), call)));
    }
    if (wanted.contains("groups")) {
      json.set("groups", Json.all(groups(tickets, call)));
    }
    if (wanted.contains("organizations")) {
      json.set("organizations", Json.all(organizations(tickets, call)));
    }
    return json;
  }

  private List<ObjectNode> groups(Collection<Ticket> tickets, Call call) {
    return ids(tickets, "group_id").stream()
        .map(world.groups::get)
        .filter(Objects::nonNull)
        .map(group -> SiteJson.group(group, call.root()))
        .toList();
  }

  private List<ObjectNode> organizations(Collection<Ticket> tickets, Call call) {
    return ids(tickets, "organization_id").stream()
        .map(world.organizations::get)
        .filter(Objects::nonNull)
        .map(organization -> SiteJson.organization(organization, call.root()))
        .toList();
  }

  /** Adds the number of comments to a ticket, where asked for. */
  static ObjectNode counted(Call call, Ticket ticket, ObjectNode json) {
    if (call.includes().contains("comment_count")) {
      json.put("comment_count", ticket.comments.size());
    }
    return json;
  }

  /** Adds the people who are named by their ids. */
  ObjectNode people(Call call, ObjectNode json, Stream<Long> ids) {
    if (call.includes().contains("users")) {
      json.set("users", Json.all(users(ids, call)));
    }
    return json;
  }

  private List<ObjectNode> users(Stream<Long> ids, Call call) {
    return ids.distinct()
        .flatMap(id -> world.user(id).stream())
        .map(user -> SiteJson.user(user, call.root()))
        .toList();
  }

  private static Stream<Long> people(Ticket ticket) {
    return Stream.concat(
        Stream.of("requester_id", "submitter_id", "assignee_id").map(ticket::number),
        ticket.users.values().stream().flatMap(List::stream));
  }

  private static Set<Long> ids(Collection<Ticket> tickets, String field) {
    Set<Long> ids = new LinkedHashSet<>();
    tickets.forEach(t -> ids.add(t.number(field)));
    return ids;
  }
}
