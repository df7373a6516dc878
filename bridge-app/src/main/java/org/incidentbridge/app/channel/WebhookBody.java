package org.incidentbridge.app.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.Parcel;

/** A message as JSON, documented in {@code docs/notices.md}. */
final class WebhookBody {

  private WebhookBody() {}

  static String of(Parcel parcel) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", parcel.id().text());
    json.put("channel", parcel.channel());
    json.put("at", time(parcel.at()));
    json.put("subject", parcel.subject());
    json.put("text", parcel.text());
    ArrayNode notices = json.putArray("notices");
    parcel.notices().forEach(notice -> notices.add(json(parcel, notice)));
    return json.toString();
  }

  private static ObjectNode json(Parcel parcel, Notice notice) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", notice.key().text());
    json.put("incident", notice.incident().text());
    json.put("subject", notice.content().subject());
    json.put("text", notice.content().text());
    json.put("causedAt", time(notice.timing().causedAt()));
    json.put("late", parcel.isLate(notice));
    json.put("urgent", notice.timing().urgent());
    ObjectNode facts = json.putObject("facts");
    notice.content().facts().forEach(facts::put);
    return json;
  }

  private static String time(Instant at) {
    String text = at.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.length() == "2026-01-31T14:05:00Z".length() ? text.replace("Z", ".000Z") : text;
  }

  /** What a template of a body may use: what the notices share, and the message itself. */
  static Map<String, String> facts(Parcel parcel) {
    Map<String, String> facts = new TreeMap<>(parcel.facts());
    facts.put("subject", parcel.subject());
    facts.put("text", parcel.text());
    facts.put("id", parcel.id().text());
    return facts;
  }
}
