package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a sent ticket asks for; keys that Zendesk does not take are noted and dropped. */
final class TicketParse {

  private static final Set<String> TAKEN = taken();
  private static final Set<String> SAID =
      Set.of("body", "html_body", "public", "author_id", "uploads", "value", "type");

  private final World world;
  private final Desk desk;

  TicketParse(Desk desk) {
    this.desk = desk;
    this.world = desk.world;
  }

  private static Set<String> taken() {
    Set<String> keys = new HashSet<>(SystemFields.PLAIN);
    keys.addAll(SystemFields.USERS);
    keys.addAll(
        Set.of(
            "comment",
            "description",
            "tags",
            "custom_fields",
            "fields",
            "metadata",
            "safe_update",
            "updated_stamp",
            "requester",
            "assignee_email",
            "email_ccs",
            "followers",
            "via_followup_source_id"));
    return keys;
  }

  /** A change that the caller makes; the bulk forms of tags only where many are changed. */
  Change change(Call call, JsonNode sent, boolean bulk) {
    Set<String> keys = new HashSet<>(TAKEN);
    if (bulk) {
      keys.addAll(Set.of("additional_tags", "remove_tags", "id"));
    }
    if (!world.options.customStatuses()) {
      keys.remove("custom_status_id");
    }
    call.permit("ticket", sent, keys);
    Change change = new Change(call.user.id, Via.of("api"));
    SystemFields.PLAIN.stream().filter(keys::contains).forEach(name -> plain(sent, name, change));
    people(sent, change);
    custom(sent, change);
    tags(sent, change, bulk);
    if (sent.path("metadata").isObject()) {
      change.metadata = ((ObjectNode) sent.path("metadata")).deepCopy();
    }
    return change;
  }

  private static void plain(JsonNode sent, String name, Change change) {
    JsonNode value = sent.get(name);
    if (value == null) {
      return;
    }
    if (SystemFields.IDS.contains(name)) {
      change.set(name, Json.id(value.asLong()));
    } else if (value.isNull() || (value.asText().isEmpty() && !name.equals("subject"))) {
      change.set(name, Json.nothing());
    } else {
      change.set(name, Json.text(name.equals("due_at") ? moment(value.asText()) : value.asText()));
    }
  }

  private static String moment(String text) {
    try {
      return Json.time(Instant.parse(text.length() == 10 ? text + "T12:00:00Z" : text));
    } catch (DateTimeParseException e) {
      throw Problem.invalid("due_at", "Due at: is not a valid date", "InvalidFormat");
    }
  }

  private void people(JsonNode sent, Change change) {
    JsonNode requester = sent.path("requester");
    if (requester.isObject()) {
      change.set("requester_id", Json.number(requester(requester)));
    }
    listeners(sent, change);
    if (sent.hasNonNull("assignee_email")) {
      String email = sent.path("assignee_email").asText();
      change.set("assignee_id", Json.number(world.userWithEmail(email).map(u -> u.id).orElse(-2L)));
    }
  }

  /** Somebody known by the address, or a new customer. */
  private long requester(JsonNode person) {
    String email = person.path("email").asText();
    return world
        .userWithEmail(email)
        .map(u -> u.id)
        .orElseGet(() -> new ZendeskAdmin(desk).addUser(name(person, email), email, Role.END_USER));
  }

  /** Lists of users replace; lists of steps add and take away. */
  private void listeners(JsonNode sent, Change change) {
    SystemFields.USERS.stream()
        .filter(name -> sent.path(name).isArray())
        .forEach(name -> change.users.put(name, Json.ids(sent.path(name))));
    Map.of("followers", "follower_ids", "email_ccs", "email_cc_ids")
        .forEach(
            (steps, ids) -> {
              for (JsonNode step : sent.path(steps)) {
                listener(step).ifPresent(id -> change.step(ids, id, leaves(step)));
              }
            });
  }

  private static boolean leaves(JsonNode step) {
    return step.path("action").asText().equals("delete");
  }

  private Optional<Long> listener(JsonNode step) {
    return step.hasNonNull("user_id")
        ? world.user(step.path("user_id").asLong()).map(u -> u.id)
        : world.userWithEmail(step.path("user_email").asText()).map(u -> u.id);
  }

  private static String name(JsonNode person, String email) {
    return person.path("name").asText(email);
  }

  /** Unknown and inactive fields are dropped without a word. */
  private void custom(JsonNode sent, Change change) {
    for (String key : List.of("fields", "custom_fields")) {
      for (JsonNode pair : sent.path(key)) {
        world
            .field(pair.path("id").asLong())
            .filter(f -> f.active)
            .ifPresent(f -> change.custom.put(f.id, FieldValues.kept(f, pair.path("value"))));
      }
    }
  }

  private static void tags(JsonNode sent, Change change, boolean bulk) {
    if (sent.hasNonNull("tags")) {
      change.tags = Optional.of(words(sent.path("tags")));
    }
    if (bulk) {
      change.moreTags.addAll(words(sent.path("additional_tags")));
      change.lessTags.addAll(words(sent.path("remove_tags")));
    }
  }

  /** Tags are lower-case words; a blank parts two. */
  static Set<String> words(JsonNode tags) {
    Set<String> words = new TreeSet<>();
    List<String> sent = tags.isArray() ? Json.strings(tags) : List.of(tags.asText());
    sent.forEach(
        text -> {
          for (String word : text.toLowerCase(Locale.ROOT).strip().split("[\\s,]+", -1)) {
            if (!word.isEmpty()) {
              words.add(word);
            }
          }
        });
    return words;
  }

  /**
   * The comment of a sent ticket; one without any text and file is none.
   *
   * @param usual whether it is public if the caller does not say
   */
  List<Comment.Draft> comments(Call call, JsonNode sent, boolean usual) {
    JsonNode comment = sent.path("comment");
    if (!comment.isObject()) {
      return List.of();
    }
    call.permit("ticket.comment", comment, SAID);
    List<StoredFile> files = files(comment.path("uploads"));
    String html = html(comment, call.user);
    if (html.isEmpty() && files.isEmpty()) {
      return List.of();
    }
    boolean isPublic = comment.path("public").asBoolean(usual);
    return List.of(new Comment.Draft(author(comment, call.user), html, isPublic, files));
  }

  private long author(JsonNode comment, User caller) {
    if (!comment.hasNonNull("author_id")) {
      return caller.id;
    }
    return world
        .user(comment.path("author_id").asLong())
        .filter(u -> u.active)
        .orElseThrow(() -> Problem.invalid("author", "Author: is invalid", "InvalidValue"))
        .id;
  }

  /** Too long a text is cut without a word. */
  String html(JsonNode comment, User author) {
    int most = world.options.limits().bodyBytes();
    String html = Markup.cut(comment.path("html_body").asText(), most);
    if (!html.isBlank()) {
      return Markup.cleaned(html);
    }
    String body = Markup.cut(comment.path("body").asText(comment.path("value").asText()), most);
    return body.isBlank() ? "" : Markup.ofBody(body, author.role.staff());
  }

  /** Takes uploads away from those that wait; unknown tokens are dropped without a word. */
  private List<StoredFile> files(JsonNode uploads) {
    List<StoredFile> files = new ArrayList<>();
    for (String token : Json.strings(uploads)) {
      World.Upload upload = world.uploads.remove(token);
      if (upload != null && upload.until().isAfter(world.now())) {
        files.addAll(upload.files());
      }
    }
    return files;
  }

  /**
   * Keeps a change from a ticket that is not as its writer read it. That {@code safe_update} is
   * false means nothing: that it is there counts.
   *
   * @throws Problem 409 if it was updated since
   */
  static void safe(JsonNode sent, Ticket ticket) {
    if (!sent.has("safe_update")) {
      return;
    }
    String stamp = sent.path("updated_stamp").asText();
    if (!stamp.equals(Json.time(ticket.updated))) {
      throw Problem.coded(
          409, "UpdateConflict", "Safe Update prevented the update due to outdated ticket data.");
    }
  }
}
