package org.incidentbridge.testkit.sim.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Facts 3.1: who may come in, and with what. */
final class ZendeskLoginTest extends ZendeskTest {

  private Rest with(String authorization) {
    return new Rest(zendesk, authorization);
  }

  private Rest basic(String email, String token) {
    byte[] pair = (email + "/token:" + token).getBytes(StandardCharsets.UTF_8);
    return with("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  @Test
  void aWrongLoginIsAnonymousAndNotRefusedAtUsersMe() {
    for (Rest stranger : new Rest[] {with(""), with("Bearer nonsense"), basic("x@y.z", "wrong")}) {
      SimResponse me = stranger.get("users/me.json");

      assertThat(me.status()).isEqualTo(200);
      assertThat(Rest.text(me)).isEqualTo("{\"user\":{\"name\":\"Anonymous user\"}}");
    }
  }

  @Test
  void elsewhereAWrongLoginIsRefused() {
    assertThat(with("").get("tickets").status()).isEqualTo(401);
    assertThat(Rest.text(with("").get("tickets")))
        .isEqualTo("{\"error\":\"Couldn't authenticate you\"}");
    assertThat(Rest.json(with("Bearer nonsense").get("tickets")).path("error").asText())
        .isEqualTo("invalid_token");
  }

  @Test
  void theBridgeIsAnAdminWithAnId() {
    JsonNode me = rest.read("users/me").path("user");

    assertThat(me.path("id").asLong()).isEqualTo(zendesk.bridgeId());
    assertThat(me.path("role").asText()).isEqualTo("admin");
  }

  @Test
  void apiTokensGoByAddressUntilTheyEnd() {
    Rest basic = basic(zendesk.bridgeEmail(), zendesk.admin().newApiToken());
    assertThat(basic.get("tickets").status()).isEqualTo(200);

    zendesk.admin().endApiTokens();

    assertThat(basic.get("tickets").status()).isEqualTo(401);
  }

  @Test
  void aClientGetsTokensThatEnd() {
    String secret = zendesk.admin().newClient("bridge", "Bridge");
    String body =
        "{'grant_type':'client_credentials','client_id':'bridge','client_secret':'%s','expires_in':300}"
            .formatted(secret);
    JsonNode grant = Rest.json(with("").post("/oauth/tokens", body));
    Rest client = with("Bearer " + grant.path("access_token").asText());
    assertThat(grant.path("expires_in").asInt()).isEqualTo(300);
    assertThat(client.get("tickets").status()).isEqualTo(200);

    pass(Duration.ofMinutes(5));

    assertThat(client.get("tickets").status()).isEqualTo(401);
  }

  @Test
  void tokensLiveFromFiveMinutesToTwoDays() {
    String secret = zendesk.admin().newClient("bridge", "Bridge");
    for (String life : new String[] {"299", "172801"}) {
      String body =
          "grant_type=client_credentials&client_id=bridge&client_secret="
              + secret
              + "&expires_in="
              + life;
      SimResponse refused =
          with("")
              .send(
                  "POST",
                  "/oauth/tokens",
                  body,
                  java.util.Map.of(
                      "content-type", java.util.List.of("application/x-www-form-urlencoded")));
      assertThat(refused.status()).isEqualTo(400);
    }
  }

  @Test
  void aRefreshTokenIsWorthOneRenewal() {
    String first = zendesk.admin().newRefreshToken("Bridge");
    String body = "{'grant_type':'refresh_token','refresh_token':'%s'}";
    JsonNode grant = Rest.json(with("").post("/oauth/tokens", body.formatted(first)));
    String second = grant.path("refresh_token").asText();

    assertThat(second).isNotEqualTo(first);
    assertThat(with("").post("/oauth/tokens", body.formatted(first)).status()).isEqualTo(401);
    assertThat(with("").post("/oauth/tokens", body.formatted(second)).status()).isEqualTo(200);
  }

  @Test
  void onlyAdminsExport() {
    Rest agent = with("Bearer " + zendesk.admin().newToken("Alice"));
    Rest customer = with("Bearer " + zendesk.admin().newToken("Carol"));

    SimResponse refused = agent.get("incremental/tickets/cursor?start_time=0");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(Rest.json(refused).path("error").path("title").asText()).isEqualTo("Forbidden");
    assertThat(agent.get("tickets").status()).isEqualTo(200);
    assertThat(customer.get("tickets").status()).isEqualTo(403);
  }

  @Test
  void anAgentOfOneGroupMeetsForbiddenAndShorterLists() {
    long second = zendesk.admin().addGroup("Second line", "Bob");
    zendesk.admin().leave("Alice", second);
    zendesk.admin().restrict("Alice", true);
    long hidden = zendesk.as("Carol").report("Hidden", "text");
    zendesk.as("Bob").route(hidden, "Second line");
    Rest limited = with("Bearer " + zendesk.admin().newToken("Alice"));

    assertThat(limited.get("tickets/" + hidden).status()).isEqualTo(403);
    assertThat(limited.read("tickets").path("tickets")).isEmpty();
    assertThat(limited.read("tickets/show_many?ids=" + hidden).path("tickets")).isEmpty();
    assertThat(rest.read("tickets").path("tickets")).hasSize(1);
  }

  @Test
  void twoKindsOfNotFoundDiffer() {
    assertThat(Rest.json(rest.get("tickets/999")).path("error").asText())
        .isEqualTo("RecordNotFound");
    assertThat(Rest.json(rest.get("tikets/1")).path("error").path("title").asText())
        .isEqualTo("InvalidEndpoint");
    assertThat(rest.get("tickets/abc").status()).isEqualTo(400);
  }

  @Test
  void offlineIsAnHtmlPageWithRetryAfter() {
    zendesk.offline(true);

    SimResponse answer = rest.get("tickets");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "30");
    assertThat(Rest.text(answer)).startsWith("<!DOCTYPE html>");
  }
}
