package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a message: its text, a file, or what only holds other parts together.
 *
 * @param transaction the message's
 * @param type without parameters
 * @param file its name; empty if it is none
 * @param size in bytes
 */
record RtPart(long id, long transaction, String type, String file, long size, Instant at) {

  private static final Pattern LENGTH =
      Pattern.compile("(?mi)^Content-Length:\\s*(\\d{1,15})\\s*$");

  static RtPart of(JsonNode json) {
    Matcher length = LENGTH.matcher(json.path("Headers").asText(""));
    return new RtPart(
        json.path("id").asLong(),
        json.path("TransactionId").asLong(),
        json.path("ContentType").asText(""),
        json.path("Filename").asText(""),
        length.find() ? Long.parseLong(length.group(1)) : 0,
        RtTime.read(json.path("Created").asText("")).orElse(Instant.EPOCH));
  }

  boolean isFile() {
    return !file.isEmpty();
  }

  boolean isText() {
    return !isFile() && (type.equals("text/plain") || isHtml());
  }

  boolean isHtml() {
    return type.equals("text/html");
  }
}
