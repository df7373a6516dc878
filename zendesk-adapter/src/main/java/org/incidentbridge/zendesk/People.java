package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * The people around a ticket.
 *
 * @param self the id of the bridge's user
 */
record People(TrackerId tracker, Surroundings around, String self) {

  /** What Zendesk does by itself has this author. */
  static final String SYSTEM = "-1";

  /** The person of a member that holds an id; absent if it is empty. */
  Value named(JsonNode record, String member) {
    return ZendeskJson.id(record, member)
        .<Value>map(id -> new Value.Person(party(id)))
        .orElse(Value.absent());
  }

  /** Somebody by id; {@link Party#NOBODY} without one. */
  Party author(JsonNode record) {
    return ZendeskJson.id(record, "author_id").map(this::party).orElse(Party.NOBODY);
  }

  boolean isSelf(JsonNode record) {
    return ZendeskJson.id(record, "author_id").filter(self::equals).isPresent();
  }

  private Party party(String id) {
    @Nullable JsonNode user = around.users().get(id);
    if (id.equals(SYSTEM)) {
      return Party.of(tracker, id, "Zendesk", "").as(Party.Standing.MACHINE);
    }
    return user == null
        ? Party.of(tracker, id, "", "")
        : Party.of(tracker, id, ZendeskJson.line(user, "name"), ZendeskJson.line(user, "email"))
            .as(standing(ZendeskJson.text(user, "role")));
  }

  private static Party.Standing standing(String role) {
    return switch (role) {
      case "agent", "admin" -> Party.Standing.STAFF;
      case "end-user" -> Party.Standing.CUSTOMER;
      default -> Party.Standing.UNKNOWN;
    };
  }
}
