package org.incidentbridge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.incidentbridge.config.Yaml.Form;
import org.incidentbridge.config.Yaml.Scalar;

/** Puts a broken rule of a schema into words for the person who wrote the file. */
final class SchemaMessages {
  private final Problems problems;
  private final Spot spot;

  SchemaMessages(Problems problems, Spot spot) {
    this.problems = problems;
    this.spot = spot;
  }

  /**
   * What did not fit.
   *
   * @param yaml the piece
   * @param path where it is in the configuration
   * @param alsoKnown keys that are known here by another schema
   */
  record Spot(Yaml yaml, String path, List<String> alsoKnown) {}

  /**
   * Adds a problem.
   *
   * @param rule the schema object that was broken
   */
  void report(Error error, JsonNode rule) {
    switch (String.valueOf(error.getKeyword())) {
      case "additionalProperties", "unevaluatedProperties" -> unknownKey(error, rule);
      case "required" -> missing(String.valueOf(error.getProperty()), rule);
      case "type" -> wrongType(rule);
      case "enum", "const" -> wrongWord(rule);
      case "minLength", "minItems", "minProperties" -> say("is empty", describe(rule));
      case "minimum", "exclusiveMinimum" ->
          say(shown() + " is too small", "at least " + rule.path("minimum").asText());
      case "maximum", "exclusiveMaximum" ->
          say(shown() + " is too large", "at most " + rule.path("maximum").asText());
      case "propertyNames" -> badName(error, rule);
      case "pattern", "format" -> say(shown() + " has the wrong form", describe(rule));
      default -> say("does not fit: " + error.getMessage(), describe(rule));
    }
  }

  private void unknownKey(Error error, JsonNode rule) {
    String key = String.valueOf(error.getProperty());
    Position at = spot.yaml().keyAt(key);
    List<String> known = new ArrayList<>(Schemas.keys(rule));
    known.addAll(spot.alsoKnown());
    problems.error(at, spot.path(), "unknown key '" + key + "'", DidYouMean.hint(key, known));
  }

  private void missing(String key, JsonNode rule) {
    JsonNode wanted = rule.path("properties").path(key);
    String part =
        spot.path().isEmpty() && key.equals("trackers")
            ? " If this file is a part that another one includes, validate that one: it is checked"
                + " with it."
            : "";
    problems.error(
        spot.yaml().at(), spot.path(), "the key '" + key + "' is missing", describe(wanted) + part);
  }

  private void badName(Error error, JsonNode rule) {
    String name = String.valueOf(error.getProperty());
    problems.error(
        spot.yaml().keyAt(name),
        spot.path(),
        "the name '" + name + "' has the wrong form",
        describe(rule));
  }

  private void wrongType(JsonNode rule) {
    List<String> types = types(rule);
    if (spot.yaml() instanceof Scalar scalar && readableAs(types, scalar)) {
      if (types.contains("integer")) {
        bounds(rule, new BigDecimal(scalar.text()));
      }
      String form = rule.path("pattern").asText();
      if (types.contains("string") && !Pattern.compile(form).matcher(scalar.text()).find()) {
        say(shown() + " has the wrong form", describe(rule));
      }
      return;
    }
    say(
        "is " + spot.yaml().described() + ", not " + named(types),
        types.contains("boolean") ? flag(rule) : describe(rule));
  }

  /** Other languages of configuration know more words for true and false. */
  private String flag(JsonNode rule) {
    String word = spot.yaml() instanceof Scalar s ? s.text().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "yes", "y", "on", "true" -> "write true, without quotes";
      case "no", "n", "off", "false" -> "write false, without quotes";
      default -> describe(rule);
    };
  }

  /** Numbers may stand for text as they are; references may stand for numbers and flags. */
  private static boolean readableAs(List<String> types, Scalar scalar) {
    return (types.contains("string") && scalar.form() == Form.NUMBER)
        || (scalar.isResolved()
            && ((types.contains("integer") && scalar.text().matches("[+-]?[0-9]{1,9}"))
                || (types.contains("boolean")
                    && scalar.text().matches("true|True|TRUE|false|False|FALSE"))));
  }

  /** The schema sees a text where a reference stands for a number, and holds it to no bounds. */
  private void bounds(JsonNode rule, BigDecimal number) {
    if (rule.has("minimum") && number.compareTo(rule.path("minimum").decimalValue()) < 0) {
      say(shown() + " is too small", "at least " + rule.path("minimum").asText());
    } else if (rule.has("maximum") && number.compareTo(rule.path("maximum").decimalValue()) > 0) {
      say(shown() + " is too large", "at most " + rule.path("maximum").asText());
    }
  }

  private void wrongWord(JsonNode rule) {
    List<String> words = new ArrayList<>();
    rule.path("enum").forEach(word -> words.add(word.asText()));
    if (rule.has("const")) {
      words.add(rule.path("const").asText());
    }
    String text = spot.yaml() instanceof Scalar scalar ? scalar.text() : "";
    boolean empty = spot.yaml() instanceof Scalar scalar && scalar.form() == Form.EMPTY;
    if (words.contains(text) || (empty && rule.has("type"))) {
      return; // the latter is also of the wrong type
    }
    Optional<String> near = DidYouMean.nearest(text, words);
    say(
        (empty ? "is empty, none of " : shown() + " is none of ") + String.join(", ", words),
        near.map(word -> "did you mean '" + word + "'?").orElse(describe(rule)));
  }

  private static List<String> types(JsonNode rule) {
    List<String> types = new ArrayList<>();
    JsonNode type = rule.path("type");
    if (type.isArray()) {
      type.forEach(t -> types.add(t.asText()));
    } else {
      types.add(type.asText());
    }
    return types;
  }

  private static String named(List<String> types) {
    return String.join(
        " or ",
        types.stream()
            .map(
                t ->
                    switch (t) {
                      case "object" -> "a block of keys";
                      case "array" -> "a list";
                      case "string" -> "a text";
                      case "integer" -> "a whole number";
                      case "number" -> "a number";
                      case "boolean" -> "true or false";
                      default -> t;
                    })
            .toList());
  }

  private String shown() {
    return spot.yaml().described();
  }

  private static String describe(JsonNode rule) {
    String text = rule.path("description").asText();
    JsonNode example = rule.path("examples").path(0);
    if (example.isMissingNode()) {
      return text;
    }
    String shown = example.isValueNode() ? example.asText() : example.toString();
    return text + (text.isEmpty() ? "" : " ") + "For example: " + shown;
  }

  private void say(String message, String suggestion) {
    problems.error(spot.yaml().at(), spot.path(), message, suggestion);
  }
}
