package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.RichText;

/** Writes field values as Jira wants them; what does not fit becomes a loss or a refusal. */
final class JiraValueWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JiraMetadata metadata;
  private final JiraPeople people;
  private final Dialect dialect;
  private final JiraDays days;
  private final LongText longText;

  JiraValueWriter(
      JiraMetadata metadata, JiraPeople people, Dialect dialect, JiraDays days, LongText longText) {
    this.longText = longText;
    this.dialect = dialect;
    this.metadata = metadata;
    this.people = people;
    this.days = days;
  }

  /** Sets a field, whatever it holds now. */
  void set(Draft draft, FieldSpot spot, Value value) {
    String field = spot.name();
    Optional<FieldType> type = metadata.type(field);
    if (type.isEmpty() || type.get() == FieldType.OTHER || field.equals("status")) {
      draft.refuse(field, unwritable(field, type.isPresent()));
    } else if (value.isAbsent()) {
      draft.set(field, isList(type.get()) ? NODES.arrayNode() : NODES.nullNode());
    } else {
      node(draft, spot, type.get(), value).ifPresent(node -> draft.set(field, node));
    }
  }

  /**
   * Changes a field from one value to another. Of a set, only what is added or removed is sent, so
   * that names added by others stay.
   */
  void change(Draft draft, FieldSpot spot, Value from, Value to) {
    String field = spot.name();
    Optional<FieldType> type = metadata.type(field);
    if (type.isEmpty() || !isList(type.get())) {
      set(draft, spot, to);
      return;
    }
    // Compared as Jira shows them: "big customer" stands there as "big-customer".
    SortedSet<String> before = JiraNames.in(type.get(), from);
    SortedSet<String> after = JiraNames.in(type.get(), to);
    to.asNames().stream()
        .filter(name -> !before.containsAll(JiraNames.in(type.get(), Value.line(name))))
        .forEach(name -> draft.change(field, "add", item(draft, field, type.get(), name)));
    before.stream()
        .filter(name -> !after.contains(name))
        .forEach(name -> draft.change(field, "remove", item(draft, field, type.get(), name)));
  }

  private static boolean isList(FieldType type) {
    return type == FieldType.LABELS || type == FieldType.NAMED_LIST || type == FieldType.OPTIONS;
  }

  private Optional<JsonNode> node(Draft draft, FieldSpot spot, FieldType type, Value value) {
    String field = spot.name();
    return switch (type) {
      case LINE -> Optional.of(NODES.textNode(line(draft, field, value)));
      case TEXT -> Optional.of(text(draft, spot, value));
      case NAMED -> Optional.of(NODES.objectNode().put("name", value.display()));
      case OPTION -> Optional.of(NODES.objectNode().put("value", value.display()));
      case LABELS, NAMED_LIST, OPTIONS -> Optional.of(items(draft, field, type, value));
      case USER -> person(draft, field, value, spot.project());
      case NUMBER -> number(draft, field, value);
      case DATE, DATETIME -> time(draft, field, type, value);
      case OTHER -> Optional.empty();
    };
  }

  /** What does not fit goes into comments. */
  private JsonNode text(Draft draft, FieldSpot spot, Value value) {
    RichText whole =
        value instanceof Value.Body body ? body.text() : RichText.plain(value.display());
    List<RichText> parts = longText.parts(whole);
    if (parts.size() > 1) {
      draft.lose(
          spot.name(),
          "longer than Jira takes; it goes on in " + (parts.size() - 1) + " comment(s)");
      parts.subList(1, parts.size()).forEach(rest -> draft.overflow(spot.name(), rest));
    }
    return dialect.write(parts.getFirst(), spot.present());
  }

  private static String line(Draft draft, String field, Value value) {
    String cut = JiraLines.line(value);
    if (cut.length() < JiraLines.whole(value).length()) {
      draft.lose(
          field, "cut after 254 characters, as Jira takes no more; the other ticket has all");
    }
    return cut;
  }

  private static ArrayNode items(Draft draft, String field, FieldType type, Value value) {
    ArrayNode items = NODES.arrayNode();
    value.asNames().forEach(name -> items.add(item(draft, field, type, name)));
    return items;
  }

  private static JsonNode item(Draft draft, String field, FieldType type, String name) {
    return switch (type) {
      case LABELS -> NODES.textNode(label(draft, field, name));
      case OPTIONS -> NODES.objectNode().put("value", name);
      default -> NODES.objectNode().put("name", name);
    };
  }

  private static String label(Draft draft, String field, String name) {
    String label = JiraNames.label(name);
    if (!label.equals(name)) {
      draft.lose(
          field,
          "'"
              + name
              + "' is written '"
              + label
              + "': Jira's labels have no spaces and no control characters");
    }
    return label;
  }

  private Optional<JsonNode> person(Draft draft, String field, Value value, String project) {
    if (!(value instanceof Value.Person person)) {
      draft.refuse(field, "'" + value.display() + "' is no person");
      return Optional.empty();
    }
    Optional<String> account = people.account(person.party(), project);
    if (account.isEmpty()) {
      draft.lose(
          field,
          person.party().name()
              + " has no account in this Jira that can be told for certain; "
              + (isListed(person.party())
                  ? "name the account for this tracker in their row of people, which counts from then on"
                  : "add them to people, which counts from then on"));
    }
    return account.map(id -> NODES.objectNode().put(dialect.accountKey(), id));
  }

  /** Whether the people table knows somebody, though no account here. */
  private static boolean isListed(Party party) {
    return party.key().startsWith("person:");
  }

  private static Optional<JsonNode> number(Draft draft, String field, Value value) {
    Optional<BigDecimal> number = JiraNumbers.in(value.display());
    if (number.isEmpty()) {
      draft.refuse(field, "'" + value.display() + "' is no number that Jira can hold");
    }
    return number.map(NODES::numberNode);
  }

  private Optional<JsonNode> time(Draft draft, String field, FieldType type, Value value) {
    if (!(value instanceof Value.Moment moment)) {
      draft.refuse(field, "'" + value.display() + "' is no point in time");
      return Optional.empty();
    }
    Instant at = moment.at();
    if (type == FieldType.DATE) {
      tellCut(draft, field, at);
      return Optional.of(NODES.textNode(days.day(at)));
    }
    return Optional.of(NODES.textNode(JiraTimes.write(at)));
  }

  private void tellCut(Draft draft, String field, Instant at) {
    if (!days.cut(at).equals(at)) {
      draft.lose(
          field, "is a date in Jira: the day stands there, without the time of " + days.shown(at));
    }
  }

  /** Tells what a field that need not be written does not show. */
  void standing(Draft draft, String field, Value value) {
    if (value instanceof Value.Moment moment && isDay(field)) {
      tellCut(draft, field, moment.at());
    }
  }

  /** The value as far as its field takes it. */
  Value fitted(String field, Value value) {
    return switch (value) {
      case Value.Body body -> Value.body(longText.parts(body.text()).getFirst());
      case Value.Line text -> fitted(metadata.type(field), text);
      case Value.Moment moment -> isDay(field) ? new Value.Moment(days.cut(moment.at())) : moment;
      case Value.Names names ->
          Value.names(JiraNames.in(metadata.type(field).orElse(FieldType.OTHER), names));
      default -> value;
    };
  }

  private static Value fitted(Optional<FieldType> type, Value.Line text) {
    return switch (type.orElse(FieldType.OTHER)) {
      case LINE -> Value.line(JiraLines.line(text));
      case NUMBER -> plain(text);
      default -> text;
    };
  }

  static Value plain(Value number) {
    return JiraNumbers.in(number.display())
        .map(held -> Value.line(JiraNumbers.plain(held)))
        .orElse(number);
  }

  private boolean isDay(String field) {
    return metadata.type(field).filter(FieldType.DATE::equals).isPresent();
  }

  private static String unwritable(String field, boolean known) {
    return known
        ? "field '" + field + "' cannot be written by the bridge"
        : "this Jira has no field '" + field + "': check the id under vocabulary";
  }
}
