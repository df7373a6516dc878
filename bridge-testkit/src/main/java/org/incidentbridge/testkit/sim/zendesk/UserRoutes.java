package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** People. */
final class UserRoutes {

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "email",
          "role",
          "external_id",
          "organization_id",
          "verified",
          "skip_verify_email");

  private final World world;
  private final ZendeskAdmin admin;

  UserRoutes(Desk desk) {
    this.world = desk.world;
    this.admin = new ZendeskAdmin(desk);
  }

  SimResponse me(Call call) {
    return shown(200, call, call.user);
  }

  private static SimResponse shown(int status, Call call, User user) {
    ObjectNode body = Json.object();
    body.set("user", SiteJson.user(user, call.root()));
    return Answers.json(status, body);
  }

  SimResponse one(Call call) {
    return shown(200, call, world.user(call.id(0)).orElseThrow(Problem::notFound));
  }

  SimResponse list(Call call) {
    Optional<String> role = call.request.param("role");
    return listed(
        call, active().stream().filter(u -> role.map(u.role.word()::equals).orElse(true)).toList());
  }

  private List<User> active() {
    return world.users.values().stream().filter(u -> u.active).toList();
  }

  private static SimResponse listed(Call call, List<User> users) {
    return Answers.ok(Pages.of(call, "users", users, u -> SiteJson.user(u, call.root())));
  }

  SimResponse several(Call call) {
    return listed(call, call.ids("ids").stream().flatMap(id -> world.user(id).stream()).toList());
  }

  /** By external id, or by words in the name or address. */
  SimResponse search(Call call) {
    Optional<String> external = call.request.param("external_id");
    String words =
        call.request.param("query").orElse("").replaceFirst("^email:", "").replace("\"", "");
    return listed(
        call,
        active().stream()
            .filter(u -> external.map(u.externalId::equals).orElseGet(() -> named(u, words)))
            .toList());
  }

  private static boolean named(User user, String words) {
    String text = (user.name + " " + user.email).toLowerCase(Locale.ROOT);
    return text.contains(words.toLowerCase(Locale.ROOT));
  }

  SimResponse create(Call call) {
    JsonNode sent = call.body("user");
    if (world.userWithEmail(sent.path("email").asText()).isPresent()) {
      throw Problem.invalid(
          "email",
          "Email: " + sent.path("email").asText() + " is already being used by another user",
          "DuplicateValue");
    }
    return created(call, sent);
  }

  private SimResponse created(Call call, JsonNode sent) {
    call.permit("user", sent, KEYS);
    if (sent.path("name").asText().isBlank()) {
      throw Problem.invalid("name", "Name: cannot be blank", "BlankValue");
    }
    long id = admin.addUser(sent.path("name").asText(), sent.path("email").asText(), role(sent));
    User made = world.user(id).orElseThrow();
    write(made, sent);
    return shown(201, call, made);
  }

  private static Role role(JsonNode sent) {
    String word = sent.path("role").asText("end-user");
    for (Role role : Role.values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw Problem.invalid("role", "Role: is invalid", "InvalidValue");
  }

  private void write(User user, JsonNode sent) {
    user.externalId = sent.path("external_id").asText(user.externalId);
    long organization = sent.path("organization_id").asLong();
    if (organization != 0 && world.organizations.containsKey(organization)) {
      user.organizations.remove(organization);
      user.organizations.addFirst(organization);
    }
  }

  /** Found by the external id or the address. */
  SimResponse createOrUpdate(Call call) {
    JsonNode sent = call.body("user");
    String external = sent.path("external_id").asText();
    Optional<User> known =
        active().stream()
            .filter(u -> !external.isEmpty() && u.externalId.equals(external))
            .findFirst()
            .or(() -> world.userWithEmail(sent.path("email").asText()));
    if (known.isEmpty()) {
      return created(call, sent);
    }
    call.permit("user", sent, KEYS);
    known.get().name = sent.path("name").asText(known.get().name);
    known.get().updated = world.now();
    write(known.get(), sent);
    return shown(200, call, known.get());
  }

  /** The record stays, inactive, and that is the answer. */
  SimResponse delete(Call call) {
    User user = world.user(call.id(0)).orElseThrow(Problem::notFound);
    user.active = false;
    user.updated = world.now();
    return shown(200, call, user);
  }
}
