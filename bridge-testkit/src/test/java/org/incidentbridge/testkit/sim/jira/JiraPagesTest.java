package org.incidentbridge.testkit.sim.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class JiraPagesTest {

  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

  private final JiraBench cloud = JiraBench.cloud();
  private final JiraBench dc = JiraBench.dc();

  @Test
  void anIssueShowsItsFieldsUnderTheirNames() {
    JiraPerson alice = cloud.site.as("alice");
    String key =
        alice.create(
            "ENG",
            "Bug",
            Map.of(
                "summary", "Crash & burn",
                "priority", "High",
                "assignee", "bob",
                "labels", List.of("one", "two"),
                "Severity", "SEV2",
                "Affected users", 12));
    assertThat(page(cloud, "/browse/" + key))
        .contains(key + "</span>Crash &amp; burn</h1>")
        .contains(fact("Project", "Engineering (ENG)"), fact("Type", "Bug"))
        .contains(fact("Status", "Backlog"), fact("Priority", "High"))
        .contains(fact("Assignee", "Bob Example"), fact("Labels", "one, two"))
        .contains(fact("Severity", "SEV2"), fact("Affected users", "12.0"))
        .contains(fact("Created by", "Alice Example"), fact("Created", "2026-03-02 09:30 UTC"))
        .doesNotContain("Due date", "Comments", "Attachments", "Links");
  }

  @Test
  void commentsComeInTheirOrderAndHiddenOnesAreMarked() {
    JiraPerson alice = cloud.site.as("alice");
    String key = alice.create("HELP", "Incident", "Slow");
    long first = alice.comment(key, "seen by all");
    cloud.advance(Duration.ofMinutes(5));
    alice.internalNote(key, "seen by agents");
    alice.restrictedComment(key, "seen by few", new JiraVisibility("role", "Developers"));
    cloud.advance(Duration.ofMinutes(5));
    alice.editComment(first, "seen by everybody");

    String page = page(cloud, "/browse/" + key);
    String[] comments = page.split("class=\"note", -1);
    assertThat(comments).hasSize(4);
    assertThat(comments[1])
        .contains("seen by everybody", "Alice Example", "2026-03-02 09:30 UTC")
        .contains("edited 2026-03-02 09:40 UTC")
        .doesNotContain("hidden", "flag");
    assertThat(comments[2]).startsWith(" hidden").contains("Internal note.", "seen by agents");
    assertThat(comments[3]).startsWith(" hidden").contains("Only for role Developers");
  }

  @Test
  void whatIsWrittenInATicketIsTextAndNothingElse() {
    for (JiraBench bench : new JiraBench[] {cloud, dc}) {
      JiraPerson alice = bench.site.as("alice");
      String key =
          alice.create(
              "ENG",
              "Bug",
              Map.of(
                  "summary", SCRIPT, "description", SCRIPT, "Customer", SCRIPT, "Steps", SCRIPT));
      alice.comment(key, SCRIPT);
      alice.attach(key, SCRIPT, "text/plain", new byte[1500]);
      alice.remoteLink(key, "g", "javascript:alert(1)", SCRIPT);
      alice.secure(key, SCRIPT);
      String page = page(bench, "/browse/" + key);
      assertThat(page.split(Pattern.quote(ESCAPED), -1)).hasSize(10);
      assertThat(page).contains(", 2 KiB, ").doesNotContain("<script", "javascript:");
      assertThat(page(bench, "/")).contains(ESCAPED).doesNotContain("<script");
      assertThat(page(bench, "/browse/" + SCRIPT)).contains(ESCAPED).doesNotContain("<script");
    }
  }

  @Test
  void linksLeadToOtherIssuesAndToOtherTrackers() {
    JiraPerson alice = cloud.site.as("alice");
    String key = alice.create("ENG", "Bug", "one");
    String other = alice.create("ENG", "Bug", "two");
    alice.link(key, "Blocks", other);
    alice.remoteLink(key, "g", "http://127.0.0.1:9/view.php?id=7", "helpdesk 7");
    assertThat(page(cloud, "/browse/" + key))
        .contains("<a href=\"http://127.0.0.1:9/view.php?id=7\">helpdesk 7</a>")
        .contains("blocks: <a href=\"/browse/" + other + "\">" + other + " two</a>");
    assertThat(page(cloud, "/browse/" + other)).contains("is blocked by: <a href=\"/browse/" + key);
  }

  @Test
  void formattedTextIsReadable() {
    String document =
        """
        {'type':'doc','version':1,'content':[
          {'type':'heading','attrs':{'level':1},'content':[{'type':'text','text':'Head'}]},
          {'type':'bulletList','content':[{'type':'listItem','content':[
            {'type':'paragraph','content':[
              {'type':'text','text':'bold','marks':[{'type':'strong'}]},
              {'type':'hardBreak'},
              {'type':'text','text':'here','marks':[{'type':'link','attrs':{'href':'http://a.test/'}}]},
              {'type':'text','text':'not','marks':[{'type':'link','attrs':{'href':'javascript:x'}}]}
            ]}]}]},
          {'type':'codeBlock','content':[{'type':'text','text':'a < b\\n  c'}]},
          {'type':'somethingNew','content':[{'type':'text','text':'kept'}]}]}
        """;
    String key = cloud.site.as("alice").create("ENG", "Bug", "formatted");
    cloud.site.as("alice").edit(key, "description", Json.parse(bytes(document)));
    assertThat(page(cloud, "/browse/" + key))
        .contains("<h3>Head</h3>")
        .contains("<ul><li><p><strong>bold</strong><br><a href=\"http://a.test/\">here</a>not</p>")
        .contains("<pre>a &lt; b\n  c</pre>kept");
  }

  @Test
  void theLinesOfPlainTextStayLines() {
    String key = dc.site.as("alice").create("ENG", "Bug", "plain");
    dc.site.as("alice").edit(key, "description", "one\n* two");
    assertThat(page(dc, "/browse/" + key)).contains("<div class=\"prose\">one\n* two</div>");
  }

  @Test
  void theListHasAllIssuesByProject() {
    String bug = cloud.site.as("alice").create("ENG", "Bug", "first");
    cloud.site.as("alice").create("HELP", "Incident", "second");
    assertThat(page(cloud, "/"))
        .contains("<title>All tickets · engineering</title>", "A simulator of Jira Cloud")
        .contains("Engineering (ENG): 1 ticket</h2>", "Help Desk (HELP): 1 ticket</h2>")
        .contains("<a href=\"/browse/" + bug + "\">first</a>");
    assertThat(page(dc, "/")).contains("A simulator of Jira Data Center");
  }

  @Test
  void anUnknownIssueIsNotFoundAndTheInterfaceIsNoPage() {
    assertThat(at(cloud, "/browse/ENG-99").orElseThrow().status()).isEqualTo(404);
    assertThat(at(cloud, "/browse/").orElseThrow().status()).isEqualTo(404);
    assertThat(at(cloud, "/rest/api/3/issue/ENG-1")).isEmpty();
    assertThat(cloud.anonymous().get("/browse/ENG-99").text()).doesNotContain("<html");
  }

  private static String fact(String name, String value) {
    return "<span class=\"name\">%s</span><span class=\"value\">%s</span>".formatted(name, value);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static String page(JiraBench bench, String path) {
    return new String(at(bench, path).orElseThrow().body(), StandardCharsets.UTF_8);
  }

  private static Optional<SimResponse> at(JiraBench bench, String path) {
    SimRequest request = new SimRequest("GET", path, Map.of(), Map.of(), new byte[0]);
    return new JiraPages("engineering", bench.site).at(request);
  }
}
