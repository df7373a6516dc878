package org.incidentbridge.testkit.sim.rt;

import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/** An answer that ends a request early. */
final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SimResponse answer;

  private Fault(SimResponse answer) {
    super("HTTP " + answer.status(), null, false, false);
    this.answer = answer;
  }

  SimResponse answer() {
    return answer;
  }

  /** An error with a message, as JSON. */
  static Fault of(int status, String message) {
    String body = Json.object().put("message", message).toString();
    return new Fault(Json.answer(status, reason(status), body));
  }

  /** An error whose message is only its name. */
  static Fault of(int status) {
    return of(status, reason(status));
  }

  static Fault notAllowed(String allow) {
    return new Fault(of(405).answer().with("Allow", allow));
  }

  /** An error inside RT: 500 without a body, labelled JSON. */
  static Fault broken() {
    return new Fault(Json.answer(500, reason(500), ""));
  }

  /** To the page where people log in. */
  static Fault login() {
    return new Fault(
        new SimResponse(302, "Found", Map.of("Location", "/"), Json.bytes("Login required")));
  }

  static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 412 -> "Precondition Failed";
      case 415 -> "Unsupported Media Type";
      case 501 -> "Not Implemented";
      default -> "Internal Server Error";
    };
  }
}
