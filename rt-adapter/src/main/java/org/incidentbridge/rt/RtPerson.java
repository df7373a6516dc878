package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;

/**
 * A user as RT shows it beside something else.
 *
 * @param login the name of the account, often an address
 * @param name empty if not told
 * @param email empty if not told
 * @param privileged whether RT says so; it tells that to few
 */
record RtPerson(String login, String name, String email, boolean privileged) {

  /** Nobody, as the owner of a ticket. */
  static final String NOBODY = "Nobody";

  /** Who does what follows from something that somebody else did. */
  static final String SYSTEM = "RT_System";

  static RtPerson of(JsonNode user) {
    String login = user.path("id").asText("");
    String email = user.path("EmailAddress").asText("");
    return new RtPerson(
        login,
        user.path("RealName").asText(""),
        email.isEmpty() && login.contains("@") ? login : email,
        user.path("Privileged").asText("").equals("1"));
  }

  boolean isNobody() {
    return login.isEmpty() || login.equals(NOBODY);
  }

  Party party(TrackerId tracker) {
    Party party = Party.of(tracker, login, name, email);
    if (login.equals(SYSTEM)) {
      return party.as(Party.Standing.MACHINE);
    }
    return privileged ? party.as(Party.Standing.STAFF) : party;
  }
}
