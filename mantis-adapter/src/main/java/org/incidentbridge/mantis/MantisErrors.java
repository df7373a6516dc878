package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.incidentbridge.http.Addressee;
import org.incidentbridge.http.ErrorDialect;
import org.incidentbridge.http.HttpAnswer;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * What MantisBT means by its errors. The layer that refuses decides on the shape: the login answers
 * with an empty body and its text in the reason phrase, the router with a web page, and only what
 * has JSON speaks of the issue itself.
 */
final class MantisErrors implements ErrorDialect {

  private static final int MONITOR_ACCESS = 31;

  private static final Pattern ISSUE = Pattern.compile(".*/issues/\\d+(/.*)?");

  @Override
  public Optional<Kind> kind(HttpAnswer answer, Optional<JsonNode> body) {
    return switch (answer.status()) {
      case 403 -> body.isEmpty() ? Optional.of(Kind.AUTHENTICATION) : Optional.empty();
      case 404 -> notFound(answer, body);
      // Somebody may not monitor the issue, which no repeating changes.
      case 500 ->
          body.filter(b -> b.path("code").asInt() == MONITOR_ACCESS).map(b -> Kind.PERMISSION);
      default -> Optional.empty();
    };
  }

  /** Cookies, the third way to log in, are never sent. */
  @Override
  public Addressee addressee(Headers headers) {
    return switch (Optional.ofNullable(headers.get("X-Mantis-LoginMethod")).orElse("")) {
      case "api-token" -> Addressee.USER;
      case "anonymous" -> Addressee.NOBODY;
      default -> Addressee.UNTOLD;
    };
  }

  private static Optional<Kind> notFound(HttpAnswer answer, Optional<JsonNode> body) {
    boolean page = body.isEmpty() && !answer.body().isBlank();
    boolean silentOnAnIssue = body.isEmpty() && ISSUE.matcher(answer.call()).matches();
    return page || silentOnAnIssue ? Optional.of(Kind.PROTOCOL) : Optional.empty();
  }

  @Override
  public Optional<String> advice(Kind kind, HttpAnswer answer) {
    return switch (kind) {
      case AUTHENTICATION ->
          Optional.of(
              "Check auth.token: it is sent bare, without 'Bearer', ends when it is revoked, and"
                  + " its user must be enabled");
      case PERMISSION -> Optional.of(permission(answer));
      case INVALID -> invalid(answer);
      case RATE_LIMITED ->
          Optional.of(
              "With self-registration on, MantisBT lets users up to REPORTER make ten things an"
                  + " hour: give the bridge's user MANAGER");
      case UNAVAILABLE -> Optional.of(unavailable(answer));
      case PROTOCOL ->
          Optional.of("Check that url is MantisBT's root, the page that shows its login");
      case NOT_FOUND, CONFLICT -> Optional.empty();
    };
  }

  private static String permission(HttpAnswer answer) {
    if (answer.call().endsWith("/users/me")) {
      return "MantisBT, or something before it, does not let the bridge's user in: check that it is"
          + " enabled, and log in once as it with a browser";
    }
    if (answer.call().endsWith("/monitors")) {
      return monitoring(answer);
    }
    String text = answer.body().toLowerCase(Locale.ROOT);
    return text.contains("read-only") || text.contains("readonly")
        ? "Resolved issues are read-only below MANAGER: give the bridge's user MANAGER in this"
            + " project"
        : "Give the bridge's user MANAGER in this project, or leave this out";
  }

  private static String monitoring(HttpAnswer answer) {
    return answer.status() == 500
        ? "Give them the level of monitor_bug_threshold in this project, or leave them out"
        : "Give the bridge's user the level of monitor_add_others_bug_threshold in this project";
  }

  private static Optional<String> invalid(HttpAnswer answer) {
    String text = answer.body().toLowerCase(Locale.ROOT);
    if (text.contains("unresolved child")) {
      return Optional.of("Resolve the issues that this one is the parent of first");
    }
    if (text.contains("category")) {
      return Optional.of("Give the issue a category that its project has");
    }
    return Optional.empty();
  }

  private static String unavailable(HttpAnswer answer) {
    return switch (answer.status()) {
      case 503 -> "MantisBT is offline for maintenance or its REST interface is switched off";
      case 500 ->
          "MantisBT answers so when its database refuses something; its own error log says what";
      default -> "Try again later, as a run does by itself";
    };
  }
}
