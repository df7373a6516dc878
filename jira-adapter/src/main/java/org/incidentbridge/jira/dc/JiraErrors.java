package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import org.incidentbridge.http.Addressee;
import org.incidentbridge.http.ErrorDialect;
import org.incidentbridge.http.HttpAnswer;
import org.incidentbridge.jira.shared.Addressees;
import org.incidentbridge.jira.shared.ShutOut;
import org.incidentbridge.spi.TrackerException.Kind;

/** What Jira Data Center means by its errors. */
final class JiraErrors implements ErrorDialect {

  private static final String XSRF =
      "Something between the bridge and Jira takes the header X-Atlassian-Token away or adds one"
          + " of a browser: have the proxy pass headers as they are";

  @Override
  public Optional<Kind> kind(HttpAnswer answer, Optional<JsonNode> body) {
    String text = answer.body().toLowerCase(Locale.ROOT);
    return switch (answer.status()) {
      // Jira says so of somebody who may not watch an issue, or not have others watch it.
      case 401 ->
          answer.call().endsWith("/watchers") && body.isPresent() && text.contains("watch")
              ? Optional.of(Kind.PERMISSION)
              : Optional.empty();
      // Creating in a project and editing a comment without the right to is answered 400.
      case 400 ->
          text.contains("not have permission to") || text.contains("not have the permission")
              ? Optional.of(Kind.PERMISSION)
              : Optional.empty();
      // A file is too big, or a proxy before Jira says so; this does not change by itself.
      case 413 -> Optional.of(Kind.INVALID);
      default -> Optional.empty();
    };
  }

  @Override
  public Addressee addressee(Headers headers) {
    return Addressees.of(headers, "X-AUSERNAME");
  }

  @Override
  public Optional<String> advice(Kind kind, HttpAnswer answer) {
    if (answer.body().contains("XSRF check failed")) {
      return Optional.of(XSRF);
    }
    if (answer.status() == 413) {
      return Optional.of("Raise the attachment size in Jira and its proxy, or leave the file out");
    }
    boolean captcha = answer.headers().get("X-Authentication-Denied-Reason") != null;
    return kind == Kind.AUTHENTICATION && !captcha
        ? Optional.of(
            "Check auth: a personal access token needs Jira 8.14 or newer and may have ended;"
                + " user and password need basic authentication to be allowed")
        : ShutOut.advice(kind, answer);
  }
}
