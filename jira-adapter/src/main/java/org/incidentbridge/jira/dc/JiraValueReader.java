package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.jira.shared.JiraTimes;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;

/** Reads field values. Pure. */
final class JiraValueReader {

  private final TrackerId tracker;

  JiraValueReader(TrackerId tracker) {
    this.tracker = tracker;
  }

  /**
   * The value of a field.
   *
   * @throws DateTimeException if a time cannot be read
   */
  Value read(FieldType type, JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return Value.absent();
    }
    return switch (type) {
      case TEXT -> text(node);
      case DATE -> new Value.Moment(JiraTimes.readDate(node.asText()));
      case DATETIME -> new Value.Moment(JiraTimes.read(node.asText()));
      case USER -> new Value.Person(party(node));
      case NUMBER -> number(node);
      default -> byShape(node);
    };
  }

  /** A person, known by user name; an anonymous one has none. */
  Party party(JsonNode user) {
    return Party.of(
        tracker,
        user.path("name").asText(user.path("key").asText("anonymous")),
        user.path("displayName").asText(""),
        user.path("emailAddress").asText(""));
  }

  private Value byShape(JsonNode node) {
    if (node.isArray()) {
      Set<String> names = new TreeSet<>();
      node.forEach(item -> names.add(name(item)));
      names.remove("");
      return Value.names(names);
    }
    return Value.line(name(node));
  }

  private static Value text(JsonNode node) {
    return Value.body(WikiReader.read(node.asText()));
  }

  private static Value number(JsonNode node) {
    return Value.line(node.decimalValue().stripTrailingZeros().toPlainString());
  }

  private static String name(JsonNode node) {
    if (!node.isObject()) {
      return node.asText();
    }
    for (String key : new String[] {"name", "value", "displayName", "key"}) {
      if (node.hasNonNull(key)) {
        return node.path(key).asText();
      }
    }
    return "";
  }
}
