package org.incidentbridge.testkit.sim.rt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Reading, searching, paging, rights and errors. */
final class RtReadTest extends RtTest {

  private final int id = open("Mail is slow");

  @Test
  void customFieldsComeInAnotherOrderEachTime() {
    Set<String> orders = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      orders.add(rest.ticket(id).path("CustomFields").toString());
    }
    assertThat(orders).hasSizeGreaterThan(1);
  }

  @Test
  void datesThatAreNotSetAreTheBeginningOf1970AndToldIsMissing() {
    assertThat(rest.ticket(id).path("Due").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(rest.ticket(id).has("Told")).isFalse();
    assertThat(rest.ticket(id).path("Created").asText()).isEqualTo("2026-11-20T21:31:37Z");
  }

  @Test
  void aDateWithATInASearchIsCutToMidnight() {
    pass(Duration.ofHours(1));
    assertThat(rest.find("LastUpdated >= '2026-11-20 22:00:00'")).isEmpty();
    assertThat(rest.find("LastUpdated >= '2026-11-20T22:00:00Z'")).containsExactly("1");
    assertThat(rest.find("LastUpdated = '2026-11-20'")).containsExactly("1");
  }

  @Test
  void datesOfASearchAreReadInTheZoneOfTheAccount() {
    admin.zone("bridge", "America/New_York");
    assertThat(rest.find("LastUpdated >= '2026-11-20 21:00:00'")).isEmpty();
    assertThat(rest.find("LastUpdated >= '2026-11-20 16:31:37'")).containsExactly("1");
  }

  @Test
  void searchesJoinConditions() {
    int second = rest.create(OTHER, "Second", ",'Status':'open'");
    put(id, "{'CustomFields':{'Jira key':'OPS-1'}}");
    assertThat(rest.find("Queue = 'ops-help' OR Queue = 'computing-help' AND Status = 'new'"))
        .containsExactly("1");
    assertThat(rest.find("(Queue = 'ops-help' OR Status = '__Active__') AND id > 1"))
        .containsExactly(String.valueOf(second));
    assertThat(rest.find("CF.{Jira key} = 'ops-1'")).containsExactly("1");
    assertThat(rest.find("CF.{Jira key} IS NULL")).containsExactly("2");
    assertThat(rest.find("Owner = 'Nobody' AND Creator = '__CurrentUser__'")).hasSize(2);
    assertThat(rest.find("Queue = 'unknown'")).isEmpty();
  }

  @Test
  void searchesThatMakeNoSenseAreRefusedInRtsWords() {
    assertThat(message("tickets?query=Foo+%3D+1")).startsWith("Unknown field: Foo at /usr/");
    assertThat(message("tickets?query=id+%3E"))
        .startsWith("Incomplete query, last element (OPERATOR) is not close paren or value in");
    assertThat(message("tickets?query=(id+%3E+1")).startsWith("Incomplete query, 1 unclosed paren");
    assertThat(message("tickets?query=id+IN+(3,+4)"))
        .startsWith("Wrong query, expecting a OPERATOR in 'id >IN<--here (3, 4)' at");
    assertThat(message("tickets?query=RefersTo+LIKE+'x'"))
        .startsWith("Invalid Operator LIKE for RefersTo");
  }

  private String message(String target) {
    SimResponse answer = rest.get(target);
    assertThat(answer.status()).isEqualTo(400);
    return Rest.json(answer).path("message").asText();
  }

  @Test
  void aSearchInAJsonBodyOrNoneFindsNothing() {
    assertThat(Rest.json(rest.post("tickets", "{'query':'id > 0'}")).path("total").asInt())
        .isZero();
    assertThat(rest.read("tickets").path("pages").toString()).isEqualTo("0.0");
    SimResponse form =
        rest.send(
            "POST",
            "tickets",
            "query=id+%3E+0",
            Map.of("content-type", List.of("application/x-www-form-urlencoded")));
    assertThat(Rest.json(form).path("total").asInt()).isEqualTo(1);
  }

  @Test
  void anUnknownColumnOfTheOrderCountsRowsAndShowsNone() {
    JsonNode answer = rest.read("tickets?query=id+%3E+0&orderby=Foo");
    assertThat(answer.path("total").asInt()).isEqualTo(1);
    assertThat(answer.path("items")).isEmpty();
  }

  @Test
  void pagesOfTicketsAreExactAndEmptyPastTheEnd() {
    open("Second");
    open("Third");
    JsonNode first = rest.read("tickets?query=id+%3E+0&orderby=id&per_page=2");
    assertThat(first.path("total").asInt()).isEqualTo(3);
    assertThat(first.path("next_page").asText()).endsWith("&page=2");
    JsonNode past = rest.read("tickets?query=id+%3E+0&orderby=id&per_page=2&page=9");
    assertThat(past.path("items")).isEmpty();
    assertThat(past.path("prev_page").asText()).endsWith("&page=2");
    assertThat(rest.read("tickets?query=id+%3E+0&per_page=1000").path("per_page").asInt())
        .isEqualTo(100);
  }

  @Test
  void otherListsHaveNoEndForAnAccountThatIsNoSuperuser() {
    put(id, "{'Status':'open'}");
    JsonNode history = rest.read("ticket/" + id + "/history?per_page=1");
    assertThat(history.path("total").isNull()).isTrue();
    assertThat(history.has("next_page")).isFalse();
    JsonNode root = as("root").read("ticket/" + id + "/history?per_page=1");
    assertThat(root.path("total").asInt()).isEqualTo(2);
    assertThat(root.has("next_page")).isTrue();
  }

  @Test
  void conditionsOnOneFieldAreAlternativesAndUnknownFieldsArePassedOver() {
    put(id, "{'Status':'open'}");
    put(id, "{'Status':'stalled'}");
    String either = "[{'field':'id','value':1},{'field':'id','operator':'>','value':2}]";
    assertThat(transactions(either)).containsExactly("1", "3");
    String both =
        "[{'field':'id','operator':'>','value':1},"
            + "{'field':'id','operator':'<','value':3,'entry_aggregator':'AND'}]";
    assertThat(transactions(both)).containsExactly("2");
    assertThat(transactions("[{'field':'Nope','value':'x'}]")).hasSize(3);
  }

  private List<String> transactions(String query) {
    String encoded = java.net.URLEncoder.encode(Rest.quoted(query), StandardCharsets.UTF_8);
    return rest.read("transactions?orderby=id&query=" + encoded)
        .path("items")
        .findValuesAsText("id");
  }

  @Test
  void aHiddenCommentDoesNotMoveTheTagOfWhoMayNotReadIt() {
    admin.grant("limited", ops, Set.of(RtRight.SEE_QUEUE, RtRight.SHOW_TICKET));
    Rest limited = as("limited");
    String tag = limited.get("ticket/" + id).headers().get("ETag");
    pass(Duration.ofSeconds(5));
    rt.as("alice").comment(id, "secret");
    assertThat(limited.get("ticket/" + id).headers().get("ETag")).isEqualTo(tag);
    assertThat(limited.ticket(id).path("LastUpdated").asText()).isEqualTo("2026-11-20T21:31:42Z");
    assertThat(limited.history(id)).containsExactly("Create > bridge");
    assertThat(limited.ticket(id).path("CustomFields")).isEmpty();
  }

  @Test
  void rowsThatMayNotBeSeenAreTakenAwayAfterPaging() {
    admin.grant("limited", ops, Set.of(RtRight.SEE_QUEUE, RtRight.SHOW_TICKET));
    rt.as("alice").comment(id, "secret");
    rt.as("alice").status(id, "open");
    JsonNode page = as("limited").read("ticket/" + id + "/history?orderby=id&per_page=2");
    assertThat(page.path("count").asInt()).isEqualTo(1);
    assertThat(as("limited").history(id)).hasSize(2);
  }

  @Test
  void rightsAreGivenPerQueue() {
    Rest limited = as("limited");
    assertThat(limited.get("ticket/" + id).status()).isEqualTo(403);
    assertThat(limited.get("queue/ops-help").status()).isEqualTo(403);
    assertThat(limited.find("id > 0")).isEmpty();
    admin.grant("limited", ops, Set.of(RtRight.SEE_QUEUE, RtRight.SHOW_TICKET));
    assertThat(limited.said(limited.put("ticket/" + id, "{'Subject':'x','Status':'open'}")))
        .containsExactly("Ticket 1: Permission Denied", "Ticket 1: Permission Denied");
    assertThat(limited.delete("ticket/" + id).status()).isEqualTo(500);
  }

  @Test
  void strangeThingsHaveStrangeStatuses() {
    assertThat(rest.get("ticket/999").status()).isEqualTo(404);
    assertThat(rest.get("queue/unknown").status()).isEqualTo(403);
    assertThat(rest.get("transaction/999").status()).isEqualTo(500);
    assertThat(rest.get("attachment/999").status()).isEqualTo(500);
    assertThat(rest.read("ticket/999/history").path("items")).isEmpty();
    assertThat(rest.get("ticket/" + id + "/correspond").status()).isEqualTo(405);
    assertThat(rest.send("PATCH", "ticket/" + id, "", Map.of()).status()).isEqualTo(501);
    assertThat(rest.send("PUT", "ticket/" + id + "/take", "", Map.of()).status()).isEqualTo(415);
    assertThat(rest.post("ticket", "{'Queue':").status()).isEqualTo(400);
    assertThat(rest.post("ticket", "[]").status()).isEqualTo(400);
    assertThat(rest.put("ticket/" + id, "{'Subject':'\\ud800'}").status()).isEqualTo(400);
  }

  @Test
  void whoLooksLikeABrowserIsSentToTheLoginPage() {
    Rest stranger = new Rest(rt, "1-2-3");
    assertThat(stranger.get("rt").status()).isEqualTo(401);
    assertThat(stranger.send("GET", "rt", "", Map.of("cookie", List.of("a=b"))).status())
        .isEqualTo(302);
    Map<String, List<String>> browser = Map.of("user-agent", List.of("Mozilla/5.0"));
    assertThat(stranger.send("GET", "rt", "", browser).status()).isEqualTo(302);
    String basic =
        java.util.Base64.getEncoder()
            .encodeToString("bridge:secret".getBytes(StandardCharsets.UTF_8));
    Map<String, List<String>> password = Map.of("authorization", List.of("Basic " + basic));
    assertThat(stranger.send("GET", "rt", "", password).status()).isEqualTo(200);
  }
}
