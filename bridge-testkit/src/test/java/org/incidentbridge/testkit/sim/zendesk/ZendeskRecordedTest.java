package org.incidentbridge.testkit.sim.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The simulator's answers have the members of recorded ones and no others. The recordings lie
 * beside the project only; without them the tests are skipped, saying so.
 */
final class ZendeskRecordedTest extends ZendeskTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode recorded(String name) {
    Optional<Path> found = Optional.empty();
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/payloads/zendesk").resolve(name + ".json");
      found = found.isEmpty() && Files.exists(file) ? Optional.of(file) : found;
    }
    String reason = "skipped: " + name + " is not beside the project, and its licence keeps it out";
    if (found.isEmpty()) {
      System.out.println(reason);
    }
    Assumptions.assumeTrue(found.isPresent(), reason);
    try {
      return JSON.readTree(found.orElseThrow().toFile());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Set<String> members(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aTicketAndItsAuditHaveTheMembersOfRecordedOnes() {
    JsonNode real = recorded("ticket-create").path("response").path("body");
    JsonNode ours =
        Rest.json(rest.post("tickets", "{'ticket':{'subject':'test','description':'test'}}"));

    assertThat(members(ours.path("ticket"))).isEqualTo(members(real.path("ticket")));
    assertThat(members(ours.path("audit"))).isEqualTo(members(real.path("audit")));
    JsonNode comment = real.path("audit").path("events").path(0);
    assertThat(members(ours.path("audit").path("events").path(0))).isEqualTo(members(comment));
    assertThat(members(ours.path("audit").path("events").path(1)))
        .isEqualTo(members(real.path("audit").path("events").path(1)));
  }

  @Test
  void anExportHasTheMembersOfARecordedOne() {
    JsonNode real =
        recorded("incremental-tickets-cursor-two-pages").path(0).path("response").path("body");
    zendesk.as("Carol").report("one", "text");
    minutes(2);
    JsonNode ours = rest.read("incremental/tickets/cursor?start_time=0&per_page=1");

    assertThat(members(ours)).isEqualTo(members(real));
    assertThat(members(ours.path("tickets").path(0)))
        .isEqualTo(members(real.path("tickets").path(0)));
  }

  @Test
  void aPageOfCommentsHasTheMembersOfARecordedOne() {
    JsonNode real = recorded("ticket-comments-cursor-page").path("response").path("body");
    long id = zendesk.as("Carol").report("one", "text");
    zendesk.as("Alice").attach(id, "a.txt", new byte[] {1});
    JsonNode ours = rest.read("tickets/" + id + "/comments?page[size]=100");

    assertThat(members(ours)).isEqualTo(members(real));
    assertThat(members(ours.path("meta"))).isEqualTo(members(real.path("meta")));
    JsonNode comment = real.path("comments").path(0);
    JsonNode said = ours.path("comments").path(1);
    assertThat(members(said)).isEqualTo(members(comment));
    assertThat(members(said.path("attachments").path(0)))
        .isEqualTo(members(comment.path("attachments").path(0)));
  }

  @Test
  void aWarningIsWrittenAsTheRecordedOne() {
    JsonNode real = recorded("ticket-update").path(1).path("response");
    long id = zendesk.as("Carol").report("one", "text");

    String ours = Rest.header(rest.update(id, "{'id':1,'subject':'x'}"), "x-zendesk-api-warn");

    assertThat(ours).isEqualTo(real.path("headers").path("x-zendesk-api-warn").asText());
  }

  @Test
  void linksOrganisationsAndJobsHaveTheMembersOfRecordedOnes() {
    JsonNode link = recorded("jira-link-create").path("response").path("body").path("link");
    JsonNode organisation =
        recorded("organization-create-update").path(0).path("response").path("body");
    JsonNode job = recorded("job-status-create-many-lifecycle").path(0).path("response");

    assertThat(members(Rest.json(rest.post("jira/links", "{'link':{}}")).path("link")))
        .isEqualTo(members(link));
    assertThat(members(rest.read("organizations/" + organization).path("organization")))
        .isEqualTo(members(organisation.path("organization")));
    JsonNode ours = Rest.json(rest.post("tickets/create_many", "{'tickets':[]}"));
    assertThat(members(ours.path("job_status")))
        .isEqualTo(members(job.path("body").path("job_status")));
  }

  @Test
  void refusalsHaveTheShapeOfRecordedOnes() {
    JsonNode missing = recorded("error-404-record-not-found").path("response").path("body");
    assertThat(Rest.json(rest.update(99, "{'subject':'x'}"))).isEqualTo(missing);
    JsonNode forbidden = recorded("error-forbidden");
    Rest customer = new Rest(zendesk, "Bearer " + zendesk.admin().newToken("Carol"));
    assertThat(Rest.json(customer.get("tickets"))).isEqualTo(forbidden);
  }
}
