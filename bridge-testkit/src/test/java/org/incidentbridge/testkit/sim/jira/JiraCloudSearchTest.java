package org.incidentbridge.testkit.sim.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JiraCloudSearchTest {

  private static final String BY_UPDATE = "project = ENG ORDER BY updated ASC, key ASC";

  @Test
  void oldSearchIsGone() {
    JiraBench jira = JiraBench.cloud();
    JiraBench.Answer gone = jira.get("search?jql=project=ENG");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.json().at("/errorMessages/0").asText())
        .startsWith("The requested API has been removed.")
        .contains("CHANGE-2046");
  }

  @Test
  void answersIdsOnlyUnlessFieldsAreNamed() {
    JiraBench jira = JiraBench.cloud();
    jira.site.as("alice").create("ENG", "Bug", "One");
    JsonNode bare = jira.search(BY_UPDATE).json();
    assertThat(bare.toString()).isEqualTo("{\"issues\":[{\"id\":\"10000\"}],\"isLast\":true}");
    JsonNode named = jira.search(BY_UPDATE, "fields", "summary,status").json().at("/issues/0");
    assertThat(named.path("key").asText()).isEqualTo("ENG-1");
    assertThat(named.path("fields").size()).isEqualTo(2);
  }

  @Test
  void refusesUnboundedAndUnknownQueries() {
    JiraBench jira = JiraBench.cloud();
    for (String jql :
        List.of(
            "",
            "ORDER BY updated",
            "project = NOPE",
            "nonsense = 1",
            "project = ENG OR project = HELP",
            "key = ENG-99",
            "updated >= '-53s'",
            "status = Nowhere",
            "summary = exact",
            "project = ENG ORDER BY rank",
            "labels = \"open")) {
      JiraBench.Answer answer = jira.search(jql);
      assertThat(answer.status()).as(jql).isEqualTo(400);
      assertThat(answer.json().path("errorMessages")).as(jql).hasSize(1);
      assertThat(answer.json().has("errors")).as(jql).isFalse();
    }
  }

  @Test
  void pagesByTokenUntilIsLastWithoutLossOrRepeat() {
    JiraBench jira = JiraBench.cloud(JiraOptions.usual().withSeed(3));
    List<String> keys =
        jira.site.as("alice").createMany("ENG", "Bug", 23, i -> Map.of("summary", "S" + i));
    List<String> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          jira.search(BY_UPDATE, "fields", "key", "maxResults", "5", "nextPageToken", token).json();
      page.path("issues").forEach(issue -> seen.add(issue.path("key").asText()));
      sizes.add(page.path("issues").size());
      token = page.path("nextPageToken").asText();
      assertThat(page.path("isLast").asBoolean()).isEqualTo(token.isEmpty());
      assertThat(page.has("total")).isFalse();
    } while (!token.isEmpty());
    assertThat(seen).isEqualTo(keys);
    assertThat(sizes.subList(0, sizes.size() - 1)).as("short pages").anyMatch(size -> size < 5);
  }

  @Test
  void tokenHoldsTheQueryAndServesNoOther() {
    JiraBench jira = JiraBench.cloud();
    jira.site.as("alice").createMany("ENG", "Bug", 3, i -> Map.of("summary", "S" + i));
    String token = jira.search(BY_UPDATE, "maxResults", "1").json().path("nextPageToken").asText();
    assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
        .contains(BY_UPDATE);
    assertThat(jira.search("project = HELP", "nextPageToken", token).status()).isEqualTo(400);
    jira.advance(Duration.ofDays(7));
    assertThat(jira.search(BY_UPDATE, "nextPageToken", token).status()).isEqualTo(400);
  }

  @Test
  void stuckTokenComesBackWhenTheSiteIsSoInclined() {
    JiraQuirks quirks = new JiraQuirks(false, true, true, false, 1000);
    JiraBench jira = JiraBench.cloud(JiraOptions.usual().withQuirks(quirks));
    jira.site.as("alice").createMany("ENG", "Bug", 60, i -> Map.of("summary", "S" + i));
    String token = "";
    boolean repeated = false;
    for (int i = 0; i < 70 && !repeated; i++) {
      String next =
          jira.search(BY_UPDATE, "maxResults", "1", "nextPageToken", token)
              .json()
              .path("nextPageToken")
              .asText();
      repeated = next.equals(token);
      token = next;
    }
    assertThat(repeated).isTrue();
  }

  @Test
  void writesShowLateAndOutOfOrderButReconcileSeesThem() {
    Duration lag = Duration.ofSeconds(30);
    JiraBench jira = JiraBench.cloud(JiraBench.calm().withIndexLag(lag).withSeed(5));
    jira.site.as("alice").create("ENG", "Bug", "One");
    assertThat(jira.search(BY_UPDATE).json().path("issues")).isEmpty();
    assertThat(jira.search(BY_UPDATE, "reconcileIssues", "10000").json().path("issues")).hasSize(1);
    assertThat(jira.get("issue/10000").status()).isEqualTo(200);
    jira.advance(lag);
    assertThat(jira.search(BY_UPDATE).json().path("issues")).hasSize(1);
    boolean overtaken = false;
    for (int i = 2; i < 40 && !overtaken; i++) {
      jira.site.as("alice").create("ENG", "Bug", "N" + i);
      jira.advance(Duration.ofSeconds(1));
      List<String> found =
          jira.search(BY_UPDATE, "maxResults", "100").json().findValuesAsText("id");
      overtaken =
          found.size() > 1 && !found.getLast().equals(Integer.toString(9999 + found.size()));
    }
    assertThat(overtaken).as("a later write shows before an earlier one").isTrue();
  }

  @Test
  void datesHaveMinutesAndAreReadInTheCallersZone() {
    JiraBench jira = JiraBench.cloud();
    String bridge = jira.site.user("bridge").name();
    jira.site
        .setup()
        .user(
            bridge,
            "Incident Bridge",
            new JiraUser.Profile(ZoneId.of("America/New_York"), false, true, Set.of()));
    jira.site.as("alice").create("ENG", "Bug", "One");
    assertThat(found(jira, "updated >= \"2026-03-02 04:30\"")).isEqualTo(1);
    assertThat(found(jira, "updated >= \"2026-03-02 04:31\"")).isZero();
    assertThat(found(jira, "updated >= \"2026-03-02 09:30\"")).isZero();
    assertThat(jira.search("updated >= \"2026-03-02 04:30:15\"").status()).isEqualTo(400);
    jira.advance(Duration.ofMinutes(10));
    assertThat(found(jira, "project = ENG AND updated >= -15m")).isEqualTo(1);
    assertThat(found(jira, "project = ENG AND updated >= -5m")).isZero();
    assertThat(found(jira, "created >= '2026/03/02' and created < \"2026-03-03\"")).isEqualTo(1);
  }

  @Test
  void findsByLabelStatusKeyAndCustomFields() {
    JiraBench jira = JiraBench.cloud();
    JiraPerson alice = jira.site.as("alice");
    alice.create(
        "ENG",
        "Bug",
        Map.of(
            "summary", "One",
            "labels", List.of("bridge-42"),
            "Bridge ID", "ib:helpdesk:42",
            "Severity", "SEV1"));
    alice.create("ENG", "Task", "Two");
    String text = jira.site.fieldId("Bridge ID").replace("customfield_", "cf[") + "]";
    String option = jira.site.fieldId("Severity").replace("customfield_", "cf[") + "]";
    assertThat(found(jira, "labels = bridge-42")).isEqualTo(1);
    assertThat(found(jira, "labels = bridge-4")).isZero();
    assertThat(found(jira, text + " ~ \"ib:helpdesk:42\"")).isEqualTo(1);
    assertThat(found(jira, text + " ~ \"ib:helpdesk:43\"")).isZero();
    assertThat(jira.search(text + " = \"ib:helpdesk:42\"").status()).isEqualTo(400);
    assertThat(found(jira, option + " = SEV1")).isEqualTo(1);
    assertThat(jira.search(option + " ~ SEV1").status()).isEqualTo(400);
    assertThat(found(jira, "key in (ENG-1, ENG-2)")).isEqualTo(2);
    assertThat(found(jira, "id = 10001")).isEqualTo(1);
    assertThat(found(jira, "status = Backlog AND project in (ENG, HELP)")).isEqualTo(2);
    assertThat(found(jira, "issuetype = Task")).isEqualTo(1);
  }

  @Test
  void countsOnlyOnRequest() {
    JiraBench jira = JiraBench.cloud();
    jira.site.as("alice").createMany("ENG", "Bug", 4, i -> Map.of("summary", "S" + i));
    assertThat(
            jira.post("search/approximate-count", "{'jql':'project = ENG'}")
                .json()
                .path("count")
                .asInt())
        .isEqualTo(4);
  }

  @Test
  void postIsStrictAboutItsBody() {
    JiraBench jira = JiraBench.cloud();
    jira.site.as("alice").create("ENG", "Bug", "One");
    jira.put("issue/ENG-1/properties/bridge", "{'v':1}");
    JiraBench.Answer good =
        jira.post(
            "search/jql",
            "{'jql':'project = ENG','fields':['summary'],'properties':['bridge'],'expand':'names'}");
    assertThat(good.json().at("/issues/0/properties/bridge/v").asInt()).isEqualTo(1);
    assertThat(good.json().at("/names/summary").asText()).isEqualTo("Summary");
    for (String bad :
        List.of(
            "{'jql':'project = ENG','startAt':0}",
            "{'jql':'project = ENG','fields':'summary'}",
            "{'jql':'project = ENG','expand':['names']}",
            "{'jql':'project = ENG','properties':['a','b','c','d','e','f']}")) {
      assertThat(jira.post("search/jql", bad).status()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void bulkFetchLeavesOutWhatTheCallerCannotSee() {
    JiraBench jira = JiraBench.cloud();
    jira.site.as("alice").create("ENG", "Bug", "One");
    jira.site.as("alice").create("HELP", "Incident", "Two");
    jira.site.as("alice").create("ENG", "Bug", "Three");
    jira.site.setup().permit("bridge", "HELP", Permission.none());
    JsonNode answer =
        jira.post(
                "issue/bulkfetch",
                "{'issueIdsOrKeys':['ENG-2','10001','ENG-77','10000'],'fields':['summary']}")
            .json();
    assertThat(answer.path("issues").findValuesAsText("id")).containsExactly("10000", "10002");
    assertThat(answer.path("issueErrors")).isEmpty();
  }

  @Test
  void deletedIssueIsGoneFromSearchWithoutTrace() {
    JiraBench jira = JiraBench.cloud();
    jira.site.as("alice").createMany("ENG", "Bug", 2, i -> Map.of("summary", "S" + i));
    jira.site.as("alice").delete("ENG-1");
    assertThat(jira.search(BY_UPDATE, "fields", "key").json().findValuesAsText("key"))
        .containsExactly("ENG-2");
  }

  @Test
  void anonymousFindsNothingAndIsNobody() {
    JiraBench jira = JiraBench.cloud().anonymous();
    jira.site.as("alice").create("ENG", "Bug", "One");
    JiraBench.Answer search = jira.search("project = ENG");
    assertThat(search.status()).isEqualTo(200);
    assertThat(search.json().path("issues")).isEmpty();
    assertThat(jira.get("myself").status()).isEqualTo(401);
    assertThat(jira.get("issue/ENG-1").status()).isEqualTo(404);
  }

  private static int found(JiraBench jira, String jql) {
    JiraBench.Answer answer = jira.search(jql);
    assertThat(answer.status()).as(jql + " " + answer.text()).isEqualTo(200);
    return answer.json().path("issues").size();
  }
}
