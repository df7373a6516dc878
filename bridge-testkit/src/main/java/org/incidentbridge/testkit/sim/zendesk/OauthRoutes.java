package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Access tokens for clients; the parameters may come as JSON or as a form. */
final class OauthRoutes {

  private final Tokens tokens;

  OauthRoutes(Desk desk) {
    this.tokens = desk.tokens;
  }

  SimResponse token(SimRequest request) {
    if (!request.method().equals("POST")) {
      throw Problem.noEndpoint();
    }
    JsonNode sent = sent(request);
    String kind = sent.path("grant_type").asText();
    Duration life = life(sent);
    Optional<Tokens.Grant> grant =
        switch (kind) {
          case "client_credentials" ->
              tokens.byClient(
                  sent.path("client_id").asText(), sent.path("client_secret").asText(), life);
          case "refresh_token" -> tokens.byRefresh(sent.path("refresh_token").asText(), life);
          default -> throw refused(400, "unsupported_grant_type");
        };
    String error = kind.equals("refresh_token") ? "invalid_grant" : "invalid_client";
    return Answers.ok(shown(grant.orElseThrow(() -> refused(401, error)), sent));
  }

  /** The token of the request itself; only access tokens are shown so. */
  SimResponse current(Call call) {
    String token = call.request.header("Authorization").orElse("").replaceFirst("^Bearer ", "");
    ObjectNode json = Json.object().put("user_id", call.user.id);
    json.put("token", token.substring(0, Math.min(10, token.length())));
    tokens
        .end(token)
        .ifPresentOrElse(
            end -> json.put("expires_at", Json.time(end)), () -> json.putNull("expires_at"));
    return Answers.ok(Json.object().set("token", json));
  }

  private static Duration life(JsonNode sent) {
    Duration life = Duration.ofSeconds(sent.path("expires_in").asLong(Tokens.LONGEST.toSeconds()));
    if (life.compareTo(Tokens.SHORTEST) < 0 || life.compareTo(Tokens.LONGEST) > 0) {
      throw refused(400, "invalid_request");
    }
    return life;
  }

  private static ObjectNode shown(Tokens.Grant grant, JsonNode sent) {
    ObjectNode json = Json.object();
    json.put("access_token", grant.token()).put("token_type", "bearer");
    json.put("scope", sent.path("scope").asText("read write"));
    json.put("expires_in", grant.life().toSeconds());
    grant.refresh().ifPresent(token -> json.put("refresh_token", token));
    return json;
  }

  private static Problem refused(int status, String error) {
    return Problem.of(
        status,
        Json.object().put("error", error).put("error_description", "The request was refused."));
  }

  private static JsonNode sent(SimRequest request) {
    if (request.header("Content-Type").orElse("").startsWith("application/json")) {
      return Json.parse(request.text());
    }
    ObjectNode form = Json.object();
    for (String pair : request.text().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        form.put(pair.substring(0, equals), value);
      }
    }
    return form;
  }
}
