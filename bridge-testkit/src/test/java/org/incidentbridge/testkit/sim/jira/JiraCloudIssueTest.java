package org.incidentbridge.testkit.sim.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.sim.jira.JiraBench.adf;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JiraCloudIssueTest {

  private static final String NEW =
      "{'fields':{'project':{'key':'ENG'},'issuetype':{'name':'Bug'},'summary':'S'%s}%s}";

  private final JiraBench jira = JiraBench.cloud();
  private String key = "";

  @BeforeEach
  void oneIssue() {
    key = jira.site.as("alice").create("ENG", "Bug", "Printer on fire");
  }

  @Test
  void createsWithPropertiesFromTheFirstMoment() {
    JiraBench.Answer answer =
        jira.post("issue", NEW.formatted("", ",'properties':[{'key':'b','value':{'id':7}}]"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("id").asText()).isEqualTo("10001");
    assertThat(answer.json().path("key").asText()).isEqualTo("ENG-2");
    assertThat(answer.json().path("self").asText())
        .isEqualTo("https://site.test/rest/api/3/issue/10001");
    assertThat(jira.site.issue("ENG-2").orElseThrow().parts().properties())
        .containsEntry("b", Json.object().put("id", 7));
  }

  @Test
  void timesCarryTheSiteOffsetWithoutColon() {
    assertThat(jira.get("issue/" + key).json().at("/fields/created").asText())
        .isEqualTo("2026-03-02T17:30:15.250+0800");
  }

  @Test
  void namesEveryRefusedFieldAtOnce() {
    String severity = jira.site.fieldId("Severity");
    String hidden = jira.site.fieldId("Hidden");
    JsonNode errors =
        jira.post(
                "issue",
                NEW.formatted(
                    ",'labels':['a b'],'priority':{'id':'99'},'"
                        + severity
                        + "':{'value':'Nope'},'"
                        + hidden
                        + "':'x','nonsense':1,'description':'text'",
                    ""))
            .json()
            .path("errors");
    assertThat(errors.size()).isEqualTo(6);
    assertThat(errors.path("description").asText())
        .startsWith("Operation value must be an Atlassian Document");
    assertThat(errors.path("nonsense").asText())
        .isEqualTo(
            "Field 'nonsense' cannot be set. It is not on the appropriate screen, or unknown.");
    assertThat(errors.path(severity).asText()).isEqualTo("Option value 'Nope' is not valid");
    assertThat(jira.site.size()).isEqualTo(1);
  }

  @Test
  void refusesAnUnknownProjectAsRecorded() {
    JiraBench.Answer answer =
        jira.post("issue", "{'fields':{'project':{'key':'NO'},'summary':'x'}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .isEqualTo(
            "{\"errorMessages\":[],\"errors\":{\"project\":\"Specify a valid project ID or key\"}}");
  }

  @Test
  void fieldMayNotStandInFieldsAndUpdate() {
    JiraBench.Answer answer =
        jira.put("issue/" + key, "{'fields':{'labels':['x']},'update':{'labels':[{'add':'y'}]}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").has("labels")).isTrue();
  }

  @Test
  void updateAddsToWhatOthersSet() {
    jira.site.as("bob").edit(key, "labels", List.of("theirs"));
    assertThat(jira.put("issue/" + key, "{'update':{'labels':[{'add':'ours'}]}}").status())
        .isEqualTo(204);
    assertThat(jira.site.issue(key).orElseThrow().text("labels")).isEqualTo("theirs ours");
    jira.put("issue/" + key, "{'fields':{'labels':['only']}}");
    assertThat(jira.site.issue(key).orElseThrow().text("labels")).isEqualTo("only");
  }

  @Test
  void returnIssueAnswersTheIssue() {
    JiraBench.Answer answer =
        jira.put("issue/" + key + "?returnIssue=true", "{'fields':{'summary':'T'}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/fields/summary").asText()).isEqualTo("T");
  }

  @Test
  void quietEditNeedsAnAdmin() {
    JiraBench.Answer answer =
        jira.put("issue/" + key + "?notifyUsers=false", "{'fields':{'summary':'T'}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(jira.site.issue(key).orElseThrow().text("summary")).isEqualTo("Printer on fire");
  }

  @Test
  void savingChangesTheDocument() {
    String sent =
        "{'type':'doc','version':1,'content':[{'type':'paragraph','content':["
            + "{'type':'text','text':'one '},{'type':'text','text':'two'}]},"
            + "{'type':'table','content':[{'type':'tableRow','content':[{'type':'tableCell',"
            + "'content':[{'type':'paragraph','content':[]}]}]}]}]}";
    assertThat(jira.put("issue/" + key, "{'fields':{'description':" + sent + "}}").status())
        .isEqualTo(204);
    JsonNode read = jira.get("issue/" + key).json().at("/fields/description");
    assertThat(read.at("/content/0/content").size()).isEqualTo(1);
    assertThat(read.at("/content/0/content/0/text").asText()).isEqualTo("one two");
    assertThat(read.at("/content/1/attrs/localId").asText()).isNotEmpty();
  }

  @Test
  void refusesDocumentsThatTheEditorCouldNotMake() {
    List<String> wrong =
        List.of(
            "{'type':'text','text':''}",
            "{'type':'text','text':'a\\nb'}",
            "{'type':'text','text':'a','marks':[{'type':'em'},{'type':'em'}]}",
            "{'type':'text','text':'a','marks':[{'type':'code'},{'type':'em'}]}",
            "{'type':'paragraph','content':[]}");
    for (String inline : wrong) {
      String doc =
          "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[" + inline + "]}]}";
      JiraBench.Answer answer = jira.put("issue/" + key, "{'fields':{'description':" + doc + "}}");
      assertThat(answer.status()).as(inline).isEqualTo(400);
      assertThat(answer.text()).contains("INVALID_INPUT");
    }
  }

  @Test
  void movedIssueKeepsItsIdAndAnswersToItsOldKey() {
    String moved = jira.site.as("alice").move(key, "HELP", "Task");
    JsonNode read = jira.get("issue/" + key).json();
    assertThat(read.path("id").asText()).isEqualTo("10000");
    assertThat(read.path("key").asText()).isEqualTo(moved).startsWith("HELP-");
    assertThat(read.at("/fields/status/name").asText()).isEqualTo("Waiting for support");
  }

  @Test
  void invisibleIsNotFoundAndReadOnlyIsForbidden() {
    jira.site.setup().permit("bridge", "ENG", Permission.readOnly());
    assertThat(jira.get("issue/" + key).status()).isEqualTo(200);
    assertThat(jira.put("issue/" + key, "{'fields':{'summary':'T'}}").status()).isEqualTo(403);
    assertThat(jira.get("issue/" + key + "/transitions").json().path("transitions")).isEmpty();
    jira.site.setup().permit("bridge", "ENG", Permission.none());
    JiraBench.Answer hidden = jira.get("issue/" + key);
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.text())
        .isEqualTo(
            "{\"errorMessages\":[\"Issue does not exist or you do not have permission to see it.\"],\"errors\":{}}");
    assertThat(jira.get("issue/ENG-999").text()).isEqualTo(hidden.text());
  }

  @Test
  void transitionsLeadStepByStepAndAskForTheirScreen() {
    JsonNode first = jira.get("issue/" + key + "/transitions?expand=transitions.fields").json();
    assertThat(first.path("transitions").findValuesAsText("name")).contains("Select", "Cancel");
    String finish = "51";
    JiraBench.Answer tooEarly = transition(finish, "");
    assertThat(tooEarly.status()).isEqualTo(400);
    assertThat(tooEarly.json().at("/errorMessages/0").asText())
        .isEqualTo("Transition id '51' is not valid for this issue.");
    for (String id : List.of("11", "21", "31")) {
      assertThat(transition(id, "").status()).isEqualTo(204);
    }
    assertThat(transition(finish, "").json().at("/errors/resolution").asText())
        .isEqualTo("Resolution is required.");
    assertThat(transition(finish, ",'fields':{'resolution':{'name':'Done'}}").status())
        .isEqualTo(204);
    JsonNode done = jira.get("issue/" + key).json().path("fields");
    assertThat(done.at("/status/statusCategory/key").asText()).isEqualTo("done");
    assertThat(done.path("resolutiondate").isNull()).isFalse();
    assertThat(transition("61", "").status()).isEqualTo(204);
    assertThat(jira.get("issue/" + key).json().at("/fields/resolution").isNull()).isTrue();
  }

  private JiraBench.Answer transition(String id, String more) {
    return jira.post(
        "issue/" + key + "/transitions", "{'transition':{'id':'" + id + "'}" + more + "}");
  }

  @Test
  void changelogIsOldestFirstWithoutCommentsAndWithRemoteLinks() {
    jira.site.as("alice").edit(key, "priority", "Highest");
    jira.post("issue/" + key + "/comment", "{'body':" + adf("hello") + "}");
    jira.post(
        "issue/" + key + "/remotelink",
        "{'globalId':'g','object':{'url':'https://x.test/1','title':'One'}}");
    JsonNode page = jira.get("issue/" + key + "/changelog").json();
    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(page.path("isLast").asBoolean()).isTrue();
    JsonNode priority = page.at("/values/0/items/0");
    assertThat(priority.path("fieldId").asText()).isEqualTo("priority");
    assertThat(priority.path("fromString").asText()).isEqualTo("Medium");
    assertThat(priority.path("toString").asText()).isEqualTo("Highest");
    JsonNode link = page.at("/values/1/items/0");
    assertThat(link.path("field").asText()).isEqualTo("RemoteIssueLink");
    assertThat(link.has("fieldId")).isFalse();
  }

  @Test
  void tooManyWritesToOneIssueAreRefusedUntilTheWindowHasPassed() {
    for (int i = 0; i < 20; i++) {
      assertThat(jira.put("issue/" + key, "{'fields':{'summary':'S" + i + "'}}").status())
          .isEqualTo(204);
    }
    JiraBench.Answer refused = jira.put("issue/" + key, "{'fields':{'summary':'T'}}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers().get("Retry-After")).isEqualTo("2");
    assertThat(refused.headers().get("RateLimit-Reason")).isEqualTo("jira-per-issue-on-write");
    jira.advance(Duration.ofSeconds(2));
    assertThat(jira.put("issue/" + key, "{'fields':{'summary':'T'}}").status()).isEqualTo(204);
  }

  @Test
  void customFieldsOfAllKindsComeBackInJirasShapes() {
    JiraPerson alice = jira.site.as("alice");
    alice.edit(
        key,
        Map.of(
            "Severity",
            "SEV2",
            "Regions",
            List.of("EU", "US"),
            "Affected users",
            12,
            "Due at",
            JiraBench.START,
            "assignee",
            "bob",
            "components",
            List.of("Backend")));
    JsonNode fields = jira.get("issue/" + key).json().path("fields");
    assertThat(fields.path(jira.site.fieldId("Severity")).path("value").asText()).isEqualTo("SEV2");
    assertThat(fields.path(jira.site.fieldId("Regions")).findValuesAsText("value"))
        .containsExactly("EU", "US");
    assertThat(fields.path(jira.site.fieldId("Affected users")).asDouble()).isEqualTo(12.0);
    assertThat(fields.path(jira.site.fieldId("Due at")).asText())
        .isEqualTo("2026-03-02T17:30:15.250+0800");
    assertThat(fields.at("/assignee/accountId").asText()).startsWith("712020:");
    assertThat(fields.path("assignee").has("emailAddress")).isFalse();
    assertThat(fields.path("assignee").has("name")).isFalse();
    assertThat(fields.has(jira.site.fieldId("Hidden"))).isFalse();
  }

  @Test
  void reporterIsOutOfReachWithoutThePermissionForIt() {
    String id = jira.site.user("bob").id();
    String body = "{'fields':{'reporter':{'accountId':'" + id + "'}}}";
    assertThat(jira.put("issue/" + key, body).status()).isEqualTo(204);
    EnumSet<Permission> less = EnumSet.allOf(Permission.class);
    less.remove(Permission.MODIFY_REPORTER);
    jira.site.setup().permit("bridge", "ENG", less);
    assertThat(jira.put("issue/" + key, body).json().at("/errors/reporter").asText())
        .startsWith("Field 'reporter' cannot be set.");
  }
}
