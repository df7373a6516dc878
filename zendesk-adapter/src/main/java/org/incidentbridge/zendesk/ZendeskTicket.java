package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import org.incidentbridge.model.Value;

/**
 * A ticket as it is before a write, without what was said on it but for its text.
 *
 * @param fields as snapshots show them; without the description
 */
record ZendeskTicket(String id, JsonNode json, SortedMap<String, Value> fields) {

  /** What a safe update names: when the ticket was changed last, as Zendesk wrote it. */
  String stamp() {
    return ZendeskJson.text(json, "updated_at");
  }

  /** Whether nobody can change it any more. */
  boolean isClosed() {
    return ZendeskJson.text(json, "status").equals("closed");
  }
}
