package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.RichText;
import org.incidentbridge.zendesk.ZendeskMetadata.Field;

/**
 * A value as a field of the account's own takes it.
 *
 * @param json what is sent
 * @param shown what a ticket shows afterwards
 * @param refusal why the field does not take it; empty if it does
 */
record CustomValue(JsonNode json, Value shown, String refusal) {

  static CustomValue of(Field field, Value value) {
    if (value.isAbsent()) {
      return new CustomValue(NullNode.getInstance(), Value.absent(), "");
    }
    return switch (field.type()) {
      case "multiselect" -> several(field, value);
      case "tagger" -> one(field, value.display().strip());
      case "date" -> date(field, value);
      case "checkbox" -> box(field, value.display().strip().toLowerCase(Locale.ROOT));
      case "integer" -> matching(field, value, "-?\\d{1,18}", "a whole number");
      case "decimal" -> matching(field, value, "-?\\d{1,18}(\\.\\d{1,18})?", "a number");
      case "textarea" -> text(value.display(), true);
      case "text", "regexp" -> text(Characters.oneLine(value.display()).strip(), false);
      default -> refused(field, "is of type " + field.type() + ", which the bridge does not write");
    };
  }

  private static CustomValue text(String text, boolean lines) {
    return new CustomValue(
        TextNode.valueOf(text), lines ? Value.body(RichText.plain(text)) : Value.line(text), "");
  }

  private static CustomValue several(Field field, Value value) {
    ArrayNode words = ZendeskJson.JSON.createArrayNode();
    for (String word : value.asNames()) {
      if (!field.options().contains(word)) {
        return refused(field, lacks(field, word));
      }
      words.add(word);
    }
    return new CustomValue(words, Value.names(value.asNames()), "");
  }

  private static CustomValue one(Field field, String word) {
    return field.options().contains(word) ? text(word, false) : refused(field, lacks(field, word));
  }

  private static String lacks(Field field, String word) {
    return "does not have '" + word + "'; it has " + String.join(", ", field.options());
  }

  private static CustomValue date(Field field, Value value) {
    if (!(value instanceof Value.Moment moment)) {
      return refused(field, "takes a date");
    }
    LocalDate day = moment.at().atZone(ZoneOffset.UTC).toLocalDate();
    return new CustomValue(
        TextNode.valueOf(day.toString()),
        new Value.Moment(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
        "");
  }

  private static CustomValue box(Field field, String word) {
    return List.of("true", "false").contains(word)
        ? text(word, false)
        : refused(field, "is true or false");
  }

  private static CustomValue matching(Field field, Value value, String form, String kind) {
    String text = value.display().strip();
    return text.matches(form) ? text(text, false) : refused(field, "takes " + kind);
  }

  private static CustomValue refused(Field field, String why) {
    return new CustomValue(
        NullNode.getInstance(), Value.absent(), "Zendesk's field '" + field.title() + "' " + why);
  }
}
