package org.incidentbridge.testkit.sim.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimRequest;
import org.junit.jupiter.api.Test;

class JiraSiteTest {

  @Test
  void peopleActAndCheckersSeeWhoDidWhat() {
    JiraSite site = JiraBench.cloud().site;
    JiraPerson bob = site.as("bob");
    String key = site.as("alice").create("HELP", "Incident", "Slow");
    long comment = bob.internalNote(key, "look at this\nplease");
    bob.editComment(comment, "never mind");
    bob.transition(key, "Waiting for customer");
    JiraIssue issue = site.issue(key).orElseThrow();
    JiraComment seen = issue.parts().comments().getFirst();
    assertThat(seen.text()).isEqualTo("never mind");
    assertThat(seen.internal()).isTrue();
    assertThat(seen.author().name()).isEqualTo("bob");
    assertThat(issue.status()).isEqualTo("Waiting for customer");
    assertThat(issue.parts().histories().getLast().author().name()).isEqualTo("bob");
    bob.deleteComment(comment);
    assertThat(site.issue(key).orElseThrow().parts().comments()).isEmpty();
  }

  @Test
  void peopleCannotSkipStepsOrScreens() {
    JiraSite site = JiraBench.cloud().site;
    JiraPerson bob = site.as("bob");
    String key = bob.create("ENG", "Bug", "x");
    assertThatThrownBy(() -> bob.transition(key, "Done"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bob.transition(key, "Cancelled"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resolution");
    bob.transition(key, "Cancelled", Map.of("resolution", "Won't Do"));
    assertThat(site.issue(key).orElseThrow().status()).isEqualTo("Cancelled");
  }

  @Test
  void sameSeedSameAnswers() {
    String first = story();
    assertThat(story()).isEqualTo(first);
  }

  private static String story() {
    JiraBench jira =
        JiraBench.cloud(JiraOptions.usual().withSeed(11).withIndexLag(Duration.ofSeconds(20)));
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      jira.site.as("alice").create("ENG", "Bug", "S" + i);
      jira.advance(Duration.ofSeconds(1));
      seen.append(jira.search("project = ENG ORDER BY updated", "maxResults", "7").text());
    }
    return seen + jira.get("issue/ENG-3?expand=names,schema,transitions").text();
  }

  @Test
  void recentChangesAreFoundWithoutLookingAtOlderOnes() {
    JiraBench jira = JiraBench.cloud();
    jira.site.as("alice").createMany("ENG", "Bug", 5_000, i -> Map.of("summary", "S" + i));
    jira.advance(Duration.ofHours(2));
    jira.site.as("alice").edit("ENG-77", "summary", "changed");
    Instant recent = jira.clock.instant().minus(Duration.ofHours(1));
    assertThat(jira.site.index().since(recent, jira.clock.instant())).hasSize(1);
    JsonNode page = jira.search("project = ENG AND updated >= -60m ORDER BY updated, key").json();
    assertThat(page.path("issues")).hasSize(1);
    assertThat(page.path("isLast").asBoolean()).isTrue();
  }

  @Test
  void moveLeavesVersionsAndComponentsBehindAndDeletionTakesAllKeys() {
    JiraSite site = JiraBench.cloud().site;
    JiraPerson alice = site.as("alice");
    String key =
        alice.create(
            "ENG", "Bug", Map.of("summary", "x", "components", "Backend", "fixVersions", "1.0"));
    String moved = alice.move(key, "HELP", "Task");
    assertThat(site.issue(moved).orElseThrow().values())
        .doesNotContainKeys("components", "fixVersions");
    alice.delete(moved);
    assertThat(site.issue(key)).isEmpty();
    assertThat(site.issue(moved)).isEmpty();
  }

  @Test
  void dataCenterMayLiveBelowAContextPath() {
    JiraSite site =
        StandardJira.fill(
            new JiraSite(Edition.DATA_CENTER, Instant::now, JiraOptions.usual()), "s");
    JiraDcSimulator simulator = new JiraDcSimulator(site, "/jira");
    SimRequest info =
        new SimRequest("GET", "/jira/rest/api/2/serverInfo", Map.of(), Map.of(), new byte[0]);
    SimRequest outside =
        new SimRequest("GET", "/rest/api/2/serverInfo", Map.of(), Map.of(), new byte[0]);
    assertThat(new String(simulator.handle(info).body(), StandardCharsets.UTF_8))
        .contains("\"baseUrl\":\"http://localhost/jira\"");
    assertThat(simulator.handle(outside).status()).isEqualTo(404);
  }
}
