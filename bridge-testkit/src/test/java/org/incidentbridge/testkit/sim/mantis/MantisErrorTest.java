package org.incidentbridge.testkit.sim.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class MantisErrorTest extends MantisTest {

  private static String text(SimResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void onlyABareTokenIsTaken() {
    SimResponse bearer =
        rest.send(
            "GET",
            "users/me",
            "",
            Map.of("authorization", List.of("Bearer " + mantis.bridgeToken())));
    assertThat(bearer.status()).isEqualTo(401);
    assertThat(bearer.body()).isEmpty();
    assertThat(bearer.reason()).isEqualTo("Valid API token required");
    SimResponse several =
        rest.send(
            "GET",
            "users/me",
            "",
            Map.of("authorization", List.of("Basic eDp5, " + mantis.bridgeToken())));
    assertThat(several.status()).isEqualTo(200);
  }

  @Test
  void revokedTokensGet401AndDisabledUsersA403() {
    Rest dora = as("dora");
    mantis.admin().enableUser("dora", false);
    assertThat(dora.get("users/me").status()).isEqualTo(403);
    assertThat(dora.get("users/me").reason()).isEqualTo("Access denied");
    mantis.admin().revokeTokens("dora");
    assertThat(dora.get("users/me").status()).isEqualTo(401);
  }

  @Test
  void impersonationIsForAdministrators() {
    Rest admin = as("administrator");
    Map<String, List<String>> dora = Map.of("x-mantis-username", List.of("dora"));
    assertThat(Rest.json(admin.send("GET", "users/me", "", dora)).path("name").asText())
        .isEqualTo("dora");
    assertThat(rest.send("GET", "users/me", "", dora).status()).isEqualTo(403);
    Map<String, List<String>> nobody = Map.of("x-mantis-username", List.of("nobody"));
    assertThat(admin.send("GET", "users/me", "", nobody).status()).isEqualTo(404);
  }

  @Test
  void bodiesThatAreNotJsonGetABodiless400() {
    int id = rest.create(project, "one");
    for (String body : List.of("{}", "not json", "[]")) {
      assertThat(rest.post("issues", body).status()).isEqualTo(400);
      assertThat(rest.post("issues", body).body()).isEmpty();
      assertThat(rest.patch("issues/" + id, body).status()).isEqualTo(400);
    }
    SimResponse form =
        rest.send(
            "PATCH",
            "issues/" + id,
            "{'summary':'x'}",
            Map.of("content-type", List.of("text/plain")));
    assertThat(form.status()).isEqualTo(400);
  }

  @Test
  void rejectedInputCarriesCodeMessageAndLocalized() {
    SimResponse noSummary = rest.post("issues", "{'description':'d'}");
    assertThat(noSummary.status()).isEqualTo(400);
    assertThat(Rest.json(noSummary).path("code").asInt()).isEqualTo(11);
    assertThat(Rest.json(noSummary).path("localized").asText()).contains("summary");
    assertThat(noSummary.headers()).containsEntry("Cache-Control", "private, max-age=10800");
    assertThat(noSummary.headers()).doesNotContainKey("X-Mantis-Version");
  }

  @Test
  void theOlderCodePathGivesAMessageAlone() {
    int id = rest.create(project, "one");
    SimResponse denied = as("rita").patch("issues/" + id, "{'summary':'x'}");
    assertThat(denied.status()).isEqualTo(403);
    assertThat(Rest.json(denied).fieldNames()).toIterable().containsExactly("message");
  }

  @Test
  void unknownRoutesAndMethodsAreHtmlPages() {
    assertThat(rest.get("nothing").status()).isEqualTo(404);
    assertThat(text(rest.get("nothing"))).startsWith("<html>");
    SimResponse put = rest.send("PUT", "issues/1", "{'a':1}", Map.of());
    assertThat(put.status()).isEqualTo(405);
    assertThat(text(put)).startsWith("<html>");
    assertThat(put.headers().get("Allow")).contains("PATCH");
  }

  @Test
  void idsAreReadByTheirLeadingDigits() {
    int id = rest.create(project, "one");
    assertThat(rest.read("issues/" + id + "abc").path("issues").path(0).path("id").asInt())
        .isEqualTo(id);
    SimResponse none = rest.get("issues/abc");
    assertThat(none.status()).isEqualTo(404);
    assertThat(Rest.json(none).path("message").asText()).contains("#0");
  }

  @Test
  void offlineIsABodiless503() {
    mantis.offline(true);
    assertThat(rest.get("users/me").status()).isEqualTo(503);
    assertThat(rest.get("users/me").body()).isEmpty();
  }

  @Test
  void reportersAreLimitedToTenEventsAnHourAndManagersAreNot() {
    Rest rita = as("rita");
    int id = rest.create(project, "one");
    for (int i = 0; i < 10; i++) {
      assertThat(rita.post("issues/" + id + "/notes", "{'text':'n'}").status()).isEqualTo(201);
      assertThat(rest.post("issues/" + id + "/notes", "{'text':'n'}").status()).isEqualTo(201);
    }
    SimResponse eleventh = rita.post("issues/" + id + "/notes", "{'text':'n'}");
    assertThat(eleventh.status()).isEqualTo(429);
    assertThat(Rest.json(eleventh).path("code").asInt()).isEqualTo(27);
    assertThat(eleventh.headers()).doesNotContainKey("Retry-After");
    assertThat(rest.post("issues/" + id + "/notes", "{'text':'n'}").status()).isEqualTo(201);
    later(3601);
    assertThat(rita.post("issues/" + id + "/notes", "{'text':'n'}").status()).isEqualTo(201);
  }

  @Test
  void missingIsA404AndNotAllowedA403() {
    int id = rest.create(project, "one");
    mantis.admin().closeProject(project, true);
    assertThat(rest.get("issues/" + id).status()).isEqualTo(403);
    mantis.as("dora").delete(id);
    assertThat(rest.get("issues/" + id).status()).isEqualTo(404);
    assertThat(Rest.json(rest.get("issues/" + id)).path("code").asInt()).isEqualTo(1100);
  }
}
