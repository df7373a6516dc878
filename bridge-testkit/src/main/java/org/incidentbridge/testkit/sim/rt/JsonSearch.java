package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Searches for transactions and attachments: conditions on one field are alternatives unless they
 * say otherwise, those on several fields come together, and unknown fields are passed over.
 */
final class JsonSearch {

  private static final Set<String> NUMBERS =
      Set.of("id", "ObjectId", "TransactionId", "Parent", "Creator");

  private JsonSearch() {}

  /**
   * What a search asks for.
   *
   * @param known fields that can be searched
   * @param read a field as text
   */
  static <T> Predicate<T> of(String query, Set<String> known, BiFunction<T, String, String> read) {
    JsonNode conditions = parsed(query);
    Map<String, Predicate<T>> byField = new LinkedHashMap<>();
    for (JsonNode condition : conditions) {
      String field = condition.path("field").asText();
      if (!known.contains(field) || !condition.hasNonNull("value")) {
        continue;
      }
      Predicate<T> one = one(condition, field, read);
      boolean both = condition.path("entry_aggregator").asText().equalsIgnoreCase("AND");
      byField.merge(field, one, (before, next) -> both ? before.and(next) : before.or(next));
    }
    return byField.values().stream().reduce(row -> true, Predicate::and);
  }

  private static JsonNode parsed(String query) {
    if (query.isBlank()) {
      return Json.array();
    }
    try {
      return Json.MAPPER.readTree(query);
    } catch (JsonProcessingException e) {
      String what = "last element (KEYWORD) is not close paren or value in '" + query + "'";
      String at = " at /usr/share/request-tracker5/lib/RT/Transactions.pm line 918.\n";
      throw Fault.of(400, "Incomplete query, " + what + at);
    }
  }

  private static <T> Predicate<T> one(
      JsonNode condition, String field, BiFunction<T, String, String> read) {
    String operator = condition.path("operator").asText("=").toUpperCase(Locale.ROOT);
    String value = field.equals("Created") ? date(condition) : condition.path("value").asText();
    return row -> {
      String text = read.apply(row, field);
      int order =
          NUMBERS.contains(field)
              ? Long.compare(number(text), number(value))
              : text.compareToIgnoreCase(value);
      return matches(operator, order, text.toLowerCase(Locale.ROOT), value);
    };
  }

  private static boolean matches(String operator, int order, String text, String value) {
    return switch (operator) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case ">" -> order > 0;
      case "<" -> order < 0;
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case "LIKE" -> text.contains(value.toLowerCase(Locale.ROOT));
      case "NOT LIKE" -> !text.contains(value.toLowerCase(Locale.ROOT));
      default -> false;
    };
  }

  /** Dates are compared as they are stored, in UTC. */
  private static String date(JsonNode condition) {
    return condition.path("value").asText().replace(' ', 'T').replaceFirst("Z?$", "Z");
  }

  private static long number(String text) {
    return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
