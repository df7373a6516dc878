package org.incidentbridge.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line after the other, token by token; words and dates of earlier lines are known. */
final class LineText {
  /** What the library says of itself, and not of the line. */
  private static final Pattern SOURCE = Pattern.compile(" \\(start marker at .*", Pattern.DOTALL);

  private static final int MOST_SHOWN = 40;
  private static final int DEEPEST = 10;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final Spellings<String> words = new Spellings<>(Function.identity());
  private final TimeText times = new TimeText();
  private @Nullable JsonParser parser;

  /** Begins with a line. */
  void begin(byte[] line, int offset, int length) throws HistoryException {
    try {
      parser = JSON.createParser(line, offset, length);
      next();
    } catch (IOException noText) {
      throw noJson(noText);
    }
  }

  private JsonParser json() {
    if (parser == null) {
      throw new IllegalStateException("no line was begun");
    }
    return parser;
  }

  /** Goes to the next token. */
  JsonToken next() throws HistoryException {
    try {
      JsonToken token = json().nextToken();
      return token == null ? JsonToken.NOT_AVAILABLE : token;
    } catch (IOException noJson) {
      throw noJson(noJson);
    }
  }

  /** The name of the next member, whose value is the current token then; null after the last. */
  @Nullable String member() throws HistoryException {
    if (next() == JsonToken.END_OBJECT) {
      return null;
    }
    try {
      String name = json().currentName();
      next();
      return name;
    } catch (IOException cannot) {
      throw new IllegalStateException("bytes in memory can always be read", cannot);
    }
  }

  boolean isAt(JsonToken token) {
    return json().hasToken(token);
  }

  /** That an object or a list begins here, or whatever else is to be. */
  void expect(JsonToken token, String what, String form) throws HistoryException {
    if (!isAt(token)) {
      throw wrong(what + " is " + shown() + ", not " + form);
    }
  }

  String text(String what) throws HistoryException {
    return text(what, words);
  }

  /** A text that will hardly come again. */
  String fresh(String what) throws HistoryException {
    expect(JsonToken.VALUE_STRING, what, "a text");
    try {
      return json().getText();
    } catch (IOException cannot) {
      throw noJson(cannot);
    }
  }

  /** What the text that stands here means. */
  <T> T text(String what, Spellings<T> known) throws HistoryException {
    expect(JsonToken.VALUE_STRING, what, "a text");
    try {
      return known.of(json().getTextCharacters(), json().getTextOffset(), json().getTextLength());
    } catch (IOException cannot) {
      throw noJson(cannot);
    }
  }

  boolean flag(String what) throws HistoryException {
    if (!isAt(JsonToken.VALUE_FALSE)) {
      expect(JsonToken.VALUE_TRUE, what, "true or false");
    }
    return isAt(JsonToken.VALUE_TRUE);
  }

  Instant time(String what) throws HistoryException {
    expect(JsonToken.VALUE_STRING, what, "a point in time");
    try {
      Instant time =
          times.read(json().getTextCharacters(), json().getTextOffset(), json().getTextLength());
      if (time == null) {
        throw wrong(what + " is " + shown() + ", no point in time; write 2026-01-31T14:05:00Z");
      }
      return time;
    } catch (IOException cannot) {
      throw noJson(cannot);
    }
  }

  List<String> texts(String what) throws HistoryException {
    expect(JsonToken.START_ARRAY, what, "a list of texts");
    List<String> texts = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      texts.add(text("a name in " + what));
    }
    return texts;
  }

  /** What stands here, for people. */
  private String shown() throws HistoryException {
    if (isAt(JsonToken.START_OBJECT)) {
      return "an object";
    }
    if (isAt(JsonToken.START_ARRAY)) {
      return "a list";
    }
    try {
      String text = String.valueOf(json().getText());
      return "'" + (text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…") + "'";
    } catch (IOException cannot) {
      throw noJson(cannot);
    }
  }

  /** Texts are looked into when they are asked for, and no sooner. */
  private static HistoryException noJson(IOException thrown) {
    if (thrown instanceof JsonProcessingException json && json.getLocation() != null) {
      return new HistoryException(
          json.getLocation().getColumnNr(),
          "this is no JSON: " + SOURCE.matcher(json.getOriginalMessage()).replaceFirst(""));
    }
    return new HistoryException(1, "this is no JSON in UTF-8");
  }

  HistoryException wrong(String message) {
    return new HistoryException(json().currentTokenLocation().getColumnNr(), message);
  }
}
