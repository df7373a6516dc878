package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** On which way something came. */
final class Via {

  private Via() {}

  static ObjectNode of(String channel) {
    return of(channel, Json.object(), "");
  }

  /** Of a ticket that a closed or merged one led to. */
  static ObjectNode ticket(String channel, Ticket from, String relation) {
    ObjectNode origin =
        Json.object().put("ticket_id", from.id).put("subject", from.text("subject"));
    return of(channel, origin.put("channel", "web"), relation);
  }

  /** Of a rule of the account. */
  static ObjectNode rule(String title, long id) {
    return of("rule", Json.object().put("title", title).put("id", id), "trigger");
  }

  private static ObjectNode of(String channel, ObjectNode from, String relation) {
    ObjectNode via = Json.object().put("channel", channel);
    ObjectNode source = via.putObject("source");
    source.set("from", from);
    source.set("to", Json.object());
    source.put("rel", relation.isEmpty() ? null : relation);
    return via;
  }
}
