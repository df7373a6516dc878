package org.incidentbridge.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.regex.Pattern;

/** JSON for scripts: plain maps, lists, texts and numbers. */
final class Json {

  private static final int MILLIS = 3;

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(MILLIS).toFormatter();

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

  private Json() {}

  /** A point in time, always of the same length, so that texts are in the order of time. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  /** What a field shows; a point in time, such as a due date, looks like all others. */
  static String value(String text) {
    return isTime(text) ? time(Instant.parse(text)) : text;
  }

  /** Whether a text is a point in time and nothing else. */
  static boolean isTime(String text) {
    return INSTANT.matcher(text).matches();
  }

  static String write(Object value) {
    try {
      return printable(MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps and texts always have a JSON form", impossible);
    }
  }

  /** What would be left out where it is printed stands only within texts, and has another form. */
  private static String printable(String json) {
    StringBuilder printable = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (Harmless.steers(c)) {
        printable.append("\\u%04x".formatted((int) c));
      } else {
        printable.append(c);
      }
    }
    return printable.toString();
  }
}
