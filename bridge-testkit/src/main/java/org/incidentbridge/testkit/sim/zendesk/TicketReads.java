package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.testkit.sim.SimResponse;

/** Shows tickets and their audits. */
final class TicketReads {

  /** How far the search is behind. */
  private static final Duration LAG = Duration.ofMinutes(2);

  private static final int MOST_FOUND = 1000;

  private final World world;
  private final Sight sight;
  private final TicketJson json;
  private final Sideloads sideloads;

  TicketReads(Desk desk) {
    this.world = desk.world;
    this.sight = new Sight(world);
    this.json = new TicketJson(world);
    this.sideloads = new Sideloads(world);
  }

  SimResponse one(Call call) {
    Ticket ticket = sight.ticket(call, call.id(0));
    ObjectNode body = Json.object();
    body.set("ticket", shown(call, ticket));
    return Answers.ok(sideloads.tickets(call, body, List.of(ticket)));
  }

  private ObjectNode shown(Call call, Ticket ticket) {
    return Sideloads.counted(call, ticket, json.of(ticket, call.root()));
  }

  /** Those that are there and may be seen; the others are left out without a word. */
  SimResponse several(Call call) {
    List<Ticket> found =
        call.ids("ids").stream()
            .distinct()
            .flatMap(id -> Optional.ofNullable(world.tickets.get(id)).stream())
            .filter(t -> t.live() && Sight.open(call.user, t))
            .toList();
    ObjectNode body = Json.object();
    body.set("tickets", Json.all(found.stream().map(t -> shown(call, t)).toList()));
    body.putNull("next_page").putNull("previous_page").put("count", found.size());
    return Answers.ok(sideloads.tickets(call, body, found));
  }

  SimResponse list(Call call) {
    Optional<String> external = call.request.param("external_id");
    return listed(
        call,
        sight.listed(call).stream()
            .filter(t -> external.map(e -> t.text("external_id").equals(e)).orElse(true))
            .toList());
  }

  SimResponse problems(Call call) {
    return listed(
        call, sight.listed(call).stream().filter(t -> t.text("type").equals("problem")).toList());
  }

  SimResponse incidents(Call call) {
    Ticket problem = sight.ticket(call, call.id(0));
    return listed(
        call,
        sight.listed(call).stream().filter(t -> t.number("problem_id") == problem.id).toList());
  }

  private SimResponse listed(Call call, List<Ticket> tickets) {
    ObjectNode body = Pages.of(call, "tickets", tickets, t -> shown(call, t));
    return Answers.ok(sideloads.tickets(call, body, tickets));
  }

  SimResponse count(Call call) {
    ObjectNode body = Json.object();
    body.putObject("count")
        .put("value", sight.listed(call).size())
        .put("refreshed_at", Json.time(world.now()));
    return Answers.ok(body);
  }

  /** Minutes behind, at most 1,000 records, by offset alone. */
  SimResponse search(Call call) {
    if (call.request.param("page[size]").isPresent()) {
      throw Call.badAttribute("page", "page must be an integer");
    }
    int size = Pages.number(call, "per_page", 100);
    int page = Pages.number(call, "page", 1);
    if ((long) size * page > MOST_FOUND) {
      throw Problem.coded(
          422,
          "invalid",
          "Invalid search: Requested response size was greater than Search Response Limits");
    }
    List<Ticket> found =
        sight.listed(call).stream()
            .filter(t -> !t.updated.isAfter(world.now().minus(LAG)))
            .filter(t -> fits(t, call.request.param("query").orElse("")))
            .toList();
    return Answers.ok(
        Pages.of(
            call, "results", found, t -> json.of(t, call.root()).put("result_type", "ticket")));
  }

  private static boolean fits(Ticket ticket, String query) {
    return Stream.of(query.strip().split("\\s+", -1)).allMatch(word -> fitsWord(ticket, word));
  }

  private static boolean fitsWord(Ticket ticket, String word) {
    int colon = word.indexOf(':');
    String value = word.substring(colon + 1).replace("\"", "");
    return switch (colon < 0 ? "" : word.substring(0, colon)) {
      case "type" -> value.equals("ticket");
      case "status" -> ticket.text("status").equals(value);
      case "external_id" -> ticket.text("external_id").equals(value);
      case "tags" -> ticket.tags.contains(value);
      default ->
          ticket.text("subject").toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    };
  }

  SimResponse audits(Call call) {
    Ticket ticket = sight.ticket(call, call.id(0));
    List<Audit> all = Orders.of(call, ticket.audits);
    ObjectNode body = Pages.of(call, "audits", all, a -> AuditJson.audit(ticket, a, call.root()));
    return Answers.ok(sideloads.people(call, body, ticket.audits.stream().map(Audit::author)));
  }

  SimResponse audit(Call call) {
    Ticket ticket = sight.ticket(call, call.id(0));
    Audit audit =
        ticket.audits.stream()
            .filter(a -> a.id() == call.id(1))
            .findFirst()
            .orElseThrow(Problem::notFound);
    ObjectNode body = Json.object();
    body.set("audit", AuditJson.audit(ticket, audit, call.root()));
    return Answers.ok(body);
  }
}
