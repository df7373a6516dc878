package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Calls;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Proves that Zendesk knows who is calling: whoever it does not know is answered 200 as the
 * anonymous user when asking for oneself.
 */
final class ZendeskLogin {

  private final Calls calls;
  private final ZendeskApi api;
  private volatile String user = "";

  ZendeskLogin(Calls calls, ZendeskApi api) {
    this.calls = calls;
    this.api = api;
  }

  /** The id of the bridge's user; asked for once. */
  String user() {
    String known = user;
    return known.isEmpty() ? prove() : known;
  }

  /**
   * Asks Zendesk now.
   *
   * @return the id of the bridge's user
   * @throws TrackerException if the login does not count, or is somebody else's than before
   */
  String prove() {
    JsonNode me = me().path("user");
    String id = ZendeskJson.id(me, "id").orElse("");
    String role = ZendeskJson.text(me, "role");
    boolean staff = role.equals("agent") || role.equals("admin");
    if (id.isEmpty() || !staff || !isSame(id)) {
      throw new TrackerException(Kind.AUTHENTICATION, refusal(id));
    }
    return id;
  }

  private synchronized boolean isSame(String id) {
    user = user.isEmpty() ? id : user;
    return user.equals(id);
  }

  private static String refusal(String id) {
    return id.isEmpty()
        ? "Zendesk answers as to an anonymous visitor, so that what it shows means nothing. Check"
            + " auth: the token is wrong, was revoked, or has ended"
        : "Zendesk takes the token for that of user "
            + id
            + ", who is not the agent or admin that the bridge works as. Check auth";
  }

  private JsonNode me() {
    try {
      return calls.execute(api.me());
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }
}
