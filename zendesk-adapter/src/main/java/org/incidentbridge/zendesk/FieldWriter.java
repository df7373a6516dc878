package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.Gist;
import org.incidentbridge.text.RichText;
import org.incidentbridge.zendesk.ZendeskMetadata.Field;

/**
 * Writes values as Zendesk wants them. What it would drop without a word, such as a word that a
 * list does not have, is refused before it is sent.
 */
final class FieldWriter {

  static final String DESCRIPTION = "description";
  static final List<String> TYPES = List.of("question", "incident", "problem", "task");
  static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
  private static final String CUSTOM = "custom:";

  private final ZendeskMetadata metadata;
  private final Directory directory;

  FieldWriter(ZendeskMetadata metadata, Directory directory) {
    this.metadata = metadata;
    this.directory = directory;
  }

  /** What has to be sent so that a ticket that shows these values shows those. */
  ZendeskDraft draft(Map<String, Value> shown, Map<String, Value> wanted) {
    var draft = new ZendeskDraft();
    wanted.forEach(
        (field, value) -> {
          if (!isOwnDomain(field, value, shown)) {
            one(draft, field, value, shown.getOrDefault(field, Value.absent()));
          }
        });
    return draft;
  }

  /** Whether an organisation is named by one of its domains. */
  private static boolean isOwnDomain(String field, Value value, Map<String, Value> shown) {
    return field.equals("organization")
        && !value.isAbsent()
        && shown
            .getOrDefault("organization_domains", Value.absent())
            .asNames()
            .contains(value.display().strip().toLowerCase(Locale.ROOT));
  }

  /** A new ticket but for its text. */
  ZendeskDraft forNew(Map<String, Value> wanted) {
    var draft = new ZendeskDraft();
    wanted.forEach(
        (field, value) -> {
          if (!value.isAbsent() && !field.equals(DESCRIPTION)) {
            one(draft, field, value, Value.absent());
          }
        });
    return draft;
  }

  private void one(ZendeskDraft draft, String field, Value value, Value shown) {
    switch (field) {
      case "subject" -> subject(draft, value, shown);
      case DESCRIPTION -> description(draft, value, shown);
      case "priority" -> priority(draft, value, shown);
      case "type" -> word(draft, field, TYPES, value, shown);
      case "status", "custom_status" -> status(draft, field, value, shown);
      case "group" -> group(draft, value, shown);
      case "organization" -> organization(draft, value, shown);
      case "form" -> form(draft, value, shown);
      case "assignee", "requester" -> person(draft, field, value, shown);
      case "tags" -> tags(draft, value, shown);
      case "due_at" -> due(draft, value, shown);
      case "problem_id" -> problem(draft, value, shown);
      default -> custom(draft, field, value, shown);
    }
  }

  private static void subject(ZendeskDraft draft, Value value, Value shown) {
    String text = Characters.oneLine(value.display()).strip();
    if (text.isEmpty()) {
      draft.refuse("subject", "the bridge does not take the subject of a ticket away");
    } else if (!text.equals(shown.display().strip())) {
      draft.put("subject", "subject", TextNode.valueOf(text));
    }
  }

  private static void description(ZendeskDraft draft, Value value, Value shown) {
    if (!Gist.isSame(text(shown), text(value))) {
      draft.refuse(
          DESCRIPTION,
          "Zendesk keeps the first comment of a ticket as it was said and lets nobody change it");
    }
  }

  static RichText text(Value value) {
    return value instanceof Value.Body body ? body.text() : RichText.plain(value.display());
  }

  private static void priority(ZendeskDraft draft, Value value, Value shown) {
    if (value.isAbsent() && !shown.isAbsent()) {
      draft.refuse("priority", "Zendesk lets nobody take the priority of a ticket away again");
    } else {
      word(draft, "priority", PRIORITIES, value, shown);
    }
  }

  private static void word(
      ZendeskDraft draft, String field, List<String> words, Value value, Value shown) {
    String word = value.display().strip();
    if (word.equals(shown.display())) {
      return;
    }
    if (!word.isEmpty() && !words.contains(word)) {
      draft.refuse(
          field,
          "Zendesk's " + field + " is one of " + String.join(", ", words) + ", not '" + word + "'");
    } else {
      draft.put(field, field, word.isEmpty() ? NullNode.getInstance() : TextNode.valueOf(word));
    }
  }

  private void status(ZendeskDraft draft, String field, Value value, Value shown) {
    String word = value.display().strip();
    if (word.equals(shown.display())) {
      return;
    }
    Optional<String> barred = StatusWord.barred(word, shown.display());
    if (barred.isPresent()) {
      draft.refuse(field, barred.get());
      return;
    }
    StatusWord.of(word, metadata)
        .ifPresentOrElse(
            status -> draft.put(field, status.member(), status.value()),
            () -> draft.refuse(field, StatusWord.missing(word, metadata)));
  }

  private void group(ZendeskDraft draft, Value value, Value shown) {
    if (value.isAbsent()) {
      clear(draft, "group", "group_id", shown);
    } else if (!value.display().equalsIgnoreCase(shown.display())) {
      metadata
          .groupId(value.display())
          .ifPresentOrElse(
              id -> draft.put("group", "group_id", number(id)),
              () -> draft.refuse("group", "Zendesk has no group '" + value.display() + "'"));
    }
  }

  private void organization(ZendeskDraft draft, Value value, Value shown) {
    if (value.isAbsent()) {
      clear(draft, "organization", "organization_id", shown);
    } else if (!value.display().equalsIgnoreCase(shown.display())) {
      directory
          .organization(value.display().strip())
          .ifPresentOrElse(
              id -> draft.put("organization", "organization_id", number(id)),
              () ->
                  draft.refuse(
                      "organization",
                      "Zendesk has no organization '"
                          + value.display()
                          + "', nor a single one with that domain among at most 6000"));
    }
  }

  private void form(ZendeskDraft draft, Value value, Value shown) {
    if (value.isAbsent()) {
      clear(draft, "form", "ticket_form_id", shown);
    } else if (!value.display().equals(shown.display())) {
      metadata.fresh().forms().entrySet().stream()
          .filter(form -> form.getValue().equals(value.display()))
          .map(Map.Entry::getKey)
          .findFirst()
          .ifPresentOrElse(
              id -> draft.put("form", "ticket_form_id", number(id)),
              () -> draft.refuse("form", "Zendesk has no form '" + value.display() + "'"));
    }
  }

  private void person(ZendeskDraft draft, String field, Value value, Value shown) {
    String member = field + "_id";
    if (value.isAbsent()) {
      if (field.equals("requester") && !shown.isAbsent()) {
        draft.refuse(field, "each ticket of Zendesk has a requester");
      } else {
        clear(draft, field, member, shown);
      }
      return;
    }
    Optional<String> id = directory.account(value, field.equals("assignee"));
    if (id.isEmpty()) {
      draft.lose(field, "no account of Zendesk is known for " + value.display());
    } else if (!(shown instanceof Value.Person now && now.party().account().equals(id.get()))) {
      draft.put(field, member, number(id.get()));
    }
  }

  private static void clear(ZendeskDraft draft, String field, String member, Value shown) {
    if (!shown.isAbsent()) {
      draft.put(field, member, NullNode.getInstance());
    }
  }

  private static void tags(ZendeskDraft draft, Value value, Value shown) {
    SortedSet<String> wanted = tags(value);
    if (!wanted.equals(shown.asNames())) {
      draft.put("tags", "tags", ZendeskJson.JSON.valueToTree(wanted));
    }
  }

  /** Zendesk makes tags lower-case, and a blank parts two. */
  static SortedSet<String> tags(Value value) {
    SortedSet<String> tags = new TreeSet<>();
    value.asNames().stream().map(FieldWriter::tag).filter(t -> !t.isEmpty()).forEach(tags::add);
    return tags;
  }

  private static String tag(String name) {
    return name.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s,]+", "_");
  }

  private static void due(ZendeskDraft draft, Value value, Value shown) {
    if (value.isAbsent()) {
      clear(draft, "due_at", "due_at", shown);
    } else if (!(value instanceof Value.Moment moment)) {
      draft.refuse("due_at", "Zendesk's due_at takes a time, not '" + value.display() + "'");
    } else if (!Same.value(value, shown)) {
      String text = moment.at().truncatedTo(ChronoUnit.SECONDS).toString();
      draft.put("due_at", "due_at", TextNode.valueOf(text));
    }
  }

  private static void problem(ZendeskDraft draft, Value value, Value shown) {
    String id = value.display().strip();
    if (value.isAbsent()) {
      clear(draft, "problem_id", "problem_id", shown);
    } else if (!id.matches("[1-9]\\d{0,17}")) {
      draft.refuse("problem_id", "problem_id is the number of a ticket, not '" + id + "'");
    } else if (!id.equals(shown.display())) {
      draft.put("problem_id", "problem_id", number(id));
    }
  }

  private void custom(ZendeskDraft draft, String field, Value value, Value shown) {
    List<Field> fields = metadata.fresh().named(field);
    if (fields.size() != 1) {
      draft.refuse(
          field,
          fields.isEmpty()
              ? "Zendesk has no active ticket field '" + field + "' that the bridge can write"
              : "Zendesk has several ticket fields '" + field + "': name it custom:NUMBER");
      return;
    }
    CustomValue wanted = CustomValue.of(fields.getFirst(), value);
    if (!wanted.refusal().isEmpty()) {
      draft.refuse(field, wanted.refusal());
    } else if (!Same.value(wanted.shown(), shown)) {
      draft.custom(field, fields.getFirst().id(), wanted.json());
    }
  }

  /** The name without what tells that a field is one of the account's own. */
  static String bare(String field) {
    return field.startsWith(CUSTOM) ? field.substring(CUSTOM.length()) : field;
  }

  private static JsonNode number(String id) {
    return LongNode.valueOf(Long.parseLong(id));
  }
}
