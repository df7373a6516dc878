package org.incidentbridge.testkit.sim.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.sim.jira.JiraBench.adf;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.incidentbridge.testkit.sim.SimServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JiraCloudPartsTest {

  private static final String INTERNAL =
      ",'properties':[{'key':'sd.public.comment','value':{'internal':true}}]";

  private final JiraBench jira = JiraBench.cloud();
  private String key = "";

  @BeforeEach
  void oneRequest() {
    key = jira.site.as("alice").create("HELP", "Incident", "Cannot log in");
  }

  @Test
  void commentOfAServiceProjectIsPublicUnlessMarked() {
    JsonNode open = comment("visible to the customer", "").json();
    assertThat(open.path("jsdPublic").asBoolean()).isTrue();
    JsonNode closed = comment("internal", INTERNAL).json();
    assertThat(closed.path("jsdPublic").asBoolean()).isFalse();
    assertThat(closed.has("properties")).isFalse();
    String id = closed.path("id").asText();
    JiraBench.Answer edited =
        jira.put(
            "issue/" + key + "/comment/" + id + "?expand=properties",
            "{'body':" + adf("still internal") + "}");
    assertThat(edited.json().path("jsdPublic").asBoolean()).isFalse();
    assertThat(edited.json().at("/properties/0/key").asText()).isEqualTo("sd.public.comment");
  }

  @Test
  void markMeansNothingOutsideServiceProjects() {
    String bug = jira.site.as("alice").create("ENG", "Bug", "x");
    JiraBench.Answer answer =
        jira.post("issue/" + bug + "/comment", "{'body':" + adf("x") + INTERNAL + "}");
    assertThat(answer.json().path("jsdPublic").asBoolean()).isTrue();
  }

  @Test
  void commentBodiesAreChecked() {
    String at = "issue/" + key + "/comment";
    assertThat(jira.post(at, "{'body':'text'}").json().at("/errors/comment").asText())
        .isEqualTo("Comment body is not valid!");
    assertThat(jira.post(at, "{'body':{'type':'doc','version':1,'content':[]}}").status())
        .isEqualTo(400);
    assertThat(jira.post(at, "{'body':" + adf("x".repeat(32_768)) + "}").status()).isEqualTo(400);
    assertThat(jira.post(at, "{'body':" + adf("x".repeat(32_767)) + "}").status()).isEqualTo(201);
  }

  @Test
  void commentsAreListedInPagesAndBothOrders() {
    for (int i = 0; i < 5; i++) {
      jira.site.as("alice").comment(key, "c" + i);
      jira.advance(Duration.ofSeconds(1));
    }
    JsonNode page =
        jira.get("issue/" + key + "/comment?startAt=1&maxResults=2&orderBy=-created").json();
    assertThat(page.path("total").asInt()).isEqualTo(5);
    assertThat(page.findValuesAsText("text")).containsExactly("c3", "c2");
    assertThat(jira.get("issue/" + key + "/comment?orderBy=author").status()).isEqualTo(400);
    JsonNode byIds = jira.post("comment/list", "{'ids':[10001,10004,99999]}").json();
    assertThat(byIds.path("values").findValuesAsText("text")).containsExactly("c1", "c4");
  }

  @Test
  void restrictionIsLostWhenAnEditDoesNotRepeatIt() {
    JsonNode made = comment("for us", ",'visibility':{'type':'group','value':'jira-users'}").json();
    assertThat(made.at("/visibility/identifier").asText()).isEqualTo("jira-users");
    jira.site
        .setup()
        .user(
            "dave",
            "Dave Example",
            new JiraUser.Profile(ZoneId.of("UTC"), true, true, Set.of("others")));
    jira.site.setup().secret("dave", "dave-token");
    String id = made.path("id").asText();
    jira.authorized(Credentials.basic("dave@example.com", "dave-token"));
    assertThat(jira.get("issue/" + key + "/comment/" + id).status()).isEqualTo(404);
    jira.authorized(Credentials.basic("bridge@example.com", JiraBench.SECRET));
    jira.put("issue/" + key + "/comment/" + id, "{'body':" + adf("for all") + "}");
    jira.authorized(Credentials.basic("dave@example.com", "dave-token"));
    assertThat(jira.get("issue/" + key + "/comment/" + id).status()).isEqualTo(200);
  }

  @Test
  void commentPropertiesAreCreatedThenReplacedAndLeaveUpdatedAlone() {
    String id = comment("x", "").json().path("id").asText();
    String before = jira.get("issue/" + key).json().at("/fields/updated").asText();
    jira.advance(Duration.ofMinutes(1));
    String at = "comment/" + id + "/properties/bridge.origin";
    assertThat(jira.get(at).status()).isEqualTo(404);
    assertThat(jira.put(at, "{'id':5}").status()).isEqualTo(201);
    assertThat(jira.put(at, "{'id':6}").status()).isEqualTo(200);
    assertThat(jira.get(at).json().at("/value/id").asInt()).isEqualTo(6);
    assertThat(jira.delete(at).status()).isEqualTo(204);
    assertThat(jira.get("issue/" + key).json().at("/fields/updated").asText()).isEqualTo(before);
    assertThat(jira.put(at, "'" + "x".repeat(32_768) + "'").status()).isEqualTo(400);
  }

  @Test
  void remoteLinkIsReplacedWholeByItsGlobalId() {
    String at = "issue/" + key + "/remotelink";
    JiraBench.Answer made =
        jira.post(
            at,
            "{'globalId':'ib:1','relationship':'mirrors','object':{'url':'https://x.test/1','title':'One','summary':'s'}}");
    assertThat(made.status()).isEqualTo(201);
    JiraBench.Answer again =
        jira.post(at, "{'globalId':'ib:1','object':{'url':'https://x.test/1','title':'Two'}}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("id")).isEqualTo(made.json().path("id"));
    JsonNode read = jira.get(at + "?globalId=ib:1").json();
    assertThat(read.at("/object/title").asText()).isEqualTo("Two");
    assertThat(read.has("relationship")).isFalse();
    assertThat(read.path("object").has("summary")).isFalse();
    assertThat(jira.get(at).json()).hasSize(1);
    assertThat(jira.post(at, "{'globalId':'x','object':{'title':'no url'}}").status())
        .isEqualTo(400);
    assertThat(jira.delete(at + "?globalId=ib:1").status()).isEqualTo(204);
    assertThat(jira.delete(at + "?globalId=ib:1").status()).isEqualTo(404);
  }

  @Test
  void whatARemoteLinkShowsBesideItsTitleIsChecked() {
    String at = "issue/" + key + "/remotelink";
    String link = "{'globalId':'ib:1','object':{'url':'https://x.test/1','title':'One',%s}}";

    assertThat(jira.post(at, link.formatted("'icon':{'url16x16':'favicon.ico'}")).status())
        .isEqualTo(400);
    assertThat(jira.post(at, link.formatted("'status':{'icon':{'link':'x'}}")).status())
        .isEqualTo(400);
    assertThat(jira.post(at, link.formatted("'status':{'resolved':'perhaps'}")).status())
        .isEqualTo(400);
    String good = "'icon':{'url16x16':'https://x.test/i.png'},'status':{'resolved':true}";
    assertThat(jira.post(at, link.formatted(good)).status()).isEqualTo(201);
    JsonNode read = jira.get(at + "?globalId=ib:1").json();
    assertThat(read.at("/object/status/resolved").asBoolean()).isTrue();
  }

  @Test
  void issueLinkGoesFromInwardToOutwardAndStaysSingle() {
    String other = jira.site.as("alice").create("ENG", "Bug", "Cause");
    String body =
        "{'type':{'name':'Blocks'},'inwardIssue':{'key':'"
            + other
            + "'},'outwardIssue':{'key':'"
            + key
            + "'}}";
    for (int i = 0; i < 2; i++) {
      JiraBench.Answer made = jira.post("issueLink", body);
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.text()).isEmpty();
    }
    assertThat(jira.site.links()).hasSize(1);
    JsonNode source = jira.get("issue/" + other).json().at("/fields/issuelinks/0");
    assertThat(source.at("/outwardIssue/key").asText()).isEqualTo(key);
    JsonNode destination = jira.get("issue/" + key).json().at("/fields/issuelinks/0");
    assertThat(destination.at("/inwardIssue/key").asText()).isEqualTo(other);
    assertThat(jira.post("issueLink", body.replace("Blocks", "Hates")).status()).isEqualTo(404);
  }

  @Test
  void uploadWantsItsHeaderItsPartNameAndASize() {
    assertThat(jira.upload(key, "file", "a.txt", "hi", false).status()).isEqualTo(403);
    assertThat(jira.upload(key, "data", "a.txt", "hi", true).status()).isEqualTo(400);
    assertThat(jira.upload(key, "file", "a.txt", "x".repeat(1001), true).status()).isEqualTo(413);
    JiraBench.Answer good = jira.upload(key, "file", "grün.txt", "hi", true);
    assertThat(good.status()).isEqualTo(200);
    assertThat(good.json().at("/0/filename").asText()).isEqualTo("grün.txt");
    assertThat(good.json().at("/0/size").asInt()).isEqualTo(2);
    assertThat(jira.get("attachment/meta").json().path("uploadLimit").asInt()).isEqualTo(1000);
  }

  @Test
  void contentRedirectsToAHostThatRefusesCredentials() {
    long id = jira.site.as("alice").attach(key, "a.txt", "text/plain", bytes("hello"));
    JiraBench.Answer redirect = jira.get("attachment/content/" + id);
    assertThat(redirect.status()).isEqualTo(303);
    String place = redirect.headers().get("Location");
    assertThat(place).startsWith("https://media.example/");
    assertThat(jira.get(place).status()).isEqualTo(400);
    assertThat(jira.anonymous().get(place).text()).isEqualTo("hello");
  }

  @Test
  void downloadWorksOverSocketsWithAClientThatDropsCredentials() throws Exception {
    long id = jira.site.as("alice").attach(key, "a.txt", "text/plain", bytes("hello"));
    try (SimServer server = SimServer.start(jira.simulator)) {
      Request request =
          new Request.Builder()
              .url(server.url().resolve("/rest/api/3/attachment/content/" + id))
              .header("Authorization", Credentials.basic("bridge@example.com", JiraBench.SECRET))
              .build();
      try (Response response = new OkHttpClient().newCall(request).execute()) {
        assertThat(response.body().string()).isEqualTo("hello");
      }
    }
  }

  @Test
  void fullIssueTakesNoMore() {
    JiraBench small = JiraBench.cloud(JiraBench.calm().withLimits(new JiraLimits(0, 0, 0, 2, 100)));
    String issue = small.site.as("alice").create("ENG", "Bug", "x");
    String at = "issue/" + issue + "/comment";
    assertThat(small.post(at, "{'body':" + adf("1") + "}").status()).isEqualTo(201);
    assertThat(small.post(at, "{'body':" + adf("2") + "}").status()).isEqualTo(201);
    assertThat(small.post(at, "{'body':" + adf("3") + "}").status()).isEqualTo(413);
  }

  @Test
  void wrongTokenIsRefusedAndEveryAnswerTellsTheTime() {
    JiraBench.Answer info = jira.get("serverInfo");
    assertThat(info.json().path("deploymentType").asText()).isEqualTo("Cloud");
    assertThat(info.headers().getInstant("Date")).isEqualTo(Instant.parse("2026-03-02T09:30:15Z"));
    jira.authorized(Credentials.basic("bridge@example.com", "wrong"));
    assertThat(jira.get("myself").status()).isEqualTo(401);
    assertThat(jira.search("project = ENG").status()).isEqualTo(401);
  }

  @Test
  void myselfTellsTheZoneAndTheGatewayTakesBearerTokens() {
    assertThat(jira.get("myself").json().path("timeZone").asText()).isEqualTo("UTC");
    jira.authorized("Bearer " + JiraBench.SECRET);
    assertThat(jira.get("/rest/api/3/myself").status()).isEqualTo(401);
    JsonNode me = jira.get("/ex/jira/cloud-id/rest/api/3/myself").json();
    assertThat(me.path("self").asText()).startsWith("https://site.example/rest/api/3/user");
  }

  @Test
  void metadataIsPagedAndPerProject() {
    jira.site.setup();
    JsonNode types = jira.get("issue/createmeta/ENG/issuetypes").json();
    assertThat(types.path("issueTypes").findValuesAsText("name")).containsExactly("Bug", "Task");
    String bug = types.at("/issueTypes/0/id").asText();
    JsonNode fields = jira.get("issue/createmeta/ENG/issuetypes/" + bug + "?maxResults=3").json();
    assertThat(fields.path("fields")).hasSize(3);
    assertThat(fields.path("total").asInt()).isEqualTo(21);
    assertThat(fields.at("/fields/0/fieldId").asText()).isEqualTo("summary");
    JsonNode edit = jira.get("issue/" + key + "/editmeta").json().path("fields");
    assertThat(edit.at("/priority/allowedValues")).hasSize(5);
    assertThat(edit.path("labels").path("operations").toString()).contains("add", "remove");
    JsonNode statuses = jira.get("statuses/search?maxResults=2").json();
    assertThat(statuses.at("/values/0/statusCategory").asText()).isEqualTo("TODO");
    assertThat(statuses.path("isLast").asBoolean()).isFalse();
    assertThat(jira.get("project/ENG/statuses").json().at("/0/statuses")).hasSize(6);
    assertThat(jira.get("project/search").json().path("values").findValuesAsText("key"))
        .containsExactly("ENG", "HELP");
    assertThat(jira.get("field").json().findValuesAsText("name")).contains("Severity", "Summary");
  }

  @Test
  void usersAreFoundByNameButMostlyWithoutAddress() {
    JsonNode found = jira.get("user/search?query=ali").json();
    assertThat(found.findValuesAsText("displayName")).containsExactly("Alice Example");
    assertThat(found.toString()).doesNotContain("emailAddress");
    String id = found.at("/0/accountId").asText();
    assertThat(jira.get("user?accountId=" + id).json().path("displayName").asText())
        .isEqualTo("Alice Example");
    jira.site.setup().permit("bob", "ENG", Permission.readOnly());
    assertThat(
            jira.get("user/assignable/search?project=ENG").json().findValuesAsText("displayName"))
        .doesNotContain("Bob Example")
        .contains("Alice Example");
    assertThat(jira.get("mypermissions").status()).isEqualTo(400);
    JsonNode may =
        jira.get("mypermissions?projectKey=ENG&permissions=EDIT_ISSUES,ADMINISTER").json();
    assertThat(may.at("/permissions/EDIT_ISSUES/havePermission").asBoolean()).isTrue();
    assertThat(may.at("/permissions/ADMINISTER/havePermission").asBoolean()).isFalse();
  }

  @Test
  void burstOverTheWholeSiteIsRefused() {
    JiraBench busy = JiraBench.cloud(JiraBench.calm().withLimits(JiraLimits.strict()));
    List<Integer> statuses =
        IntStream.range(0, 101).mapToObj(i -> busy.get("myself").status()).toList();
    assertThat(statuses.subList(0, 100)).containsOnly(200);
    assertThat(statuses.getLast()).isEqualTo(429);
  }

  private JiraBench.Answer comment(String text, String more) {
    return jira.post("issue/" + key + "/comment", "{'body':" + adf(text) + more + "}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
