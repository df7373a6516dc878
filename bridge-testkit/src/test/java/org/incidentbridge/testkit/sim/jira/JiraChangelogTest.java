package org.incidentbridge.testkit.sim.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Histories as the two editions tell them. */
class JiraChangelogTest {

  private final JiraBench jira = JiraBench.cloud();
  private final JiraPerson alice = jira.site.as("alice");

  @Test
  void manyIssuesAreToldTogetherOldestFirst() {
    String one = alice.create("ENG", "Bug", "One");
    String two = alice.create("ENG", "Bug", "Two");
    alice.edit(two, "summary", "Two!");
    alice.edit(one, "summary", "One!");
    alice.edit(one, "summary", "One!!");

    JsonNode all = bulk("'issueIdsOrKeys':['%s','%s','NO-1']".formatted(one, two));

    assertThat(all.path("issueChangeLogs")).hasSize(2);
    assertThat(all.has("nextPageToken")).isFalse();
    JsonNode histories = of(all, one);
    assertThat(texts(histories, "/items/0/toString")).containsExactly("One!", "One!!");
    assertThat(histories.path(0).path("created").isNumber()).isTrue();
  }

  @Test
  void pagesAreCountedInChangesOfAllIssues() {
    String one = alice.create("ENG", "Bug", "One");
    alice.edit(one, "summary", "a");
    alice.edit(one, "summary", "b");
    alice.edit(one, "summary", "c");

    JsonNode first = bulk("'issueIdsOrKeys':['%s'],'maxResults':2".formatted(one));
    JsonNode second =
        bulk(
            "'issueIdsOrKeys':['%s'],'maxResults':2,'nextPageToken':'%s'"
                .formatted(one, first.path("nextPageToken").asText()));

    assertThat(texts(of(first, one), "/items/0/toString")).containsExactly("a", "b");
    assertThat(texts(of(second, one), "/items/0/toString")).containsExactly("c");
    assertThat(second.has("nextPageToken")).isFalse();
  }

  @Test
  void anEntryIsALittleYoungerThanTheUpdate() {
    String one = alice.create("ENG", "Bug", "One");
    alice.edit(one, "summary", "a");

    JiraIssue issue = jira.site.issue(one).orElseThrow();

    Instant updated = issue.moments().updated();
    assertThat(issue.parts().histories().getLast().created())
        .isBetween(updated.plusMillis(2), updated.plusMillis(25));
  }

  @Test
  void versionsAndComponentsComeOneByOne() {
    String one = alice.create("ENG", "Bug", "One");
    alice.edit(one, "fixVersions", List.of("1.0", "1.1"));
    alice.edit(one, "fixVersions", List.of("1.1"));

    List<JiraHistory> histories = jira.site.issue(one).orElseThrow().parts().histories();

    assertThat(histories.get(0).items())
        .extracting(JiraHistory.Item::field)
        .containsExactly("Fix Version", "Fix Version");
    assertThat(histories.get(1).items())
        .singleElement()
        .satisfies(item -> assertThat(item.from().text()).isEqualTo("1.0"))
        .satisfies(item -> assertThat(item.to().text()).isNull());
  }

  @Test
  void aMoveTellsAllThatItChanges() {
    String one = alice.create("ENG", "Bug", Map.of("summary", "One", "components", "Backend"));
    alice.move(one, "HELP", "Incident");

    List<JiraHistory.Item> items =
        jira.site.issue(one).orElseThrow().parts().histories().getLast().items();

    assertThat(items)
        .extracting(JiraHistory.Item::field)
        .containsExactly("Component", "issuetype", "project", "status", "Key");
  }

  @Test
  void anExpandedIssueTellsTheNewestFirstInTheCloudAndAllTheRestLater() {
    String one = alice.create("ENG", "Bug", "One");
    for (int i = 0; i < 105; i++) {
      alice.edit(one, "summary", "n" + i);
    }

    JsonNode changelog = jira.get("issue/" + one + "?expand=changelog").json().path("changelog");

    List<String> told = texts(changelog.path("histories"), "/items/0/toString");
    assertThat(told).hasSize(100).startsWith("n104", "n103");
    assertThat(changelog.path("total").asInt()).isEqualTo(105);
  }

  private JsonNode bulk(String members) {
    JiraBench.Answer answer = jira.post("changelog/bulkfetch", "{" + members + "}");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode of(JsonNode all, String key) {
    String id = Long.toString(jira.site.issue(key).orElseThrow().id());
    for (JsonNode issue : all.path("issueChangeLogs")) {
      if (issue.path("issueId").asText().equals(id)) {
        return issue.path("changeHistories");
      }
    }
    throw new AssertionError("nothing of " + key);
  }

  private static List<String> texts(JsonNode array, String at) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.at(at).asText()));
    return texts;
  }
}
