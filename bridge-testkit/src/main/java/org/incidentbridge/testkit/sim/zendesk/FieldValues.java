package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Values of the account's own fields, which go as text whatever they are. */
final class FieldValues {

  private FieldValues() {}

  /** Whether a field takes a value. */
  static boolean fits(TicketField field, JsonNode value) {
    if (value.isNull() || value.isArray()) {
      return value.isNull() || field.several();
    }
    return switch (field.type) {
      case "date" -> isDate(value.asText());
      case "integer" -> value.asText().matches("-?\\d+");
      case "decimal" -> isNumber(value.asText());
      case "checkbox" -> value.asText().matches("true|false|0|1");
      default -> true;
    };
  }

  /** As Zendesk keeps it: nothing for an empty text, true and false for a box, text else. */
  static JsonNode kept(TicketField field, JsonNode value) {
    boolean empty = value.isNull() || (value.isTextual() && value.asText().isEmpty());
    if (field.type.equals("checkbox")) {
      String word = value.asText();
      return com.fasterxml.jackson.databind.node.BooleanNode.valueOf(
          !empty && (word.equals("true") || word.equals("1")));
    }
    if (empty || (value.isArray() && value.isEmpty())) {
      return Json.nothing();
    }
    if (field.several() && !value.isArray()) {
      return Json.array().add(value.asText());
    }
    return value.isNumber() ? Json.text(value.asText()) : value;
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).signum() >= -1;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
