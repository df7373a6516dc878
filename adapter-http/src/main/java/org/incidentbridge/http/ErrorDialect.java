package org.incidentbridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.incidentbridge.spi.TrackerException.Kind;

/** What one tracker means by its errors beyond what HTTP says. Pure. */
public interface ErrorDialect {

  /** A tracker whose errors mean what HTTP says. */
  ErrorDialect PLAIN = new ErrorDialect() {};

  /**
   * The kind of an error that its status alone gets wrong.
   *
   * @param body the body, if it is JSON
   */
  default Optional<Kind> kind(HttpAnswer answer, Optional<JsonNode> body) {
    return Optional.empty();
  }

  /**
   * The texts of the body that are for people, best first. By default all shapes in which Jira,
   * MantisBT and Zendesk are known to write them.
   */
  default List<String> texts(JsonNode body) {
    return ErrorTexts.of(body);
  }

  /**
   * The fields that the body blames, each with the reason. By default the texts by field name that
   * Jira puts into {@code errors}.
   */
  default Map<String, String> fields(JsonNode body) {
    Map<String, String> fields = new LinkedHashMap<>();
    body.path("errors")
        .properties()
        .forEach(error -> fields.put(error.getKey(), error.getValue().asText()));
    return fields;
  }

  /**
   * For whom an answer was made: a tracker may answer with success where the login did not count,
   * and show only what everybody may see.
   */
  default Addressee addressee(Headers headers) {
    return Addressee.UNTOLD;
  }

  /** What a person can do about it, as a sentence; by default what fits the kind. */
  default Optional<String> advice(Kind kind, HttpAnswer answer) {
    return Optional.empty();
  }
}
