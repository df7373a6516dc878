package org.incidentbridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
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

  /** What a person can do about it, as a sentence; by default what fits the kind. */
  default Optional<String> advice(Kind kind, HttpAnswer answer) {
    return Optional.empty();
  }
}
