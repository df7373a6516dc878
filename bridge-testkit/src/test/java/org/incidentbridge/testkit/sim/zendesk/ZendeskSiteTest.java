package org.incidentbridge.testkit.sim.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Facts 3.3, 3.4, 3.7 and 3.9: pages, jobs, files, people and links. */
final class ZendeskSiteTest extends ZendeskTest {

  private final long id = zendesk.as("Carol").report("Printer", "It burns");

  private JsonNode finished(SimResponse queued) {
    JsonNode job = Rest.json(queued).path("job_status");
    assertThat(job.path("status").asText()).isEqualTo("queued");
    assertThat(job.path("results").isNull()).isTrue();
    pass(Duration.ofSeconds(2));
    return rest.read("job_statuses/" + job.path("id").asText()).path("job_status");
  }

  @Test
  void cursorsAndLinksAreSetOnTheLastPageToo() {
    JsonNode page = rest.read("tickets/" + id + "/comments?page[size]=100");

    assertThat(page.path("meta").path("has_more").asBoolean()).isFalse();
    assertThat(page.path("meta").path("after_cursor").asText()).isNotEmpty();
    assertThat(page.path("links").path("next").asText()).contains("page%5Bafter%5D=");
  }

  @Test
  void pagesByCursorShowEverythingOnce() {
    for (int i = 0; i < 6; i++) {
      zendesk.as("Alice").comment(id, "c" + i);
    }
    List<Long> seen = new java.util.ArrayList<>();
    String after = "";
    for (boolean more = true; more; ) {
      JsonNode page = rest.read("tickets/" + id + "/comments?page[size]=3" + after);
      seen.addAll(ids(page.path("comments")));
      more = page.path("meta").path("has_more").asBoolean();
      after = "&page[after]=" + page.path("meta").path("after_cursor").asText().replace("=", "%3D");
    }

    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void offsetsEndAtTenThousandRecords() {
    assertThat(rest.get("tickets?page=100&per_page=100").status()).isEqualTo(200);

    SimResponse refused = rest.get("tickets?page=101&per_page=100");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(Rest.json(refused).path("errors").path(0).path("code").asText())
        .isEqualTo("InvalidPaginationDepth");
    assertThat(rest.get("tickets?page[size]=101").status()).isEqualTo(400);
  }

  @Test
  void theSearchIsBehindAndEndsAtAThousand() {
    assertThat(rest.read("search?query=type:ticket").path("results")).isEmpty();
    minutes(3);

    assertThat(ids(rest.read("search?query=type:ticket").path("results"))).containsExactly(id);
    assertThat(rest.get("search?query=x&page=11&per_page=100").status()).isEqualTo(422);
    assertThat(rest.get("search?query=x&page[size]=10").status()).isEqualTo(400);
  }

  @Test
  void showManyLeavesOutWhatIsNotThere() {
    assertThat(ids(rest.read("tickets/show_many?ids=" + id + ",999").path("tickets")))
        .containsExactly(id);
    String many = "1,".repeat(101);

    SimResponse refused = rest.get("tickets/show_many?ids=" + many);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(Rest.json(refused).path("error").asText()).isEqualTo("TooManyValues");
  }

  @Test
  void aJobIsCompletedAlsoWhereAPartOfItFailed() {
    long closed = zendesk.as("Carol").report("Closed", "text");
    zendesk.admin().close(closed);

    JsonNode job =
        finished(
            rest.put(
                "tickets/update_many?ids=" + id + "," + closed,
                "{'ticket':{'additional_tags':['bulk']}}"));

    assertThat(job.path("status").asText()).isEqualTo("completed");
    assertThat(job.path("results").path(0).path("success").asBoolean()).isTrue();
    assertThat(job.path("results").path(1).path("success").asBoolean()).isFalse();
    assertThat(zendesk.inspect().ticket(id).tags()).containsExactly("bulk");
    pass(Duration.ofDays(2));
    assertThat(rest.get("job_statuses/" + job.path("id").asText()).status()).isEqualTo(404);
  }

  @Test
  void manyAreCreatedByAJob() {
    JsonNode job =
        finished(
            rest.post("tickets/create_many", "{'tickets':[{'subject':'a','description':'b'}]}"));

    long made = job.path("results").path(0).path("id").asLong();
    assertThat(zendesk.inspect().ticket(made).subject()).isEqualTo("a");
  }

  @Test
  void aMergeClosesTheSourceAndSpeaksOnBoth() {
    long source = zendesk.as("Carol").report("Twice", "text");

    JsonNode job =
        finished(
            rest.post(
                "tickets/" + id + "/merge",
                "{'ids':[%d],'target_comment':'here','source_comment':'there'}".formatted(source)));

    assertThat(job.path("results").path(0).path("success").asBoolean()).isTrue();
    TicketView gone = zendesk.inspect().ticket(source);
    assertThat(gone.status()).isEqualTo("closed");
    assertThat(gone.tags()).contains("closed_by_merge");
    assertThat(gone.comments().getLast().text()).isEqualTo("there");
    assertThat(gone.comments().getLast().isPublic()).isFalse();
    assertThat(zendesk.inspect().ticket(id).comments().getLast().text()).isEqualTo("here");
    JsonNode said = rest.read("tickets/" + source + "/comments").path("comments").path(1);
    assertThat(said.path("via").path("source").path("rel").asText()).isEqualTo("merge");
    assertThat(said.path("via").path("source").path("from").path("ticket_id").asLong())
        .isEqualTo(id);
  }

  @Test
  void mergingWithAnInternalTicketIsSaidInternally() {
    long quiet = zendesk.as("Alice").reportInternally("Quiet", "internal");
    String body =
        "{'target_comment':'here','target_comment_is_public':true,"
            + "'source_comment_is_public':true,'ids':["
            + quiet
            + "]}";

    finished(rest.post("tickets/" + id + "/merge", body));

    assertThat(zendesk.inspect().ticket(id).comments().getLast().isPublic()).isFalse();
  }

  @Test
  void aFileGoesByTokenAndComesBackByAnotherHost() {
    SimResponse sent =
        rest.send(
            "POST",
            "uploads?filename=a.txt",
            "data",
            Map.of("content-type", List.of("text/plain")));
    assertThat(sent.status()).isEqualTo(201);
    String token = Rest.json(sent).path("upload").path("token").asText();
    rest.update(id, "{'comment':{'body':'see','public':false,'uploads':['" + token + "']}}");

    JsonNode file =
        rest.read("tickets/" + id + "/comments")
            .path("comments")
            .path(1)
            .path("attachments")
            .path(0);
    String url = file.path("content_url").asText().replace("https://acme.zendesk.test", "");
    SimResponse there = rest.get(url);

    assertThat(file.path("file_name").asText()).isEqualTo("a.txt");
    assertThat(there.status()).isEqualTo(302);
    String target = Rest.header(there, "Location").replace("https://p1.zdusercontent.test", "");
    assertThat(Rest.text(new Rest(zendesk, "").get(target))).isEqualTo("data");
    assertThat(rest.get(target).status()).isEqualTo(400);
    assertThat(Rest.text(new Rest(zendesk, "").get(stranger(url)))).contains("Sign in");
  }

  /** Where somebody without a login is sent. */
  private String stranger(String url) {
    SimResponse answer = new Rest(zendesk, "").get(url);
    return Rest.header(answer, "Location").replace("https://acme.zendesk.test", "");
  }

  @Test
  void anUploadIsWorthOneCommentAndAnHour() {
    String token =
        Rest.json(rest.post("uploads?filename=a.txt", "data"))
            .path("upload")
            .path("token")
            .asText();
    pass(Duration.ofMinutes(61));

    rest.update(id, "{'comment':{'body':'see','public':true,'uploads':['" + token + "']}}");

    assertThat(zendesk.inspect().ticket(id).files()).isEmpty();
    assertThat(rest.post("uploads", "data").status()).isEqualTo(400);
  }

  @Test
  void inlineImagesAreShownOnlyWhereAskedFor() {
    String token =
        Rest.json(rest.post("uploads?filename=a.png&inline=true", "data"))
            .path("upload")
            .path("token")
            .asText();
    rest.update(id, "{'comment':{'body':'see','public':true,'uploads':['" + token + "']}}");
    String list = "tickets/" + id + "/comments";

    assertThat(rest.read(list).path("comments").path(1).path("attachments")).isEmpty();
    assertThat(
            rest.read(list + "?include_inline_images=true")
                .path("comments")
                .path(1)
                .path("attachments"))
        .hasSize(1);
  }

  @Test
  void nothingIsMergedIntoAClosedTicket() {
    long source = zendesk.as("Carol").report("Twice", "text");
    SimResponse queued = rest.post("tickets/" + id + "/merge", "{'ids':[%d]}".formatted(source));
    zendesk.admin().close(id);

    JsonNode job = finished(queued);

    assertThat(job.path("results").path(0).path("success").asBoolean()).isFalse();
    assertThat(zendesk.inspect().ticket(source).status()).isEqualTo("new");
  }

  @Test
  void aRedactedFileIsAnotherFile() {
    long file =
        zendesk.as("Alice").attach(id, "secret.txt", "secret".getBytes(StandardCharsets.UTF_8));
    long comment = zendesk.inspect().ticket(id).files().getFirst().commentId();

    rest.put("tickets/" + id + "/comments/" + comment + "/attachments/" + file + "/redact", "");

    assertThat(zendesk.inspect().ticket(id).files().getFirst().name()).isEqualTo("redacted.txt");
    assertThat(Rest.text(rest.get("attachments/" + file))).doesNotContain("secret");
  }

  @Test
  void newUsersBelongToTheOrganisationOfTheirAddress() {
    long made =
        rest.create(
            "{'subject':'s','comment':{'body':'b'},"
                + "'requester':{'name':'Dan','email':'dan@customer.test'}}");

    JsonNode ticket = rest.read("tickets/" + made + "?include=users,organizations");
    assertThat(ticket.path("ticket").path("organization_id").asLong()).isEqualTo(organization);
    assertThat(ticket.path("organizations").path(0).path("domain_names").path(0).asText())
        .isEqualTo("customer.test");
    long dan = ticket.path("ticket").path("requester_id").asLong();
    assertThat(ids(rest.read("users/" + dan + "/organizations").path("organizations")))
        .containsExactly(organization);
  }

  @Test
  void aDeletedUserIsStillAnswered() {
    SimResponse answer = rest.delete("users/" + carol);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Rest.json(answer).path("user").path("active").asBoolean()).isFalse();
  }

  @Test
  void namesOfOrganisationsAreUnique() {
    String body = "{'organization':{'name':'Customer Ltd'}}";
    assertThat(rest.post("organizations", body).status()).isEqualTo(422);
    assertThat(rest.post("organizations/create_or_update", body).status()).isEqualTo(200);
    assertThat(ids(rest.read("organizations/search?name=customer%20ltd").path("organizations")))
        .containsExactly(organization);
  }

  @Test
  void idsOfJiraLinksComeBackAsText() {
    String link = "{'link':{'issue_id':20858,'issue_key':'OPS-1','ticket_id':%d}}".formatted(id);
    JsonNode made = Rest.json(rest.post("jira/links", link)).path("link");

    assertThat(made.path("ticket_id").isTextual()).isTrue();
    assertThat(made.path("created_at").asText()).isEqualTo("2026-03-02T09:30:15.250Z");
    assertThat(rest.read("/api/services/jira/links").path("links")).hasSize(1);
    assertThat(rest.delete("jira/links/" + made.path("id").asLong()).status()).isEqualTo(204);
    assertThat(rest.read("jira/links?ticket_id=" + id).path("links")).isEmpty();
  }

  @Test
  void suspendedMailsAreNoTicketsAndVanish() {
    long kept = zendesk.admin().suspend("Carol", "Buy", "cheap");
    zendesk.admin().suspend("Carol", "Buy more", "cheap");
    assertThat(rest.get("tickets/" + kept).status()).isEqualTo(404);
    assertThat(rest.read("suspended_tickets").path("suspended_tickets")).hasSize(2);
    assertThat(rest.put("suspended_tickets/" + kept + "/recover", "").status()).isEqualTo(200);
    assertThat(zendesk.inspect().count()).isEqualTo(2);

    pass(Duration.ofDays(15));

    assertThat(rest.read("suspended_tickets").path("suspended_tickets")).isEmpty();
  }

  @Test
  void incidentsHangOnAProblem() {
    zendesk.as("Alice").set(id, "type", "problem");
    long incident =
        rest.create(
            "{'subject':'s','type':'incident','problem_id':%d,'comment':{'body':'b'}}"
                .formatted(id));

    assertThat(ids(rest.read("problems").path("tickets"))).containsExactly(id);
    assertThat(ids(rest.read("tickets/" + id + "/incidents").path("tickets")))
        .containsExactly(incident);
    assertThat(rest.ticket(id).path("has_incidents").asBoolean()).isTrue();
  }

  @Test
  void setupIsRead() {
    long form = zendesk.admin().addForm("Bugs");
    long field = zendesk.admin().addField("Cause", FieldType.TAGGER, "wear", "fire");

    assertThat(ids(rest.read("ticket_forms").path("ticket_forms"))).contains(form);
    JsonNode shown = rest.read("ticket_fields/" + field).path("ticket_field");
    assertThat(shown.path("custom_field_options").path(1).path("value").asText()).isEqualTo("fire");
    assertThat(rest.read("custom_statuses").path("custom_statuses")).hasSize(5);
    assertThat(rest.read("groups").path("groups").path(0).path("name").asText())
        .isEqualTo("Support");
  }
}
