package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Comments, files and audits as the interface shows them. */
final class AuditJson {

  private AuditJson() {}

  static ObjectNode audit(Ticket ticket, Audit audit, String root) {
    ObjectNode json = Json.object();
    json.put("id", audit.id()).put("ticket_id", ticket.id);
    json.put("created_at", Json.time(audit.at())).put("author_id", audit.author());
    json.set("metadata", metadata(audit.custom()));
    ArrayNode events = json.putArray("events");
    audit.events().forEach(event -> events.add(event(ticket, event, root)));
    json.set("via", audit.via());
    return json;
  }

  private static ObjectNode event(Ticket ticket, ObjectNode event, String root) {
    if (!event.path("type").asText().equals("Comment")) {
      return event;
    }
    return said(ticket.comment(event.path("comment").asLong()).orElseThrow(), root);
  }

  /** A comment as an event of an audit. */
  private static ObjectNode said(Comment comment, String root) {
    ObjectNode json = Json.object();
    json.put("id", comment.id).put("type", "Comment").put("author_id", comment.author);
    json.put("body", comment.text()).put("html_body", HtmlText.framed(comment.html));
    json.put("plain_body", comment.text()).put("public", comment.isPublic);
    ArrayNode files = json.putArray("attachments");
    comment.files.forEach(file -> files.add(file(file, root)));
    return json.put("audit_id", comment.audit);
  }

  /** A comment in the list of a ticket's comments; inline images only where asked for. */
  static ObjectNode listed(Ticket ticket, Comment comment, Call call) {
    ObjectNode json = comment(ticket, comment, call.root());
    if (call.request.param("include_inline_images").filter("true"::equals).isEmpty()) {
      ArrayNode shown = json.putArray("attachments");
      comment.files.stream()
          .filter(file -> !file.inline)
          .forEach(file -> shown.add(file(file, call.root())));
    }
    return json;
  }

  /** A comment with its way and its metadata. */
  static ObjectNode comment(Ticket ticket, Comment comment, String root) {
    ObjectNode json = said(comment, root);
    json.set("via", comment.via);
    json.put("created_at", Json.time(comment.at));
    ObjectNode custom =
        ticket.audits.stream()
            .filter(a -> a.id() == comment.audit)
            .findFirst()
            .map(Audit::custom)
            .orElseGet(Json::object);
    json.set("metadata", metadata(custom));
    return json;
  }

  private static ObjectNode metadata(ObjectNode custom) {
    ObjectNode json = Json.object();
    json.putObject("system")
        .put("client", "")
        .put("ip_address", "203.0.113.7")
        .put("location", "")
        .put("latitude", 0.0)
        .put("longitude", 0.0);
    json.set("custom", custom);
    return json;
  }

  static ObjectNode file(StoredFile file, String root) {
    String content = root + "/attachments/token/" + file.token + "/?name=" + encoded(file.name);
    ObjectNode json = Json.object();
    json.put("url", root + "/api/v2/attachments/" + file.id + ".json").put("id", file.id);
    json.put("file_name", file.name).put("content_url", content);
    json.put("mapped_content_url", content).put("content_type", file.type);
    json.put("size", file.content.length).putNull("width").putNull("height");
    json.put("inline", file.inline).put("deleted", file.redacted);
    json.put("malware_access_override", false).put("malware_scan_result", "malware_not_found");
    json.putArray("thumbnails");
    return json;
  }

  private static String encoded(String name) {
    return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
  }
}
