package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.ErrorDialect;
import org.incidentbridge.http.HttpAnswer;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * What Zendesk means by its errors. An unknown path and an unknown record are both 404 and told
 * apart by the code; a page that is asked for beyond the depth of a list is 429 and never passes.
 */
final class ZendeskErrors implements ErrorDialect {

  private static final String CLOSED = "closed prevents ticket update";

  @Override
  public Optional<Kind> kind(HttpAnswer answer, Optional<JsonNode> body) {
    String code = body.map(ZendeskErrors::code).orElse("");
    return switch (answer.status()) {
      case 400 ->
          code.equals("IdempotentRequestError") ? Optional.of(Kind.CONFLICT) : Optional.empty();
      case 404 -> code.equals("RecordNotFound") ? Optional.empty() : Optional.of(Kind.PROTOCOL);
      case 429 ->
          answer.body().contains("Pagination limit") ? Optional.of(Kind.INVALID) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The error's code; empty if there is none or it is a sentence. */
  private static String code(JsonNode body) {
    String own = ZendeskJson.text(body, "error");
    String first = ZendeskJson.text(body.path("errors").path(0), "code");
    return own.isEmpty() ? first : own;
  }

  /** Each field with all that is said against it. */
  @Override
  public Map<String, String> fields(JsonNode body) {
    Map<String, String> fields = new LinkedHashMap<>();
    body.path("details")
        .properties()
        .forEach(
            blamed ->
                blamed
                    .getValue()
                    .forEach(
                        one ->
                            fields.merge(
                                name(blamed.getKey(), one),
                                ZendeskJson.text(one, "description"),
                                (before, more) -> before + "; " + more)));
    return fields;
  }

  /** What solving lacks is blamed on the ticket as a whole, with the field beside it. */
  private static String name(String key, JsonNode detail) {
    return ZendeskJson.id(detail, "ticket_field_id").map(id -> "custom:" + id).orElse(key);
  }

  @Override
  public Optional<String> advice(Kind kind, HttpAnswer answer) {
    return switch (kind) {
      case AUTHENTICATION ->
          Optional.of(
              "Check auth: OAuth access tokens end after at most two days unless they were made"
                  + " without an end or come by auth.client, and API tokens stop working on"
                  + " 2027-04-30");
      case PERMISSION ->
          Optional.of(
              "Zendesk says so where the account's plan lacks it, or where the bridge's user is not"
                  + " an admin, whom the export of tickets needs");
      case PROTOCOL ->
          Optional.of(
              "Check that url is https://NAME.zendesk.com, for other domains do not serve the"
                  + " interface, and that the account's plan has this");
      case INVALID ->
          answer.body().contains(CLOSED)
              ? Optional.of("Closed tickets never change; a follow-up is a ticket of its own")
              : Optional.empty();
      case NOT_FOUND, CONFLICT, RATE_LIMITED, UNAVAILABLE -> Optional.empty();
    };
  }
}
