package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** The vendor's own ties between tickets and Jira issues. Ids go in as numbers, out as text. */
final class JiraRoutes {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final World world;

  JiraRoutes(Desk desk) {
    this.world = desk.world;
  }

  SimResponse list(Call call) {
    Optional<String> ticket =
        call.request.param("filter[ticket_id]").or(() -> call.request.param("ticket_id"));
    Optional<String> issue =
        call.request.param("filter[issue_id]").or(() -> call.request.param("issue_id"));
    List<ObjectNode> found =
        world.jiraLinks.values().stream()
            .filter(l -> ticket.map(l.ticket()::equals).orElse(true))
            .filter(l -> issue.map(l.issue()::equals).orElse(true))
            .map(l -> shown(l, call))
            .toList();
    ObjectNode body = Json.object();
    body.set("links", Json.all(found));
    body.put("total", found.size()).putObject("meta").put("has_more", false);
    return Answers.ok(body);
  }

  private static ObjectNode shown(World.JiraLink link, Call call) {
    ObjectNode json = Json.object().put("id", link.id());
    json.put("ticket_id", link.ticket()).put("issue_id", link.issue());
    json.put("issue_key", link.key());
    json.put("url", call.root() + "/api/services/jira/links/" + link.id());
    return json.put("created_at", MILLIS.format(link.at()))
        .put("updated_at", MILLIS.format(link.at()));
  }

  SimResponse create(Call call) {
    JsonNode sent = call.body("link");
    World.JiraLink link =
        new World.JiraLink(
            world.nextId(),
            sent.path("ticket_id").asText(),
            sent.path("issue_id").asText(),
            sent.path("issue_key").asText(),
            world.now());
    world.jiraLinks.put(link.id(), link);
    ObjectNode body = Json.object();
    body.set("link", shown(link, call));
    return Answers.json(201, body);
  }

  SimResponse delete(Call call) {
    if (world.jiraLinks.remove(call.id(0)) == null) {
      throw Problem.notFound();
    }
    return Answers.nothing();
  }
}
