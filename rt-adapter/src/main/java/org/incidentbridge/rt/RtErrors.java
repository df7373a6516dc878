package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.incidentbridge.http.ErrorDialect;
import org.incidentbridge.http.HttpAnswer;
import org.incidentbridge.spi.TrackerException.Kind;

/** What RT means by its errors; most of what it does not do it answers with success. */
final class RtErrors implements ErrorDialect {

  /** It tells an unknown queue, and one that may not be seen, as one. */
  @Override
  public Optional<Kind> kind(HttpAnswer answer, Optional<JsonNode> body) {
    boolean denied = body.filter(b -> b.path("message").asText("").contains("Denied")).isPresent();
    return answer.status() == 400 && denied ? Optional.of(Kind.PERMISSION) : Optional.empty();
  }

  @Override
  public Optional<String> advice(Kind kind, HttpAnswer answer) {
    return switch (kind) {
      case AUTHENTICATION ->
          Optional.of(
              "Check auth: the token must not have been revoked, and its user must be enabled");
      case PERMISSION ->
          Optional.of(
              "Give the bridge's user the rights of docs/trackers/rt.md in this queue, and check"
                  + " that the queue is there");
      case UNAVAILABLE ->
          Optional.of("RT answers so when it breaks on a request; its own log says why");
      case PROTOCOL -> Optional.of("Check that url is RT's root: what stands before /REST/2.0");
      case NOT_FOUND, INVALID, CONFLICT, RATE_LIMITED -> Optional.empty();
    };
  }
}
