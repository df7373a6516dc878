package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/** A refusal in Jira's words, thrown to end the handling of a request. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SimResponse answer;

  private Problem(String message, SimResponse answer) {
    super(message, null, false, false);
    this.answer = answer;
  }

  SimResponse answer() {
    return answer;
  }

  static Problem of(int status, String message) {
    return of(status, List.of(message), Map.of());
  }

  static Problem of(int status, List<String> messages, Map<String, String> errors) {
    ObjectNode body = Json.object();
    body.set("errorMessages", Json.texts(messages));
    ObjectNode named = body.putObject("errors");
    errors.forEach(named::put);
    return new Problem(messages + " " + errors, body(status, body));
  }

  /** Any answer that is not in the usual envelope. */
  static Problem answering(SimResponse answer) {
    return new Problem("status " + answer.status(), answer);
  }

  static Problem bad(String message) {
    return of(400, message);
  }

  static Problem field(String field, String message) {
    return of(400, List.of(), Map.of(field, message));
  }

  static Problem fields(Map<String, String> errors) {
    return of(400, List.of(), new LinkedHashMap<>(errors));
  }

  /** Says the same of what is not there and of what the caller may not see. */
  static Problem noIssue() {
    return of(404, "Issue does not exist or you do not have permission to see it.");
  }

  /** A refused search. */
  static Problem jql(String message) {
    ObjectNode body = Json.object();
    body.putArray("errorMessages").add(message);
    body.putArray("warningMessages");
    return new Problem(message, body(400, body));
  }

  private static SimResponse body(int status, ObjectNode body) {
    return new SimResponse(
        status, "", Map.of("Content-Type", "application/json;charset=UTF-8"), Json.bytes(body));
  }
}
