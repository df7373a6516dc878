package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Organisations. */
final class OrganizationRoutes {

  private static final Set<String> KEYS = Set.of("name", "domain_names", "external_id");

  private final World world;

  OrganizationRoutes(Desk desk) {
    this.world = desk.world;
  }

  SimResponse one(Call call) {
    return shown(
        200,
        call,
        Optional.ofNullable(world.organizations.get(call.id(0))).orElseThrow(Problem::notFound));
  }

  private static SimResponse shown(int status, Call call, Organization organization) {
    ObjectNode body = Json.object();
    body.set("organization", SiteJson.organization(organization, call.root()));
    return Answers.json(status, body);
  }

  SimResponse list(Call call) {
    return listed(call, List.copyOf(world.organizations.values()));
  }

  private static SimResponse listed(Call call, List<Organization> all) {
    return Answers.ok(
        Pages.of(call, "organizations", all, o -> SiteJson.organization(o, call.root())));
  }

  SimResponse several(Call call) {
    return listed(call, found(call.ids("ids")));
  }

  SimResponse ofUser(Call call) {
    User user = world.user(call.id(0)).orElseThrow(Problem::notFound);
    return listed(call, found(user.organizations));
  }

  private List<Organization> found(List<Long> ids) {
    return ids.stream().map(world.organizations::get).filter(Objects::nonNull).toList();
  }

  SimResponse search(Call call) {
    Optional<String> external = call.request.param("external_id");
    Optional<String> name = call.request.param("name");
    return listed(
        call,
        world.organizations.values().stream()
            .filter(o -> external.map(o.externalId::equals).orElse(true))
            .filter(o -> name.map(o.name::equalsIgnoreCase).orElse(true))
            .toList());
  }

  private Optional<Organization> named(String name) {
    return world.organizations.values().stream()
        .filter(o -> o.name.equalsIgnoreCase(name))
        .findFirst();
  }

  SimResponse create(Call call) {
    JsonNode sent = call.body("organization");
    if (named(sent.path("name").asText()).isPresent()) {
      throw Problem.invalid("name", "Name: has already been taken", "DuplicateValue");
    }
    return created(call, sent);
  }

  private SimResponse created(Call call, JsonNode sent) {
    call.permit("organization", sent, KEYS);
    String name = sent.path("name").asText();
    if (name.isBlank()) {
      throw Problem.invalid("name", "Name: cannot be blank", "BlankValue");
    }
    Organization made =
        new Organization(
            world.nextId(), world.now(), name, Json.strings(sent.path("domain_names")));
    made.externalId = sent.path("external_id").asText();
    world.organizations.put(made.id, made);
    return shown(201, call, made);
  }

  SimResponse createOrUpdate(Call call) {
    JsonNode sent = call.body("organization");
    Optional<Organization> known = named(sent.path("name").asText());
    if (known.isEmpty()) {
      return created(call, sent);
    }
    call.permit("organization", sent, KEYS);
    if (sent.path("domain_names").isArray()) {
      known.get().domains = Json.strings(sent.path("domain_names"));
    }
    known.get().updated = world.now();
    return shown(200, call, known.get());
  }
}
