package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a message: its text, a file, or what only holds other parts together.
 *
 * @param transaction the message's
 * @param type without parameters
 * @param file its name; empty if it is none
 * @param size in bytes
 * @param headers as RT keeps them
 */
record RtPart(
    long id, long transaction, String type, String file, long size, Instant at, String headers) {

  private static final Pattern LENGTH =
      Pattern.compile("(?mi)^Content-Length:\\s*(\\d{1,15})\\s*$");

  private static final Pattern ENDING = Pattern.compile("[a-z0-9]{2,4}");

  static RtPart of(JsonNode json) {
    String headers = json.path("Headers").asText("");
    Matcher length = LENGTH.matcher(headers);
    var part =
        new RtPart(
            json.path("id").asLong(),
            json.path("TransactionId").asLong(),
            json.path("ContentType").asText("").toLowerCase(Locale.ROOT),
            json.path("Filename").asText(""),
            length.find() ? Long.parseLong(length.group(1)) : 0,
            RtTime.read(json.path("Created").asText("")).orElse(Instant.EPOCH),
            headers);
    return part.named();
  }

  /** A mail within it has its content in the parts that follow; other parts are files. */
  private RtPart named() {
    boolean isOther = !file.isEmpty() || isText() || isMultipart() || isMail();
    String name = isMail() ? "" : isOther ? file : "attachment-%d.%s".formatted(id, ending());
    return new RtPart(id, transaction, type, name, size, at, headers);
  }

  private String ending() {
    String kind = type.substring(type.indexOf('/') + 1);
    return switch (kind) {
      case "calendar" -> "ics";
      case "delivery-status", "enriched" -> "txt";
      case "svg+xml" -> "svg";
      case "rfc822" -> "eml";
      default -> ENDING.matcher(kind).matches() ? kind : "bin";
    };
  }

  /** One of its headers; empty if it has none of the name. */
  String header(String name) {
    return headers
        .lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
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

  /** Whether it only holds others together. */
  boolean isMultipart() {
    return type.startsWith("multipart/");
  }

  /** Whether it is a mail that RT took apart; one that was sent as a file has its bytes itself. */
  boolean isMail() {
    return type.equals("message/rfc822") && size == 0;
  }
}
