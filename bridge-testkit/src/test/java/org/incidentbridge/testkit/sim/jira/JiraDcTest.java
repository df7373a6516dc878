package org.incidentbridge.testkit.sim.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;

class JiraDcTest {

  private static final String BY_UPDATE = "project = ENG ORDER BY updated ASC, key ASC";

  private final JiraBench jira = JiraBench.dc();
  private final JiraPerson alice = jira.site.as("alice");

  @Test
  void textIsWikiMarkupAndPeopleHaveNamesAndKeys() {
    String key = alice.create("ENG", "Bug", Map.of("summary", "One", "description", "*bold*"));
    alice.edit(key, "assignee", "bob");
    JsonNode fields = jira.get("issue/" + key).json().path("fields");
    assertThat(fields.path("description").asText()).isEqualTo("*bold*");
    assertThat(fields.at("/assignee/name").asText()).isEqualTo("bob");
    assertThat(fields.at("/assignee/key").asText()).matches("JIRAUSER\\d+");
    assertThat(fields.path("assignee").has("accountId")).isFalse();
    assertThat(fields.path("created").asText()).isEqualTo("2026-03-02T17:30:15.250+0800");
  }

  @Test
  void refusesCloudsDocuments() {
    String key = alice.create("ENG", "Bug", "One");
    JiraBench.Answer answer =
        jira.put("issue/" + key, "{'fields':{'description':" + JiraBench.adf("x") + "}}");
    assertThat(answer.json().at("/errors/description").asText())
        .isEqualTo("Operation value must be a string");
    assertThat(
            jira.post("issue/" + key + "/comment", "{'body':" + JiraBench.adf("x") + "}").status())
        .isEqualTo(400);
  }

  @Test
  void assigneeIsSetByName() {
    String key = alice.create("ENG", "Bug", "One");
    assertThat(jira.put("issue/" + key, "{'fields':{'assignee':{'name':'carol'}}}").status())
        .isEqualTo(204);
    assertThat(jira.put("issue/" + key, "{'fields':{'assignee':{'name':'nobody'}}}").text())
        .contains("User 'nobody' does not exist.");
  }

  @Test
  void pagesByStartAtAndCapsThemSilently() {
    JiraBench capped = JiraBench.dc(JiraBench.calm().withLimits(new JiraLimits(0, 0, 0, 0, 10)));
    capped.site.as("alice").createMany("ENG", "Bug", 23, i -> Map.of("summary", "S" + i));
    JsonNode page = capped.search(BY_UPDATE, "startAt", "20", "maxResults", "1000").json();
    assertThat(page.path("total").asInt()).isEqualTo(23);
    assertThat(page.path("maxResults").asInt()).isEqualTo(10);
    assertThat(page.path("issues")).hasSize(3);
    assertThat(capped.search(BY_UPDATE, "startAt", "9995").status()).isEqualTo(400);
  }

  @Test
  void searchShowsAllNavigableFieldsAndNamesThem() {
    alice.create("ENG", "Bug", "One");
    JsonNode page =
        jira.post("search", "{'jql':'project = ENG','expand':['names','schema','changelog']}")
            .json();
    assertThat(page.at("/issues/0/fields/summary").asText()).isEqualTo("One");
    assertThat(page.at("/issues/0/fields").has("comment")).isFalse();
    assertThat(page.at("/names/summary").asText()).isEqualTo("Summary");
    assertThat(page.at("/schema/summary/type").asText()).isEqualTo("string");
    assertThat(page.at("/issues/0/changelog/total").asInt()).isZero();
  }

  @Test
  void thereIsNoChangelogResourceOnlyTheExpansion() {
    String key = alice.create("ENG", "Bug", "One");
    alice.edit(key, "summary", "Two");
    assertThat(jira.get("issue/" + key + "/changelog").status()).isEqualTo(404);
    JsonNode issue = jira.get("issue/" + key + "?expand=changelog,names,schema,transitions").json();
    assertThat(issue.at("/changelog/histories/0/items/0/toString").asText()).isEqualTo("Two");
    assertThat(issue.path("names").path("summary").asText()).isEqualTo("Summary");
    assertThat(issue.path("transitions")).hasSize(2);
  }

  @Test
  void cloudsResourcesAreUnknown() {
    assertThat(jira.search("project = ENG").status()).isEqualTo(200);
    assertThat(jira.get("search/jql?jql=project=ENG").status()).isEqualTo(404);
    assertThat(jira.get("/rest/api/3/myself").status()).isEqualTo(404);
    assertThat(jira.get("/rest/api/latest/myself").json().path("name").asText())
        .isEqualTo("bridge");
    assertThat(jira.get("issue/createmeta").status()).isEqualTo(404);
    assertThat(jira.get("serverInfo").json().path("deploymentType").asText()).isEqualTo("Server");
  }

  @Test
  void createMetaIsPagedUnderValues() {
    JsonNode types = jira.get("issue/createmeta/ENG/issuetypes").json();
    assertThat(types.path("isLast").asBoolean()).isTrue();
    String id = types.at("/values/0/id").asText();
    JsonNode fields = jira.get("issue/createmeta/ENG/issuetypes/" + id).json();
    assertThat(fields.at("/values/0/fieldId").asText()).isEqualTo("summary");
  }

  @Test
  void threeFailedLoginsRaiseACaptchaThatEvenTheRightPasswordMeets() {
    jira.authorized(Credentials.basic("bridge", "wrong"));
    for (int i = 0; i < 3; i++) {
      assertThat(jira.get("myself").status()).isEqualTo(401);
    }
    jira.authorized(Credentials.basic("bridge", JiraBench.SECRET));
    JiraBench.Answer denied = jira.get("myself");
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.headers().get("X-Authentication-Denied-Reason"))
        .startsWith("CAPTCHA_CHALLENGE");
    jira.authorized("Bearer " + JiraBench.SECRET);
    assertThat(jira.get("myself").status()).isEqualTo(200);
  }

  @Test
  void rateLimitAnswersWithATomcatPage() {
    JiraLimits limits = new JiraLimits(0, 0, 5, 0, 100);
    JiraQuirks quirks = new JiraQuirks(false, false, true, true, 1000);
    JiraBench busy = JiraBench.dc(JiraBench.calm().withLimits(limits).withQuirks(quirks));
    for (int i = 0; i < 5; i++) {
      assertThat(busy.get("myself").status()).isEqualTo(200);
    }
    JiraBench.Answer refused = busy.get("serverInfo");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text()).startsWith("<!doctype html>").contains("Tomcat");
    assertThat(refused.headers().get("Retry-After")).isEqualTo("0");
    assertThat(refused.headers().get("X-RateLimit-Interval-Seconds")).isEqualTo("1");
    busy.advance(Duration.ofSeconds(1));
    assertThat(busy.get("myself").status()).isEqualTo(200);
  }

  @Test
  void attachmentsAreServedOutsideTheApiAndOnlyToThePermitted() {
    String key = alice.create("ENG", "Bug", "One");
    alice.attach(key, "a b.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8));
    String content = jira.get("issue/" + key).json().at("/fields/attachment/0/content").asText();
    assertThat(content).contains("/secure/attachment/");
    assertThat(jira.get(content).text()).isEqualTo("hello");
    JiraBench.Answer turnedAway = jira.anonymous().get(content);
    assertThat(turnedAway.status()).isEqualTo(302);
    assertThat(turnedAway.headers().get("Location")).contains("/login.jsp");
  }

  @Test
  void commentsHaveNoCloudMarks() {
    String key = alice.create("HELP", "Incident", "One");
    JiraBench.Answer made =
        jira.post(
            "issue/" + key + "/comment?expand=properties",
            "{'body':'note','properties':[{'key':'sd.public.comment','value':{'internal':true}}]}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().has("jsdPublic")).isFalse();
    assertThat(made.json().at("/properties/0/value/internal").asBoolean()).isTrue();
    assertThat(jira.site.issue(key).orElseThrow().parts().comments().getFirst().internal())
        .isTrue();
  }

  @Test
  void notifyingNobodyIsForbiddenWithoutAdminRights() {
    String key = alice.create("ENG", "Bug", "One");
    assertThat(
            jira.put("issue/" + key + "?notifyUsers=false", "{'fields':{'summary':'x'}}").status())
        .isEqualTo(403);
  }

  @Test
  void createsWithPropertiesAndLabels() {
    JiraBench.Answer made =
        jira.post(
            "issue",
            "{'fields':{'project':{'key':'ENG'},'issuetype':{'name':'Bug'},'summary':'S','description':'h1. x','labels':['a']},'properties':[{'key':'k','value':1}]}");
    assertThat(made.status()).isEqualTo(201);
    String key = made.json().path("key").asText();
    assertThat(
            jira.get("issue/" + key + "?properties=k&fields=labels")
                .json()
                .at("/properties/k")
                .asInt())
        .isEqualTo(1);
    assertThat(jira.search("labels in (a, b)").json().path("issues")).hasSize(1);
  }

  @Test
  void userSearchWantsAName() {
    assertThat(jira.get("user/search").status()).isEqualTo(400);
    assertThat(jira.get("user/search?username=.").json().findValuesAsText("name"))
        .isEqualTo(List.of("bridge", "alice", "bob", "carol"));
    assertThat(jira.get("user?username=bob").json().path("displayName").asText())
        .isEqualTo("Bob Example");
  }
}
