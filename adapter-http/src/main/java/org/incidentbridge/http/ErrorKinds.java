package org.incidentbridge.http;

import java.util.Locale;
import java.util.Optional;
import org.incidentbridge.spi.TrackerException.Kind;

/** What HTTP itself says about an error. */
final class ErrorKinds {

  private ErrorKinds() {}

  static Kind of(HttpAnswer answer) {
    return switch (answer.status()) {
      case 401 -> Kind.AUTHENTICATION;
      case 402, 451 -> Kind.PERMISSION;
      case 403 -> loginDenied(answer) ? Kind.AUTHENTICATION : Kind.PERMISSION;
      case 404 -> Kind.NOT_FOUND;
      case 409, 412, 423 -> Kind.CONFLICT;
      case 429 -> Kind.RATE_LIMITED;
      case 407, 408, 425 -> Kind.UNAVAILABLE;
      case 405, 410, 426, 501, 505 -> Kind.PROTOCOL;
      default -> byClass(answer.status());
    };
  }

  /** Whether a write with this answer may have been done. */
  static boolean maybeApplied(int status) {
    return switch (status) {
      case 302, 303, 408 -> true;
      case 501, 505 -> false;
      default -> status < 300 || status >= 500;
    };
  }

  static String advice(Kind kind, HttpAnswer answer) {
    return switch (kind) {
      case AUTHENTICATION ->
          captcha(answer)
              ? "Log in once with a browser as the bridge's user to answer the CAPTCHA, then check"
                  + " the password or token under auth"
              : "Check user and token under auth; tokens expire";
      case PERMISSION -> "Give the bridge's user the right to do this, or leave it out";
      case NOT_FOUND -> "It does not exist, or the bridge's user may not see it";
      case INVALID -> "The tracker does not accept these values";
      case CONFLICT -> "Somebody changed it at the same time; it will be read again";
      case RATE_LIMITED -> "Lower concurrency if this is frequent; " + Waiting.ADVICE;
      case UNAVAILABLE ->
          answer.status() == 407
              ? "The proxy wants a login: check user and password under proxy"
              : "Try again later, as a run does by itself";
      case PROTOCOL ->
          "Check that url points at the tracker's root and that its version is supported";
    };
  }

  private static Kind byClass(int status) {
    if (status >= 500) {
      return Kind.UNAVAILABLE;
    }
    return status >= 400 ? Kind.INVALID : Kind.PROTOCOL;
  }

  /** Jira Data Center says 403 to a failed login once it wants a CAPTCHA. */
  private static boolean loginDenied(HttpAnswer answer) {
    String seraph = header(answer, "X-Seraph-LoginReason");
    return captcha(answer)
        || seraph.contains("authenticated_failed")
        || seraph.contains("authentication_denied");
  }

  static boolean captcha(HttpAnswer answer) {
    return !header(answer, "X-Authentication-Denied-Reason").isEmpty();
  }

  private static String header(HttpAnswer answer, String name) {
    return Optional.ofNullable(answer.headers().get(name)).orElse("").toLowerCase(Locale.ROOT);
  }
}
