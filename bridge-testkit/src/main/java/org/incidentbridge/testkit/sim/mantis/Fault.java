package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;
import org.jspecify.annotations.Nullable;

/** An answer other than success; its shape depends on the layer of MantisBT that refuses. */
final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SimResponse answer;
  private final boolean thrown;

  private Fault(SimResponse answer, boolean thrown) {
    super(answer.status() + " " + answer.reason(), null, false, false);
    this.answer = answer;
    this.thrown = thrown;
  }

  /** Whether MantisBT throws it past the layers that add its own headers. */
  boolean thrown() {
    return thrown;
  }

  SimResponse answer() {
    return answer;
  }

  /** No body; the text stands in the reason phrase alone. */
  static Fault reasonOnly(int status, String reason) {
    return new Fault(SimResponse.empty(status, reason), false);
  }

  /** {@code {"message","code","localized"}}. */
  static Fault coded(Code code, String message, Object detail) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message", message);
    body.put("code", code.number);
    body.put("localized", code.localized.replace("%s", detail.toString()));
    return json(code.status, message, body);
  }

  /** {@code {"message"}} alone, from the older code path. */
  static Fault legacy(int status, String message) {
    return json(status, message, JsonNodeFactory.instance.objectNode().put("message", message));
  }

  /** If-Match named another state than the current one. */
  static Fault preconditionFailed(String etag) {
    return new Fault(SimResponse.empty(412, "Precondition Failed").with("ETag", etag), false);
  }

  /** A database error: empty 500. */
  static Fault broken() {
    return new Fault(
        SimResponse.empty(500, "Internal Server Error")
            .with("Cache-Control", "private, max-age=10800"),
        true);
  }

  /** A type error inside PHP: 500 with an HTML page. */
  static Fault crashed() {
    byte[] page =
        "<html><head><title>Application Error</title></head><body></body></html>"
            .getBytes(StandardCharsets.UTF_8);
    return new Fault(
        new SimResponse(
            500,
            "Internal Server Error",
            Map.of(
                "Content-Type", "text/html;charset=UTF-8",
                "Cache-Control", "private, max-age=10800"),
            page),
        true);
  }

  /** Slim's HTML page for unknown routes and methods. */
  static Fault page(int status, @Nullable String allow) {
    String title = status == 404 ? "Page Not Found" : "Method not allowed";
    String html =
        "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>";
    SimResponse page =
        new SimResponse(
            status,
            status == 404 ? "Not Found" : "Method Not Allowed",
            Map.of("Content-Type", "text/html;charset=UTF-8"),
            html.getBytes(StandardCharsets.UTF_8));
    return new Fault(allow == null ? page : page.with("Allow", allow), false);
  }

  private static Fault json(int status, String reason, ObjectNode body) {
    return new Fault(
        new SimResponse(
            status,
            reason,
            Map.of("Content-Type", "application/json", "Cache-Control", "private, max-age=10800"),
            body.toString().getBytes(StandardCharsets.UTF_8)),
        true);
  }

  /** MantisBT's error numbers that a bridge can meet. */
  enum Code {
    EMPTY_FIELD(11, 400, "A necessary field \"%s\" was empty. Please recheck your inputs."),
    ACCESS_DENIED(13, 403, "Access Denied."),
    SPAM(
        27,
        429,
        "You have reached the allowed activity limit of 10 events within the last 3600"
            + " seconds; your action has been blocked to avoid spam, please try again later."),
    TOO_LONG(28, 400, "Maximum length for Field \"%s\" is 65535 characters."),
    INVALID_VALUE(29, 400, "Invalid value for \"%s\""),
    MONITOR_ACCESS(
        31, 500, "Added user does not have sufficient access rights to monitor this issue."),
    MISSING_PARAMETER(200, 400, "A required parameter to this page (%s) was not found."),
    FILE_TOO_BIG(
        500,
        400,
        "File upload failed. This is likely because the filesize was larger than"
            + " is currently allowed by this PHP installation."),
    FILE_TYPE(501, 400, "File type not allowed for uploads."),
    FILE_NOT_UPLOADED(
        504, 400, "No file was uploaded. Please go back and Choose a file before pressing Upload."),
    FILE_NAME(507, 500, "File name \"%s\" is too long."),
    NOTE_NOT_FOUND(600, 404, "Note not found."),
    PROJECT_NOT_FOUND(700, 404, "Project \"%s\" not found."),
    USER_NAME_NOT_FOUND(810, 404, "User with name \"%s\" not found."),
    USER_ID_NOT_FOUND(811, 404, "User with id \"%s\" not found."),
    ISSUE_NOT_FOUND(1100, 404, "Issue %s not found."),
    READ_ONLY(1103, 403, "The action cannot be performed because issue \"%s\" is read-only."),
    CUSTOM_FIELD_NOT_FOUND(1300, 404, "Custom field not found."),
    CUSTOM_FIELD_VALUE(1303, 400, "Invalid value for field \"%s\"."),
    CATEGORY_NOT_FOUND(1502, 404, "Category not found."),
    CATEGORY_NOT_IN_PROJECT(1503, 400, "Category \"%s\"."),
    RELATED_ACCESS(1801, 403, "Access denied: The issue %s requires higher access level."),
    RELATION_NOT_FOUND(1802, 404, "Relationship not found."),
    RELATION_SAME(1803, 400, "An issue cannot be related to itself."),
    FILTER_NOT_FOUND(2000, 404, "Filter %s not found."),
    TAG_NOT_FOUND(2200, 404, "Could not find tag \"%s\"."),
    TAG_NAME(2202, 400, "Tag name \"%s\" is invalid."),
    PROFILE_NOT_FOUND(804, 404, "Profile not found.");

    private final int number;
    private final int status;
    private final String localized;

    Code(int number, int status, String localized) {
      this.number = number;
      this.status = status;
      this.localized = localized;
    }
  }
}
