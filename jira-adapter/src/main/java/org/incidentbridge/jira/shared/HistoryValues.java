package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.incidentbridge.model.Value;

/**
 * Values of one issue's fields as its history tells them: an id, a printed text, or both. A history
 * repeats the names of its time. What is known by its id under a later name gets this one, so that
 * a changed name is no change; hence values are to be read from the last one on.
 */
final class HistoryValues {

  private final JiraValueReader values;
  private final Dialect dialect;
  private final SeenPeople people;
  private final JsonNode fields;
  private final Map<String, Map<String, String>> names = new HashMap<>();

  /**
   * The values of one issue.
   *
   * @param fields as the issue shows them now
   */
  HistoryValues(JiraValueReader values, Dialect dialect, SeenPeople people, JsonNode fields) {
    this.values = values;
    this.dialect = dialect;
    this.people = people;
    this.fields = fields;
  }

  /**
   * One side of a change.
   *
   * @param id empty if it is not told
   * @param text empty if it is not told
   */
  record Side(String id, String text) {

    static Side from(JsonNode item) {
      return new Side(item.path("from").asText(""), item.path("fromString").asText(""));
    }

    /** Of the property that is called as a method of all objects. */
    static Side to(JsonNode item) {
      return new Side(item.path("to").asText(""), item.path("toString").asText(""));
    }

    boolean isEmpty() {
      return id.isBlank() && text.isBlank();
    }

    /** Of a date only the id is written the same everywhere. */
    private String exact() {
      return id.isBlank() ? text : id;
    }
  }

  /** What a field held. */
  Value read(String field, FieldType type, Side side) {
    if (side.isEmpty()) {
      return Value.absent();
    }
    return switch (type) {
      case TEXT -> dialect.past(side.text());
      case DATE, DATETIME -> values.read(type, TextNode.valueOf(side.exact()));
      case USER -> person(side);
      case LABELS -> values.read(type, words(side.text()));
      case NAMED, OPTION -> Value.line(name(field, side));
      case NAMED_LIST, OPTIONS -> list(field, side);
      case OTHER -> other(field, side);
      case LINE, NUMBER -> values.read(type, TextNode.valueOf(side.text()));
    };
  }

  /** The name of the one thing that a side tells. */
  String name(String field, Side side) {
    var known = names.computeIfAbsent(field, name -> present(fields.path(name)));
    return side.id().isBlank()
        ? side.text()
        : known.computeIfAbsent(side.id(), unnamed -> side.text());
  }

  private static Map<String, String> present(JsonNode held) {
    Map<String, String> byId = new HashMap<>();
    for (JsonNode one : held.isArray() ? held : List.of(held)) {
      if (one.hasNonNull("id")) {
        byId.put(one.path("id").asText(), JiraValueReader.name(one));
      }
    }
    return byId;
  }

  private Value person(Side side) {
    return side.id().isBlank()
        ? Value.absent()
        : new Value.Person(people.named(side.id(), side.text()));
  }

  private static ArrayNode words(String text) {
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    Stream.of(text.strip().split("\\s+")).filter(w -> !w.isEmpty()).forEach(words::add);
    return words;
  }

  /** Ids stand in brackets; a name with a comma in it makes it unclear which name is whose. */
  private Value list(String field, Side side) {
    List<String> ids = pieces(side.id().replaceAll("[\\[\\]]", ""));
    List<String> texts = pieces(side.text());
    TreeSet<String> all = new TreeSet<>();
    if (ids.size() == texts.size()) {
      for (int i = 0; i < ids.size(); i++) {
        all.add(name(field, new Side(ids.get(i), texts.get(i))));
      }
    } else {
      all.addAll(
          ids.size() == 1 ? List.of(name(field, new Side(ids.getFirst(), side.text()))) : texts);
    }
    return Value.names(all);
  }

  private static List<String> pieces(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  /** What the bridge does not write is shown by its shape alone. */
  private Value other(String field, Side side) {
    return fields.path(field).isArray() ? list(field, side) : Value.line(name(field, side));
  }
}
