package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.incidentbridge.text.Characters;

/** Members of Zendesk's JSON, any of which may be missing or null. */
final class ZendeskJson {

  static final ObjectMapper JSON = JsonMapper.builder().build();

  private ZendeskJson() {}

  /** What was read makes no sense. */
  static final class Senseless extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Senseless(String message) {
      super(message);
    }
  }

  static String text(JsonNode record, String name) {
    JsonNode value = record.path(name);
    return value.isNull() || value.isContainerNode() ? "" : value.asText("");
  }

  /** One line of text. */
  static String line(JsonNode record, String name) {
    return Characters.oneLine(text(record, name));
  }

  /** An id as text; the Jira links have them as strings. */
  static Optional<String> id(JsonNode record, String name) {
    return Optional.of(text(record, name)).filter(id -> id.matches("-?\\d{1,19}"));
  }

  /**
   * A moment.
   *
   * @throws Senseless if what stands there is none
   */
  static Optional<Instant> moment(JsonNode record, String name) {
    String text = text(record, name);
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw new Senseless(name + " is '" + text + "', which is no time");
    }
  }

  /** A list that an answer is all about: without it, the answer says nothing. */
  static JsonNode list(JsonNode answer, String name) {
    JsonNode list = answer.path(name);
    if (!list.isArray()) {
      throw new Senseless("the answer has no list '" + name + "'");
    }
    return list;
  }
}
