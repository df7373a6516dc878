package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.incidentbridge.testkit.sim.SimResponse;

/** An answer other than success, in one of the shapes that Zendesk has for it. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SimResponse answer;

  private Problem(SimResponse answer) {
    super("answers " + answer.status(), null, false, false);
    this.answer = answer;
  }

  SimResponse answer() {
    return answer;
  }

  static Problem answering(SimResponse answer) {
    return new Problem(answer);
  }

  /** {@code {"error":code,"description":text}}. */
  static Problem coded(int status, String code, String description) {
    return of(status, Json.object().put("error", code).put("description", description));
  }

  /** The record is not there, or not for this user. */
  static Problem notFound() {
    return coded(404, "RecordNotFound", "Not found");
  }

  /** The path is misspelt, or not in the plan. */
  static Problem noEndpoint() {
    return of(
        404,
        Json.object()
            .set(
                "error",
                Json.object().put("title", "InvalidEndpoint").put("message", "Not found")));
  }

  /** {@code {"error":{"title","message"}}}, as for missing rights. */
  static Problem forbidden() {
    ObjectNode error =
        Json.object()
            .put("title", "Forbidden")
            .put(
                "message",
                "You do not have access to this page. Please contact the account owner of this"
                    + " help desk for further help.");
    return of(403, Json.object().set("error", error));
  }

  /** {@code {"error":text}}. */
  static Problem notAuthenticated() {
    return of(401, Json.object().put("error", "Couldn't authenticate you"));
  }

  /** {@code {"errors":[{code,title,detail}]}}, as for paging. */
  static Problem listed(int status, String code, String title, String detail) {
    ObjectNode body = Json.object();
    body.putArray("errors").addObject().put("code", code).put("title", title).put("detail", detail);
    return of(status, body);
  }

  /** One field is not valid. */
  static Problem invalid(String field, String description, String error) {
    return new Invalid().add(field, description, error).problem();
  }

  static Problem of(int status, ObjectNode body) {
    return new Problem(SimResponse.json(status, Json.write(body)));
  }

  /** What is wrong with the fields of one record. */
  static final class Invalid {

    private final ObjectNode details = Json.object();

    Invalid add(String field, String description, String error) {
      details.withArray(field).addObject().put("description", description).put("error", error);
      return this;
    }

    /** A ticket field that must be filled before the ticket is solved. */
    Invalid required(TicketField field) {
      details
          .withArray("base")
          .addObject()
          .put("description", field.title + ": is required when solving a ticket")
          .putNull("error")
          .put("ticket_field_id", field.id)
          .put("ticket_field_type", field.className());
      return this;
    }

    boolean isEmpty() {
      return details.isEmpty();
    }

    /** {@code details} alone, as a job's result has it. */
    Problem problem() {
      ObjectNode body =
          Json.object()
              .put("error", "RecordInvalid")
              .put("description", "Record validation errors");
      body.set("details", details);
      return of(422, body);
    }
  }
}
