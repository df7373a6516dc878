package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes tickets as Zendesk does for everybody, and writes down each step as an audit. */
final class Edits {

  private final World world;
  private final Rules rules;
  private final Mailing mailing;

  Edits(World world) {
    this.world = world;
    this.rules = new Rules(world);
    this.mailing = new Mailing(world);
  }

  /**
   * Makes a ticket.
   *
   * @param at when it is said to have come; imports say another time than now
   * @throws Problem 422 for values that do not fit
   */
  Ticket create(Change change, Instant at) {
    Ticket ticket = new Ticket(world.nextTicket(), at, change.via);
    rules.usual(ticket, change);
    rules.complete(ticket, change);
    rules.check(ticket, change);
    Step step = new Step(ticket, change, "Create");
    step.comments();
    SystemFields.PLAIN.stream()
        .filter(name -> change.fields.containsKey(name))
        .forEach(name -> step.field(name, change.fields.getOrDefault(name, Json.nothing())));
    step.rest();
    world.tickets.put(ticket.id, ticket);
    step.close(at);
    return ticket;
  }

  /**
   * Changes a ticket.
   *
   * @return what happened; without events if nothing did, and then it is not kept
   * @throws Problem 422 for values that do not fit, and for closed tickets
   */
  Audit update(Ticket ticket, Change change) {
    if (ticket.closed()) {
      throw Problem.invalid("status", "Status: closed prevents ticket update", "StatusClosed");
    }
    if (ticket.comments.size() + change.comments.size() > world.options.limits().comments()) {
      throw Problem.invalid("base", "Ticket has too many comments", "TooManyComments");
    }
    rules.complete(ticket, change);
    rules.check(ticket, change);
    Step step = new Step(ticket, change, "Change");
    step.comments();
    change.fields.forEach(step::field);
    step.rest();
    return step.close(world.now());
  }

  /** The ticket is exported again, without anybody having changed it. */
  void touch(Ticket ticket) {
    ticket.generated = world.generation();
    world.changed();
  }

  /** A step of its own with one event and nothing else, such as hiding a comment. */
  Audit note(Ticket ticket, long author, ObjectNode event) {
    event.put("id", world.nextId());
    Audit audit =
        new Audit(
            world.nextId(), world.now(), author, Json.object(), List.of(event), Via.of("api"));
    ticket.audits.add(audit);
    ticket.updated = world.now();
    touch(ticket);
    return audit;
  }

  /** One audit in the making. */
  private final class Step {

    private final Ticket ticket;
    private final Change change;
    private final String kind;
    private final long id = world.nextId();
    private final List<ObjectNode> events = new ArrayList<>();
    private ObjectNode cause = Json.object();

    Step(Ticket ticket, Change change, String kind) {
      this.ticket = ticket;
      this.change = change;
      this.kind = kind;
    }

    void comments() {
      for (int i = 0; i < change.comments.size(); i++) {
        Instant at = change.times.getOrDefault(i, world.now());
        Comment said = new Comment(change.comments.get(i), world.nextId(), id, at, change.via);
        ticket.comments.add(said);
        add(Json.object().put("type", "Comment").put("comment", said.id), said.id);
      }
    }

    void field(String name, JsonNode value) {
      JsonNode before = ticket.field(name);
      if (kind.equals("Change") && before.equals(value)) {
        return;
      }
      ticket.fields.put(name, value);
      if (!name.equals("external_id") || kind.equals("Change") || !value.isNull()) {
        event(name, spoken(value), spoken(before));
      }
    }

    void rest() {
      change.users.forEach(this::people);
      change.custom.forEach(this::customField);
      tags(change.tagsOf(ticket));
      if (!change.silent) {
        world.triggers.forEach(this::trigger);
      }
    }

    private void people(String name, List<Long> ids) {
      List<Long> before = ticket.users.getOrDefault(name, List.of());
      if (!before.equals(ids)) {
        ticket.users.put(name, ids);
        event(name, Json.numbers(ids), Json.numbers(before));
      }
    }

    private void customField(Long field, JsonNode value) {
      JsonNode before = ticket.custom.getOrDefault(field, Json.nothing());
      if (!before.equals(value)) {
        ticket.custom.put(field, value);
        event(field.toString(), spoken(value), spoken(before));
      }
    }

    private void tags(Set<String> wanted) {
      if (!ticket.tags.equals(wanted)) {
        List<String> before = List.copyOf(ticket.tags);
        ticket.tags.clear();
        ticket.tags.addAll(wanted);
        event("tags", Json.texts(ticket.tags), Json.texts(before));
      }
    }

    private void trigger(Trigger rule) {
      boolean fits =
          events.stream()
              .anyMatch(
                  e ->
                      e.path("field_name").asText().equals(rule.field())
                          && e.path("value").asText().equals(rule.becomes()));
      if (fits) {
        cause = Via.rule(rule.title(), rule.id());
        Set<String> more = new java.util.TreeSet<>(ticket.tags);
        more.add(rule.tag());
        tags(more);
        cause = Json.object();
      }
    }

    private void event(String name, JsonNode value, JsonNode before) {
      ObjectNode event = Json.object().put("type", kind);
      event.set("value", value);
      event.put("field_name", name);
      if (kind.equals("Change")) {
        event.set("previous_value", before);
      }
      add(event, world.nextId());
    }

    private void add(ObjectNode event, long eventId) {
      event.put("id", eventId);
      if (!cause.isEmpty()) {
        event.set("via", cause);
      }
      events.add(event);
    }

    Audit close(Instant at) {
      if (!change.silent) {
        events.addAll(mailing.send(ticket, change));
      }
      Audit audit = new Audit(id, at, change.author, change.metadata, events, change.via);
      if (!events.isEmpty()) {
        ticket.audits.add(audit);
        ticket.updated = at.isBefore(ticket.updated) ? ticket.updated : at;
        touch(ticket);
      }
      return audit;
    }
  }

  /** How audits write a value: ids and numbers as text. */
  private static JsonNode spoken(JsonNode value) {
    return value.isNumber() || value.isBoolean() ? Json.text(value.asText()) : value;
  }
}
