package org.incidentbridge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.List;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.config.Yaml.Sequence;

/** Holds a piece of YAML against a JSON Schema and says at the right place what does not fit. */
final class SchemaCheck {
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Problems problems;
  private final List<String> alsoKnown;

  /**
   * A check.
   *
   * @param alsoKnown keys of the pieces themselves that other schemas know
   */
  SchemaCheck(Problems problems, List<String> alsoKnown) {
    this.problems = problems;
    this.alsoKnown = alsoKnown;
  }

  /**
   * Adds what does not fit to the problems.
   *
   * @param path of the piece within the configuration; empty for the whole
   */
  void check(JsonNode schema, Yaml yaml, String path) {
    for (Error error : registry.getSchema(schema).validate(json(yaml))) {
      report(schema, yaml, path, error);
    }
  }

  private void report(JsonNode schema, Yaml root, String base, Error error) {
    Yaml at = root;
    StringBuilder path = new StringBuilder(base);
    NodePath location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      String name = location.getName(i);
      if (at instanceof Sequence list) {
        int index = Integer.parseInt(name);
        at = list.items().get(index);
        path.append('[').append(at.text("name").orElse("#" + (index + 1))).append(']');
      } else {
        at = at.get(name).orElse(at);
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    List<String> known = location.getNameCount() == 0 ? alsoKnown : List.of();
    new SchemaMessages(problems, new SchemaMessages.Spot(at, path.toString(), known))
        .report(error, holder(schema, error));
  }

  /** The schema object that has the keyword that was broken. */
  private static JsonNode holder(JsonNode schema, Error error) {
    NodePath fragment = error.getSchemaLocation().getFragment();
    JsonNode at = schema;
    for (int i = 0; i < fragment.getNameCount() - 1; i++) {
      JsonNode next = at.path(fragment.getName(i));
      at = next.isMissingNode() && at.isArray() ? at.path(index(fragment.getName(i))) : next;
    }
    return at;
  }

  private static int index(String name) {
    return name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : -1;
  }

  static JsonNode json(Yaml yaml) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (yaml) {
      case Mapping mapping -> {
        ObjectNode object = nodes.objectNode();
        mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
        yield object;
      }
      case Sequence sequence -> {
        ArrayNode array = nodes.arrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Scalar scalar -> json(scalar, nodes);
    };
  }

  private static JsonNode json(Scalar scalar, JsonNodeFactory nodes) {
    return switch (scalar.form()) {
      case TEXT -> nodes.textNode(scalar.text());
      case FLAG -> nodes.booleanNode(scalar.isTrue());
      case EMPTY -> nodes.nullNode();
      case NUMBER -> number(scalar.text(), nodes);
    };
  }

  /** Octal, hexadecimal and the like stay text: nobody means them. */
  private static JsonNode number(String text, JsonNodeFactory nodes) {
    try {
      return nodes.numberNode(new BigDecimal(text));
    } catch (NumberFormatException special) {
      return nodes.textNode(text);
    }
  }
}
