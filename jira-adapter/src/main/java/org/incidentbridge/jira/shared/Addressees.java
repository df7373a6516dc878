package org.incidentbridge.jira.shared;

import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import org.incidentbridge.http.Addressee;

/**
 * Reads for whom Jira made an answer. One whose login did not count is an anonymous visitor to
 * Jira, who is told with success of what everybody may see: of less, or of nothing.
 */
public final class Addressees {

  private static final String ANONYMOUS = "anonymous";

  private Addressees() {}

  /**
   * What an answer says: its caller by name, and how the login went. Where the two contradict each
   * other nothing is told.
   *
   * @param caller the header that names the caller: {@code X-AUSERNAME} in Data Center, {@code
   *     X-AACCOUNTID} in the cloud
   */
  public static Addressee of(Headers headers, String caller) {
    String name = header(headers, caller);
    String login = header(headers, "X-Seraph-LoginReason");
    boolean failed =
        login.contains("authenticated_failed") || login.contains("authentication_denied");
    if (name.isEmpty()) {
      return failed ? Addressee.NOBODY : Addressee.UNTOLD;
    }
    if (name.equals(ANONYMOUS)) {
      return login.equals("ok") ? Addressee.UNTOLD : Addressee.NOBODY;
    }
    return failed ? Addressee.UNTOLD : Addressee.USER;
  }

  private static String header(Headers headers, String name) {
    return Optional.ofNullable(headers.get(name)).orElse("").strip().toLowerCase(Locale.ROOT);
  }
}
