package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.rt.Journal.Message;

/** Comments and correspondence over REST. */
final class Messages {

  private static final String DENIED = "Permission Denied";

  private final Site site;
  private final World world;
  private final TicketWrites writes;

  Messages(Site site) {
    this.site = site;
    this.world = site.world;
    this.writes = new TicketWrites(site);
  }

  /** What came of a message: what RT says, and the transaction if there is one. */
  private record Outcome(List<String> said, Optional<Transaction> transaction) {}

  SimResponse say(Call call, boolean toRequestors) {
    Optional<Ticket> ticket = call.ticket();
    if (call.request().header("If-Match").isPresent()) {
      throw Fault.of(412); // messages have no tag with which any could be the same
    }
    boolean json = call.mediaType().equals("application/json");
    ObjectNode body = json ? strict(call) : Json.object();
    Message message = json ? MessageBody.of(body) : MessageBody.raw(call);
    Outcome outcome =
        ticket
            .map(t -> said(call, t, toRequestors, message, body))
            .orElseGet(() -> new Outcome(List.of(DENIED), Optional.empty()));
    Transaction made = outcome.transaction.orElseThrow(() -> Fault.of(400, outcome.said.get(0)));
    return answer(call, made, outcome.said);
  }

  /** Bodies that are no JSON objects are checked nowhere, so that they break RT. */
  private static ObjectNode strict(Call call) {
    try {
      return call.object();
    } catch (Fault fault) {
      throw Fault.broken();
    }
  }

  /** RT encodes this list as Latin-1 and dies of letters beyond that, after it wrote. */
  private static SimResponse answer(Call call, Transaction made, List<String> said) {
    String text = Json.strings(said).toPrettyString();
    if (call.user().readsOtherLetters() || text.chars().anyMatch(c -> c > 0xFF)) {
      throw new ConnectionLost("the worker died over letters beyond Latin-1");
    }
    return new SimResponse(
        201,
        "Created",
        Map.of(
            "Content-Type",
            "application/json; charset=\"utf-8\"",
            "Location",
            "/REST/2.0/transaction/" + made.id()),
        text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Outcome said(
      Call call, Ticket ticket, boolean toRequestors, Message message, ObjectNode body) {
    Optional<Transaction> made = site.talk.say(call.actor(), ticket, toRequestors, message);
    if (made.isEmpty()) {
      return new Outcome(List.of(DENIED), made);
    }
    dieBeforeMarks();
    List<String> said = new ArrayList<>();
    said.add(toRequestors ? "Correspondence added" : "Comments added");
    said.addAll(writes.custom(call, ticket, body));
    said.addAll(writes.watchers(call, ticket, body));
    said.addAll(marks(made.get(), body));
    String status = body.path("Status").asText("");
    if (!status.isEmpty()) {
      site.edits.status(call.actor(), ticket, status).ifPresent(said::add);
    }
    return new Outcome(said, made);
  }

  /** RT commits the message before it sets anything else, so that one of them may be all. */
  private void dieBeforeMarks() {
    if (world.dyingBeforeMarks) {
      world.dyingBeforeMarks = false;
      throw new ConnectionLost("the worker was killed after it wrote the message");
    }
  }

  private List<String> marks(Transaction of, ObjectNode body) {
    JsonNode wanted =
        body.has("TxnCustomFields")
            ? body.path("TxnCustomFields")
            : body.path("TransactionCustomFields");
    List<String> said = new ArrayList<>();
    boolean set = false;
    for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
      Optional<CustomField> field = world.findField(entry.getKey(), true);
      if (field.isPresent()) {
        of.custom().put(field.get().id(), Json.texts(entry.getValue()));
        set = true;
      } else {
        said.add("Unable to load transaction custom field: " + entry.getKey());
      }
    }
    if (set) {
      said.add("Custom fields updated");
    }
    return said;
  }

  /** Says something on several tickets; answers 201 whatever happens, properly encoded. */
  SimResponse sayAll(Call call, boolean toRequestors) {
    ArrayNode all = Json.array();
    for (JsonNode item : TicketWrites.list(call)) {
      ArrayNode result = all.addArray().add(item.path("id"));
      if (item instanceof ObjectNode body) {
        one(call, body, toRequestors).forEach(result::add);
      }
    }
    return Json.answer(201, "Created", all.toString()).with("Location", "/REST/2.0/tickets/bulk");
  }

  private List<String> one(Call call, ObjectNode body, boolean toRequestors) {
    Optional<Ticket> ticket =
        World.number(body.path("id").asText())
            .flatMap(world::ticket)
            .filter(t -> call.may(RtRight.SHOW_TICKET, t.queue));
    return ticket
        .map(t -> said(call, t, toRequestors, MessageBody.of(body), body).said)
        .orElse(List.of(DENIED));
  }
}
