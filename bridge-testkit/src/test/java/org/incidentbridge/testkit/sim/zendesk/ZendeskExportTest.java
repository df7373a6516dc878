package org.incidentbridge.testkit.sim.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Facts 3.2: the incremental exports. */
final class ZendeskExportTest extends ZendeskTest {

  private static final String START_AT = "incremental/tickets/cursor?start_time=0";

  private long report(String subject) {
    return zendesk.as("Carol").report(subject, "text");
  }

  private JsonNode after(JsonNode page) {
    return rest.read(
        "incremental/tickets/cursor?cursor="
            + page.path("after_cursor").asText().replace("=", "%3D"));
  }

  @Test
  void theNewestMinuteIsHeldBack() {
    report("new");
    pass(Duration.ofSeconds(59));
    assertThat(rest.read(START_AT).path("tickets")).isEmpty();

    pass(Duration.ofSeconds(1));

    assertThat(rest.read(START_AT).path("tickets")).hasSize(1);
  }

  @Test
  void theStartIsAtLeastAMinuteAgo() {
    long second = now.getEpochSecond();

    assertThat(rest.get("incremental/tickets/cursor?start_time=" + (second - 59)).status())
        .isEqualTo(422);
    assertThat(rest.get("incremental/tickets/cursor?start_time=" + (second - 60)).status())
        .isEqualTo(200);
    assertThat(rest.get("incremental/tickets/cursor").status()).isEqualTo(400);
  }

  @Test
  void theCursorStaysAtTheEndAndGoesOnThere() {
    report("one");
    minutes(2);
    JsonNode end = rest.read(START_AT);
    assertThat(end.path("end_of_stream").asBoolean()).isTrue();
    assertThat(end.path("after_cursor").asText()).isNotEmpty();
    long second = report("two");
    minutes(2);

    JsonNode next = after(end);

    assertThat(ids(next.path("tickets"))).containsExactly(second);
    assertThat(after(next).path("after_cursor")).isEqualTo(next.path("after_cursor"));
  }

  @Test
  void theCursorIsWrittenAsTheRealOneWritesIt() {
    long id = report("one");
    long second = now.getEpochSecond();
    minutes(2);

    String cursor = rest.read(START_AT).path("after_cursor").asText();

    assertThat(
            new String(
                java.util.Base64.getDecoder().decode(cursor),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(second + ".0||" + id + "|");
  }

  @Test
  void theOrderIsThatOfGenerationNotOfUpdating() {
    long first = report("first");
    pass(Duration.ofSeconds(5));
    long second = report("second");
    pass(Duration.ofSeconds(5));
    zendesk.admin().systemChange(first);
    minutes(2);

    JsonNode tickets = rest.read(START_AT).path("tickets");

    assertThat(ids(tickets)).containsExactly(second, first);
    JsonNode touched = tickets.path(1);
    assertThat(touched.path("generated_timestamp").asLong())
        .isEqualTo(START.plusSeconds(10).getEpochSecond());
    assertThat(touched.path("updated_at").asText()).isEqualTo("2026-03-02T09:30:15Z");
  }

  @Test
  void deletedTicketsAreTombstonesUnlessExcluded() {
    long id = report("gone");
    zendesk.as("Alice").delete(id);
    minutes(2);

    JsonNode shown = rest.read(START_AT).path("tickets").path(0);

    assertThat(shown.path("id").asLong()).isEqualTo(id);
    assertThat(shown.path("status").asText()).isEqualTo("deleted");
    assertThat(rest.read(START_AT + "&exclude_deleted=true").path("tickets")).isEmpty();
    assertThat(rest.get("tickets/" + id).status()).isEqualTo(404);
  }

  @Test
  void aPurgedTicketIsShownWithoutItsContent() {
    long id = report("secret subject");
    zendesk.as("Alice").delete(id);
    zendesk.admin().purge(id);
    minutes(2);

    SimResponse page = rest.get(START_AT);

    assertThat(Rest.text(page)).contains("SCRUBBED").doesNotContain("secret subject");
    assertThat(rest.put("deleted_tickets/" + id + "/restore", "").status()).isEqualTo(404);
  }

  @Test
  void aPageWithinASecondBeginsWithTheRecordBeforeIt() {
    long one = report("one");
    long two = report("two");
    minutes(2);
    JsonNode first = rest.read(START_AT + "&per_page=1");
    assertThat(first.path("end_of_stream").asBoolean()).isFalse();

    assertThat(ids(first.path("tickets"))).containsExactly(one);
    assertThat(ids(after(first).path("tickets"))).containsExactly(one, two);
  }

  @Test
  void allTicketsAreSeenByPagesOfAnySize() {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      made.add(report("ticket " + i));
      pass(Duration.ofMillis(300));
    }
    minutes(2);
    for (int size = 1; size < 9; size++) {
      List<Long> seen = new ArrayList<>();
      JsonNode page = rest.read(START_AT + "&per_page=" + size);
      seen.addAll(ids(page.path("tickets")));
      while (!page.path("end_of_stream").asBoolean()) {
        page =
            rest.read(
                "incremental/tickets/cursor?per_page="
                    + size
                    + "&cursor="
                    + page.path("after_cursor").asText().replace("=", "%3D"));
        seen.addAll(ids(page.path("tickets")));
      }
      assertThat(seen.stream().distinct()).containsExactlyElementsOf(made);
    }
  }

  @Test
  void theTimeBasedExportShowsWholeSecondsWhateverThePageSize() {
    for (int i = 0; i < 7; i++) {
      report("same second " + i);
    }
    pass(Duration.ofSeconds(1));
    report("next second");
    minutes(2);

    JsonNode page = rest.read("incremental/tickets?per_page=1&start_time=0");

    assertThat(page.path("tickets")).hasSize(7);
    assertThat(page.path("end_of_stream").asBoolean()).isFalse();
    JsonNode again =
        rest.read("incremental/tickets?per_page=1&start_time=" + page.path("end_time").asText());
    assertThat(again.path("tickets")).hasSize(7);
  }

  @Test
  void peopleComeAlongButNoComments() {
    report("one");
    minutes(2);

    JsonNode page = rest.read(START_AT + "&include=users,organizations,groups");

    assertThat(ids(page.path("users"))).containsExactly(carol);
    assertThat(ids(page.path("organizations"))).containsExactly(organization);
    assertThat(page.path("tickets").path(0).has("comments")).isFalse();
  }

  @Test
  void aBrokenCursorIsRefused() {
    assertThat(rest.get("incremental/tickets/cursor?cursor=bm9uc2Vuc2U%3D").status())
        .isEqualTo(400);
  }
}
