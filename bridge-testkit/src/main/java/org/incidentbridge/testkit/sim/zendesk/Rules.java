package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Zendesk adds to a change by itself, and what it refuses. */
final class Rules {

  private final World world;

  Rules(World world) {
    this.world = world;
  }

  /** What a new ticket has if nobody says anything else. */
  void usual(Ticket ticket, Change change) {
    JsonNode author = Json.number(change.author);
    change.fields.putIfAbsent("subject", Json.text(""));
    change.fields.putIfAbsent("requester_id", author);
    change.fields.putIfAbsent("submitter_id", author);
    change.fields.putIfAbsent("priority", Json.nothing());
    change.fields.putIfAbsent("type", Json.nothing());
    if (change.fields.get("custom_status_id") == null) {
      change.fields.putIfAbsent("status", Json.text("new"));
    }
    change.fields.putIfAbsent("brand_id", Json.number(world.brand));
    change.fields.putIfAbsent("ticket_form_id", Json.id(world.usualForm()));
  }

  /** Adds what follows by itself. */
  void complete(Ticket ticket, Change change) {
    JsonNode priority = change.fields.get("priority");
    if (priority != null && priority.isNull() && !ticket.text("priority").isEmpty()) {
      change.fields.remove("priority");
    }
    change.settle(ticket);
    requester(change);
    assignee(ticket, change);
    reopened(ticket, change);
    status(ticket, change);
    choices(ticket, change);
  }

  private void requester(Change change) {
    JsonNode requester = change.fields.get("requester_id");
    if (requester != null && !change.fields.containsKey("organization_id")) {
      long organization = world.user(requester.asLong()).map(User::organization).orElse(0L);
      change.set("organization_id", Json.id(organization));
    }
  }

  /** A first assignee opens a new ticket and brings the group. */
  private void assignee(Ticket ticket, Change change) {
    JsonNode assignee = change.fields.get("assignee_id");
    if (assignee == null || assignee.isNull()) {
      return;
    }
    boolean grouped = ticket.number("group_id") != 0 || change.fields.containsKey("group_id");
    long group = world.user(assignee.asLong()).map(User::group).orElse(0L);
    if (!grouped && group != 0) {
      change.set("group_id", Json.number(group));
    }
    if (after(ticket, change, "status").equals("new")
        && !change.fields.containsKey("custom_status_id")) {
      change.set("status", Json.text("open"));
    }
  }

  /** A customer who answers opens the ticket again. */
  private void reopened(Ticket ticket, Change change) {
    boolean customer = world.user(change.author).filter(u -> !u.role.staff()).isPresent();
    boolean waiting = List.of("pending", "hold", "solved").contains(ticket.text("status"));
    if (customer && waiting && !change.comments.isEmpty() && !change.fields.containsKey("status")) {
      change.set("status", Json.text("open"));
    }
  }

  /** Keeps the status and the account's own status together. */
  private void status(Ticket ticket, Change change) {
    JsonNode own = change.fields.get("custom_status_id");
    JsonNode category = change.fields.get("status");
    if (own != null && !own.isNull()) {
      world.status(own.asLong()).ifPresent(s -> change.set("status", Json.text(s.category())));
    } else if (category != null && !category.asText().equals(ticket.text("status"))) {
      world
          .usualStatus(category.asText())
          .ifPresent(s -> change.set("custom_status_id", Json.number(s.id())));
    }
  }

  /** Values of lists are tags, and tags are values of lists. */
  private void choices(Ticket ticket, Change change) {
    Set<String> tags = new TreeSet<>(change.tagsOf(ticket));
    for (TicketField field : world.fields.values()) {
      JsonNode value = change.custom.get(field.id);
      if (field.tags() && value != null) {
        field.options.forEach(tags::remove);
        tags.addAll(chosen(value));
      } else if (field.tags() && change.touchesTags()) {
        change.custom.put(field.id, ofTags(field, tags));
      }
    }
    change.tags = Optional.of(tags);
    change.moreTags.clear();
    change.lessTags.clear();
  }

  private static JsonNode ofTags(TicketField field, Set<String> tags) {
    List<String> chosen = field.options.stream().filter(tags::contains).toList();
    if (field.several()) {
      return chosen.isEmpty() ? Json.nothing() : Json.texts(chosen);
    }
    return chosen.isEmpty() ? Json.nothing() : Json.text(chosen.getFirst());
  }

  private static List<String> chosen(JsonNode value) {
    if (value.isArray()) {
      return Json.strings(value);
    }
    return value.isNull() || value.asText().isEmpty() ? List.of() : List.of(value.asText());
  }

  /**
   * Refuses what does not fit.
   *
   * @throws Problem 422 that names each field
   */
  void check(Ticket ticket, Change change) {
    Problem.Invalid invalid = new Problem.Invalid();
    word(change, invalid, "status", SystemFields.STATUSES);
    word(change, invalid, "priority", SystemFields.PRIORITIES);
    word(change, invalid, "type", SystemFields.KINDS);
    fresh(ticket, change, invalid);
    people(change, invalid);
    change.custom.forEach((id, value) -> custom(id, value, invalid));
    if (!change.silent && becomesSolved(ticket, change)) {
      missing(ticket, change).forEach(invalid::required);
    }
    if (!invalid.isEmpty()) {
      throw invalid.problem();
    }
  }

  private static void word(
      Change change, Problem.Invalid invalid, String field, List<String> words) {
    JsonNode value = change.fields.get(field);
    if (value == null || (value.isNull() && !field.equals("status"))) {
      return;
    }
    if (!words.contains(value.asText())) {
      String title = field.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + field.substring(1);
      invalid.add(field, title + ": " + value.asText() + " is not recognized", "InvalidValue");
    }
  }

  /** There is no way back to new. */
  private static void fresh(Ticket ticket, Change change, Problem.Invalid invalid) {
    String before = ticket.text("status");
    boolean moved = !before.isEmpty() && !before.equals("new");
    if (moved && after(ticket, change, "status").equals("new")) {
      invalid.add("status", "Status: cannot be set back to new", "InvalidValue");
    }
  }

  private void people(Change change, Problem.Invalid invalid) {
    Map<String, String> titles = Map.of("requester_id", "Requester", "assignee_id", "Assignee");
    titles.forEach(
        (field, title) -> {
          JsonNode value = change.fields.get(field);
          boolean staff = field.equals("assignee_id");
          if (value != null && !value.isNull() && !exists(value.asLong(), staff)) {
            invalid.add(field.replace("_id", ""), title + ": is invalid", "InvalidValue");
          }
        });
    known(change, invalid, "group_id", world.groups.keySet());
    known(change, invalid, "organization_id", world.organizations.keySet());
    known(change, invalid, "custom_status_id", world.statuses.keySet());
    known(change, invalid, "ticket_form_id", world.forms.keySet());
    known(change, invalid, "problem_id", problems());
  }

  private Set<Long> problems() {
    Set<Long> ids = new LinkedHashSet<>();
    world.tickets.values().stream()
        .filter(t -> t.live() && t.text("type").equals("problem"))
        .forEach(t -> ids.add(t.id));
    return ids;
  }

  private boolean exists(long id, boolean staff) {
    return world.user(id).filter(u -> u.active && (u.role.staff() || !staff)).isPresent();
  }

  private static void known(Change change, Problem.Invalid invalid, String field, Set<Long> ids) {
    JsonNode value = change.fields.get(field);
    if (value != null && !value.isNull() && !ids.contains(value.asLong())) {
      invalid.add(field, field + ": is invalid", "InvalidValue");
    }
  }

  private void custom(Long id, JsonNode value, Problem.Invalid invalid) {
    TicketField field = world.field(id).orElseThrow();
    boolean choice = field.tags() && !field.options.containsAll(chosen(value));
    if (choice || !FieldValues.fits(field, value)) {
      invalid.add(
          "base", field.title + ": " + value.asText() + " is not a valid value", "InvalidValue");
    }
  }

  private static boolean becomesSolved(Ticket ticket, Change change) {
    return after(ticket, change, "status").equals("solved")
        && !ticket.text("status").equals("solved");
  }

  private List<TicketField> missing(Ticket ticket, Change change) {
    return world.fields.values().stream()
        .filter(f -> f.active && f.requiredToSolve)
        .filter(f -> isMissing(ticket, change, f))
        .toList();
  }

  private static boolean isMissing(Ticket ticket, Change change, TicketField field) {
    if (field.type.equals("assignee")) {
      return after(ticket, change, "assignee_id").isEmpty();
    }
    if (!field.custom()) {
      return false;
    }
    JsonNode value =
        change.custom.getOrDefault(field.id, ticket.custom.getOrDefault(field.id, Json.nothing()));
    return value.isNull() || value.asText().equals("false") || (value.isEmpty() && value.isArray());
  }

  private static String after(Ticket ticket, Change change, String field) {
    JsonNode value = change.fields.get(field);
    if (value == null) {
      return ticket.text(field);
    }
    return value.isNull() ? "" : value.asText();
  }
}
