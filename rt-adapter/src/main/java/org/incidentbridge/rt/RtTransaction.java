package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened to a ticket. RT never changes or takes back one of them.
 *
 * @param id rises within a ticket, except for what a merged one brought along
 * @param ticket whose it was when it happened
 * @param type in RT's words
 * @param change what it changed; all empty if nothing such
 * @param marks its own custom fields that hold something, by name
 */
record RtTransaction(
    long id,
    String ticket,
    String type,
    Raw change,
    RtPerson creator,
    Instant at,
    Map<String, String> marks) {

  static final String CREATE = "Create";
  static final String COMMENT = "Comment";
  static final String CORRESPOND = "Correspond";

  private static final List<String> MESSAGES = List.of(CREATE, COMMENT, CORRESPOND);

  private static final List<String> CUTS =
      List.of("AttachmentTruncate", "AttachmentDrop", "AttachmentError");

  /** Values as RT keeps them: people and queues by number, moments in UTC without saying so. */
  record Raw(String field, String from, String to) {}

  static RtTransaction of(JsonNode json) {
    Map<String, String> marks = new TreeMap<>();
    for (JsonNode field : json.path("CustomFields")) {
      String value = field.path("values").path(0).asText("");
      if (!value.isEmpty()) {
        marks.put(field.path("name").asText(""), value);
      }
    }
    return new RtTransaction(
        json.path("id").asLong(),
        json.path("ObjectId").asText(""),
        json.path("Type").asText(""),
        new Raw(
            json.path("Field").asText(""),
            json.path("OldValue").asText(""),
            json.path("NewValue").asText("")),
        RtPerson.of(json.path("Creator")),
        RtTime.read(json.path("Created").asText("")).orElse(Instant.EPOCH),
        marks);
  }

  /** Whether somebody said something; RT's own mails, which repeat it, are none of these. */
  boolean isMessage() {
    return MESSAGES.contains(type);
  }

  /** Whether RT tells that it cut, dropped or could not keep a part of the message before. */
  boolean isCut() {
    return CUTS.contains(type);
  }

  boolean isCreateOf(String id) {
    return type.equals(CREATE) && ticket.equals(id);
  }
}
