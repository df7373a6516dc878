package org.incidentbridge.jira.cloud;

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

/** What Jira Cloud means by its errors. */
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
      // Editing a comment without the right to do so is answered 400.
      case 400 ->
          text.contains("you do not have the permission") || text.contains("not have permission to")
              ? Optional.of(Kind.PERMISSION)
              : Optional.empty();
      // Two people moved the issue at once; formerly 400, now 409.
      case 409 -> Optional.of(Kind.CONFLICT);
      // A limit of the issue is reached for good: too many comments, files or links.
      case 413 -> Optional.of(Kind.INVALID);
      default -> Optional.empty();
    };
  }

  @Override
  public Addressee addressee(Headers headers) {
    return Addressees.of(headers, "X-AACCOUNTID");
  }

  @Override
  public Optional<String> advice(Kind kind, HttpAnswer answer) {
    String text = answer.body().toLowerCase(Locale.ROOT);
    if (answer.status() == 401 && text.contains("scope")) {
      return Optional.of(
          "The token lacks a scope: make one with read:jira-work and write:jira-work");
    }
    if (answer.body().contains("XSRF check failed")) {
      return Optional.of(XSRF);
    }
    if (answer.status() == 413) {
      return Optional.of("The issue is full or the file too big; this will not change by itself");
    }
    if (kind == Kind.AUTHENTICATION) {
      return Optional.of(
          "Check email and token under auth; API tokens end after a year at the latest");
    }
    return ShutOut.advice(kind, answer);
  }
}
