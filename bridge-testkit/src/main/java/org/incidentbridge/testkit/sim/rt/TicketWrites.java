package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.rt.Ticket.Role;

/** Changes of tickets over REST: 200 whatever comes of them, with sentences for people. */
final class TicketWrites {

  private final Site site;
  private final World world;
  private final Sight sight;
  private final Creation creation;

  TicketWrites(Site site) {
    this.site = site;
    this.world = site.world;
    this.sight = new Sight(site.world);
    this.creation = new Creation(site);
  }

  /** Refuses a write whose tag is no longer that of the ticket. */
  void checkTag(Call call, Ticket ticket) {
    Optional<String> wanted = call.request().header("If-Match");
    if (wanted.isPresent() && !wanted.get().equals(sight.etag(call.user(), ticket))) {
      throw Fault.of(412);
    }
  }

  SimResponse create(Call call) {
    Ticket made = creation.create(call, call.object());
    ObjectNode body = Shape.reference("ticket", String.valueOf(made.id));
    return Json.answer(201, "Created", body.toString())
        .with("Location", "/REST/2.0/ticket/" + made.id);
  }

  SimResponse update(Call call) {
    Ticket ticket =
        call.ticket()
            .orElseThrow(() -> Fault.of(404, "Resource does not exist; use POST to create"));
    checkTag(call, ticket);
    return Json.ok(Json.strings(update(call, ticket, call.object())));
  }

  /** Fields one by one in the order of their names, then custom fields, watchers and links. */
  private List<String> update(Call call, Ticket ticket, ObjectNode body) {
    List<String> said = new ArrayList<>();
    String prefix = "Ticket " + ticket.id + ": ";
    for (Map.Entry<String, JsonNode> entry : sorted(body).entrySet()) {
      if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
        String value = entry.getValue().asText();
        site.edits
            .set(call.actor(), ticket, entry.getKey(), value)
            .ifPresent(text -> said.add(prefix + text));
      }
    }
    said.addAll(custom(call, ticket, body));
    said.addAll(watchers(call, ticket, body));
    said.addAll(links(call, ticket, body));
    String into = body.path("MergeInto").asText("");
    if (!into.isEmpty()) {
      said.add(site.links.merge(call.actor(), ticket, into));
    }
    return said;
  }

  private static Map<String, JsonNode> sorted(ObjectNode body) {
    Map<String, JsonNode> fields = new TreeMap<>();
    body.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    return fields;
  }

  List<String> custom(Call call, Ticket ticket, ObjectNode body) {
    JsonNode wanted = body.path("CustomFields");
    if (!wanted.isMissingNode() && !wanted.isNull() && !wanted.isObject()) {
      throw Fault.broken();
    }
    List<String> said = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
      List<Optional<String>> values = Json.values(entry.getValue());
      world
          .findField(entry.getKey(), ticket.queue)
          .filter(field -> call.may(RtRight.SEE_CUSTOM_FIELD, ticket.queue))
          .ifPresent(field -> said.addAll(site.custom.set(call.actor(), ticket, field, values)));
    }
    return said;
  }

  List<String> watchers(Call call, Ticket ticket, ObjectNode body) {
    List<String> said = new ArrayList<>();
    for (Role role : Role.values()) {
      if (body.hasNonNull(role.field)) {
        List<String> wanted = Json.texts(body.path(role.field));
        said.addAll(
            site.watchers.replace(call.actor(), ticket, role, wanted).orElseThrow(Fault::broken));
      }
    }
    return said;
  }

  private List<String> links(Call call, Ticket ticket, ObjectNode body) {
    TreeSet<String> names = new TreeSet<>(Links.Name.OTHERS.keySet());
    for (Links.Name name : Links.Name.values()) {
      names.add(name.field);
    }
    List<String> said = new ArrayList<>();
    for (String text : names) {
      Links.Name name = Links.Name.of(text).orElseThrow();
      if (body.path(text).isArray() || !body.path(text).asText("").isEmpty()) {
        List<String> wanted = Json.texts(body.path(text));
        said.addAll(site.links.replace(call.actor(), ticket, name, wanted));
        continue;
      }
      for (String value : texts(body, "Add" + text)) {
        said.add(site.links.add(call.actor(), ticket, name, value));
      }
      for (String value : texts(body, "Delete" + text)) {
        said.add(site.links.remove(call.actor(), ticket, name, value));
      }
    }
    return said;
  }

  private static List<String> texts(ObjectNode body, String field) {
    return body.hasNonNull(field) ? Json.texts(body.path(field)) : List.of();
  }

  /** A deletion is a status; without the right to it, or done before, RT breaks. */
  SimResponse delete(Call call) {
    Ticket ticket = call.ticket().orElseThrow(() -> Fault.of(404));
    checkTag(call, ticket);
    if (site.edits.status(call.actor(), ticket, "deleted").isEmpty()
        || !ticket.status.equals("deleted")) {
      throw Fault.of(500);
    }
    return SimResponse.empty(204, "No Content");
  }

  SimResponse seize(Call call, String how) {
    Ticket ticket = call.ticket().orElseThrow(() -> Fault.of(404));
    checkTag(call, ticket);
    String said = site.edits.moves().seize(call.actor(), ticket, how);
    return Json.ok(Json.strings(List.of(said)));
  }

  static ArrayNode list(Call call) {
    if (call.json() instanceof ArrayNode list) {
      return list;
    }
    throw Fault.of(400, "JSON object must be a ARRAY");
  }

  SimResponse createAll(Call call) {
    ArrayNode all = Json.array();
    for (JsonNode item : list(call)) {
      all.add(item instanceof ObjectNode body ? created(call, body) : Json.object());
    }
    return Json.answer(201, "Created", all.toString()).with("Location", "/REST/2.0/tickets/bulk");
  }

  private ObjectNode created(Call call, ObjectNode body) {
    return creation
        .refusal(call, body)
        .map(message -> Json.object().put("message", message))
        .orElseGet(
            () -> {
              Ticket made = creation.create(call, body);
              return Shape.reference("ticket", String.valueOf(made.id));
            });
  }

  SimResponse updateAll(Call call) {
    ArrayNode all = Json.array();
    for (JsonNode item : list(call)) {
      ArrayNode result = all.addArray().add(item.path("id"));
      Optional<Ticket> ticket =
          World.number(item.path("id").asText())
              .flatMap(world::ticket)
              .filter(t -> call.may(RtRight.SHOW_TICKET, t.queue));
      if (ticket.isPresent() && item instanceof ObjectNode body) {
        update(call, ticket.get(), body).forEach(result::add);
      } else {
        result.add("Resource does not exist");
      }
    }
    return Json.ok(all);
  }
}
