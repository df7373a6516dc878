package org.incidentbridge.jira.dc;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.jira.JiraTrackerFactory;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.contract.Reader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter over real HTTP against what real Jiras answered. */
final class JiraDcRecordedTest {

  private static final String API = "/jira/rest/api/2/";

  private final WireMockServer jira =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final TrackerId id = new TrackerId("ops");

  @BeforeEach
  void start() {
    jira.start();
    stub("myself", "{\"name\":\"bridge\",\"timeZone\":\"Europe/Madrid\"}");
    stub("attachment/meta", "{\"enabled\":true,\"uploadLimit\":1000}");
    stub("project/JENKINS", "{\"key\":\"JENKINS\",\"projectTypeKey\":\"software\"}");
  }

  @AfterEach
  void stop() {
    jira.stop();
  }

  @Test
  void anIssueOfALargePublicJiraIsReadWhole() {
    JsonNode recorded = Recorded.own("jenkins-issues-first-3").path("issues");
    for (JsonNode issue : recorded) {
      stub("issue/" + issue.path("id").asText(), issue.toString());
    }

    for (JsonNode issue : recorded) {
      TicketSnapshot seen = fetch(issue.path("id").asText());

      JsonNode fields = issue.path("fields");
      assertThat(seen.head().key()).isEqualTo(issue.path("key").asText());
      assertThat(seen.head().url()).hasToString(site() + "/browse/" + seen.head().key());
      assertThat(seen.field("summary")).isEqualTo(Value.line(fields.path("summary").asText()));
      assertThat(seen.field("status")).isEqualTo(Value.line("Open"));
      assertThat(seen.field("priority").display())
          .isEqualTo(fields.path("priority").path("name").asText());
      assertThat(((Value.Person) seen.field("reporter")).party().account())
          .isEqualTo(fields.path("reporter").path("name").asText());
    }
    assertThat(fetch("220095").head().stamp().updatedAt())
        .isEqualTo(Instant.parse("2023-12-06T03:15:51Z"));
    assertThat(fetch("220099").field("description").display()).contains("Address already in use");
  }

  @Test
  void recordedTransitionsLeadToTheStatusTheyName() {
    stubIssue("10000", "Open");
    stub("issue/10000/transitions", Recorded.own("gojira-transitions").toString());
    jira.stubFor(
        post(urlPathEqualTo(API + "issue/10000/transitions"))
            .willReturn(aResponse().withStatus(204)));

    Outcome outcome =
        apply(new Command.ChangeStatus(target("10000"), "Open", "In Progress", new TreeMap<>()));

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    jira.verify(
        postRequestedFor(urlPathEqualTo(API + "issue/10000/transitions"))
            .withRequestBody(matchingJsonPath("$.transition.id", equalTo("2"))));
  }

  @Test
  void recordedLinkTypesAreReadByAtlassiansClient() {
    ObjectNode types = Recorded.JSON.createObjectNode();
    types.set("issueLinkTypes", Recorded.own("gojira-all_issuelinktypes"));
    jira.stubFor(
        get(urlPathEqualTo("/jira/rest/api/latest/issueLinkType"))
            .willReturn(okJson(types.toString())));
    jira.stubFor(post(urlPathEqualTo(API + "issueLink")).willReturn(aResponse().withStatus(201)));

    Outcome outcome =
        apply(
            new Command.LinkTickets(
                target("10000"), new TicketLink(TicketLink.Kind.BLOCKS, "10001")));

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    jira.verify(
        postRequestedFor(urlPathEqualTo(API + "issueLink"))
            .withRequestBody(matchingJsonPath("$.type.id", equalTo("10032")))
            .withRequestBody(matchingJsonPath("$.inwardIssue.id", equalTo("10000"))));
  }

  @Test
  void commentsForARoleAreInternal() {
    JsonNode issue = Recorded.shared("jrjc-issue-valid-visibility");
    stub("project/TST", "{\"key\":\"TST\",\"projectTypeKey\":\"software\"}");
    stub("issue/10010", issue.toString());
    stub("issue/10010/comment", listed(issue));

    List<Comment> comments = fetch("10010").talk().comments();

    JsonNode recorded = issue.path("fields").path("comment").path("comments");
    assertThat(comments).hasSize(recorded.size());
    for (JsonNode comment : recorded) {
      Visibility expected = comment.has("visibility") ? Visibility.INTERNAL : Visibility.PUBLIC;
      assertThat(comments)
          .filteredOn(c -> c.id().equals(comment.path("id").asText()))
          .extracting(Comment::visibility)
          .containsExactly(expected);
    }
  }

  /** The comments as their list shows them, with their properties, of which there are none. */
  private static String listed(JsonNode issue) {
    JsonNode page = issue.path("fields").path("comment").deepCopy();
    page.path("comments").forEach(comment -> ((ObjectNode) comment).putArray("properties"));
    return page.toString();
  }

  @Test
  void aCommentOfNobodyIsRead() {
    stub("project/ANNON", "{\"key\":\"ANNON\",\"projectTypeKey\":\"software\"}");
    JsonNode issue = Recorded.shared("jrjc-issue-valid-anonymous-comment");
    stub("issue/10050", issue.toString());
    stub("issue/10050/comment", listed(issue));

    assertThat(fetch("10050").talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.author().name()).isEqualTo("anonymous"))
        .satisfies(c -> assertThat(c.body().plainText()).contains("anonymous user"));
  }

  @Test
  void aPersonWhoHidesTheAddressIsFoundAllTheSame() {
    stubIssue("10000", "Open");
    jira.stubFor(
        get(urlPathEqualTo("/jira/rest/api/latest/user/search"))
            .willReturn(okJson("[" + Recorded.shared("jrjc-user-valid-with-hidden-email") + "]")));
    jira.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.put(urlPathEqualTo(API + "issue/10000"))
            .withRequestBody(matchingJsonPath("$.fields.assignee.name", equalTo("user1")))
            .willReturn(aResponse().withStatus(204)));
    Party party = new Party("person", "Somebody", "admin@example.com", "");

    Outcome outcome =
        apply(
            new Command.UpdateFields(
                target("10000"),
                List.of(
                    new Command.FieldWrite("assignee", Value.absent(), new Value.Person(party)))));

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void pagesOfARecordedSearchAreReadToTheirEnd() {
    ArrayNode all = Recorded.JSON.createArrayNode();
    for (String page : List.of("page-1", "page-2", "page-empty")) {
      Recorded.shared("perceval-jira-issues-" + page).path("issues").forEach(all::add);
    }
    for (int start = 0; start < all.size(); start++) {
      stubSearch(start, all);
      stub("issue/" + all.path(start).path("id").asText(), all.path(start).toString());
    }
    jira.stubFor(
        get(urlPathMatching(API + "project/.*"))
            .atPriority(9)
            .willReturn(okJson("{\"projectTypeKey\":\"software\"}")));

    List<Sighting> seen = new Reader(open(Map.of("searchPage", 2L)).source()).pull(10);

    assertThat(seen)
        .hasSize(all.size())
        .allSatisfy(s -> assertThat(s).isInstanceOf(Sighting.Seen.class));
  }

  /** Two issues of a page; searches by id are refused, so that issues are read one by one. */
  private void stubSearch(int startAt, ArrayNode all) {
    ObjectNode page = Recorded.JSON.createObjectNode();
    page.put("startAt", startAt).put("maxResults", 2).put("total", all.size());
    ArrayNode issues = page.putArray("issues").add(all.path(startAt));
    if (startAt + 1 < all.size()) {
      issues.add(all.path(startAt + 1));
    }
    jira.stubFor(
        post(urlPathEqualTo(API + "search"))
            .withRequestBody(matchingJsonPath("$.startAt", equalTo(String.valueOf(startAt))))
            .withRequestBody(matchingJsonPath("$.jql", containing("ORDER BY updated")))
            .willReturn(okJson(page.toString())));
    jira.stubFor(
        post(urlPathEqualTo(API + "search"))
            .withRequestBody(matchingJsonPath("$.jql", containing("id in")))
            .willReturn(aResponse().withStatus(400).withBody("{\"errorMessages\":[\"no\"]}")));
  }

  private void stub(String path, String json) {
    jira.stubFor(get(urlPathEqualTo(API + path)).willReturn(okJson(json)));
  }

  private void stubIssue(String issue, String status) {
    stub(
        "issue/" + issue,
        """
        {"id":"%s","key":"JENKINS-1","fields":{"summary":"s","updated":"2024-01-01T00:00:00.000+0100",
         "project":{"key":"JENKINS","projectTypeKey":"software"},"issuetype":{"name":"Bug"},
         "status":{"id":"1","name":"%s","statusCategory":{"key":"new"}},"assignee":null}}
        """
            .formatted(issue, status));
  }

  private String site() {
    return jira.baseUrl().replace("localhost", "127.0.0.1") + "/jira";
  }

  private Tracker open(Map<String, Object> more) {
    Map<String, Object> block = new TreeMap<>();
    block.put("edition", "dc");
    block.put("url", site());
    block.put("auth", Map.of("token", new Secret("open-sesame")));
    block.put("projects", List.of("JENKINS"));
    block.putAll(more);
    return new JiraTrackerFactory()
        .create(new TrackerSetup(id, new Settings(block), Environment.system()));
  }

  private TicketSnapshot fetch(String issue) {
    Sighting sighting = open(Map.of()).source().fetch(issue);
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sighting).ticket();
  }

  private Outcome apply(Command command) {
    return open(Map.of()).sink().apply(command, (ticket, file) -> InputStream.nullInputStream());
  }

  private Command.Target target(String issue) {
    return new Command.Target(CommandKey.of("recorded", issue), id, issue);
  }
}
