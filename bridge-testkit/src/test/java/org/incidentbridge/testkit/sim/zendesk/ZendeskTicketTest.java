package org.incidentbridge.testkit.sim.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Facts 3.4: how tickets are written. */
final class ZendeskTicketTest extends ZendeskTest {

  private final long id = zendesk.as("Carol").report("Printer", "It burns");

  private SimResponse keyed(String key, String body) {
    return rest.send("POST", "tickets", body, Map.of("idempotency-key", List.of(key)));
  }

  private static String problem(SimResponse answer, String field) {
    return Rest.json(answer).path("details").path(field).path(0).path("description").asText();
  }

  @Test
  void aCreationAnswersWithTheTicketAndItsAudit() {
    SimResponse answer =
        rest.post("tickets.json", "{'ticket':{'subject':'test','description':'test'}}");

    assertThat(answer.status()).isEqualTo(201);
    JsonNode body = Rest.json(answer);
    assertThat(answer.headers().get("Location"))
        .endsWith("/api/v2/tickets/" + body.path("ticket").path("id").asLong() + ".json");
    assertThat(events(body.path("audit")))
        .containsSubsequence(
            "Comment",
            "Create subject",
            "Create requester_id",
            "Create priority",
            "Create type",
            "Create status",
            "Create custom_status_id");
    assertThat(body.path("audit").path("events").path(0).path("html_body").asText())
        .isEqualTo("<div class=\"zd-comment\" dir=\"auto\"><p dir=\"auto\">test</p></div>");
  }

  @Test
  void anUnknownKeyIsDroppedAndNamedInAHeaderOnly() {
    SimResponse answer = rest.update(id, "{'id':7,'subject':'new','colour':'red'}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("x-zendesk-api-warn"))
        .isEqualTo(
            "{:allowed_parameters=>{:controller=>\"tickets\", :action=>\"update\","
                + " :unpermitted_keys=>[\"ticket.id\", \"ticket.colour\"], :invalid_values=>[]}}");
    assertThat(zendesk.inspect().ticket(id).subject()).isEqualTo("new");
  }

  @Test
  void theDescriptionIsNotChangedAndNobodySaysSo() {
    SimResponse answer = rest.update(id, "{'description':'other','subject':'new'}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).doesNotContainKey("x-zendesk-api-warn");
    assertThat(rest.ticket(id).path("description").asText()).isEqualTo("It burns");
    assertThat(events(Rest.json(answer).path("audit"))).containsExactly("Change subject");
  }

  @Test
  void aKeyMakesACreationHappenOnceInTwoHours() {
    String body = "{'ticket':{'subject':'s','comment':{'body':'b'}}}";
    SimResponse first = keyed("k1", body);
    SimResponse second = keyed("k1", body);

    assertThat(first.headers()).containsEntry("x-idempotency-lookup", "miss");
    assertThat(second.headers()).containsEntry("x-idempotency-lookup", "hit");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(zendesk.inspect().count()).isEqualTo(2);

    pass(Duration.ofHours(2));
    assertThat(keyed("k1", body).headers()).containsEntry("x-idempotency-lookup", "miss");
    assertThat(zendesk.inspect().count()).isEqualTo(3);
  }

  @Test
  void aKeyWithAnotherBodyIsRefused() {
    keyed("k1", "{'ticket':{'subject':'s','comment':{'body':'b'}}}");

    SimResponse other = keyed("k1", "{'ticket':{'subject':'t','comment':{'body':'b'}}}");

    assertThat(other.status()).isEqualTo(400);
    assertThat(Rest.json(other).path("error").asText()).isEqualTo("IdempotentRequestError");
  }

  @Test
  void theKeyOfAnUpdateMeansNothing() {
    String body = "{'ticket':{'comment':{'body':'again','public':true}}}";
    Map<String, List<String>> key = Map.of("idempotency-key", List.of("k2"));
    rest.send("PUT", "tickets/" + id, body, key);
    SimResponse second = rest.send("PUT", "tickets/" + id, body, key);

    assertThat(second.headers()).doesNotContainKey("x-idempotency-lookup");
    assertThat(zendesk.inspect().ticket(id).comments()).hasSize(3);
  }

  @Test
  void aSafeUpdateIsRefusedAfterSomebodyElses() {
    String stamp = rest.ticket(id).path("updated_at").asText();
    pass(Duration.ofSeconds(1));
    zendesk.as("Alice").set(id, "priority", "high");
    for (String flag : new String[] {"true", "false"}) {
      SimResponse refused =
          rest.update(
              id, "{'subject':'x','safe_update':%s,'updated_stamp':'%s'}".formatted(flag, stamp));

      assertThat(refused.status()).isEqualTo(409);
      assertThat(Rest.json(refused).path("error").asText()).isEqualTo("UpdateConflict");
    }
    assertThat(zendesk.inspect().ticket(id).subject()).isEqualTo("Printer");
  }

  @Test
  void twoWritesOfOneSecondLookAlikeToASafeUpdate() {
    String stamp = rest.ticket(id).path("updated_at").asText();
    zendesk.as("Alice").set(id, "subject", "hers");

    SimResponse answer =
        rest.update(
            id, "{'subject':'ours','safe_update':true,'updated_stamp':'%s'}".formatted(stamp));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(zendesk.inspect().ticket(id).subject()).isEqualTo("ours");
  }

  @Test
  void somebodyCanComeInBetween() {
    String stamp = rest.ticket(id).path("updated_at").asText();
    pass(Duration.ofSeconds(1));
    zendesk.hooks().beforeUpdate(ticket -> zendesk.as("Alice").set(ticket, "subject", "hers"));

    SimResponse refused =
        rest.update(
            id, "{'subject':'ours','safe_update':true,'updated_stamp':'%s'}".formatted(stamp));

    assertThat(refused.status()).isEqualTo(409);
  }

  @Test
  void metadataLiesInTheAuditAndNotInTheTicket() {
    rest.update(id, "{'metadata':{'op':'42'},'comment':{'body':'said','public':false}}");

    JsonNode audit = rest.read("tickets/" + id + "/audits").path("audits").path(1);
    JsonNode said = rest.read("tickets/" + id + "/comments").path("comments").path(1);

    assertThat(audit.path("metadata").path("custom").path("op").asText()).isEqualTo("42");
    assertThat(said.path("audit_id")).isEqualTo(audit.path("id"));
    assertThat(said.path("metadata").path("custom").path("op").asText()).isEqualTo("42");
    assertThat(rest.ticket(id).has("metadata")).isFalse();
  }

  @Test
  void externalIdsNeedNotBeUnique() {
    long other = rest.create("{'subject':'s','external_id':'e1','comment':{'body':'b'}}");
    rest.update(id, "{'external_id':'e1'}");

    assertThat(ids(rest.read("tickets?external_id=e1").path("tickets"))).containsExactly(id, other);
  }

  @Test
  void aFirstAssigneeOpensTheTicketAndBringsTheGroup() {
    SimResponse answer = rest.update(id, "{'assignee_id':%d}".formatted(alice));

    JsonNode ticket = Rest.json(answer).path("ticket");
    assertThat(ticket.path("status").asText()).isEqualTo("open");
    assertThat(ticket.path("group_id").asLong()).isPositive();
    assertThat(events(Rest.json(answer).path("audit")))
        .contains("Change assignee_id", "Change group_id", "Change status");
  }

  @Test
  void triggersRunInTheSameAudit() {
    zendesk.admin().addTrigger("Mark urgent", "priority", "urgent", "hot");

    JsonNode answer = Rest.json(rest.update(id, "{'priority':'urgent'}"));

    assertThat(events(answer.path("audit"))).contains("Change priority", "Change tags");
    JsonNode tagged = answer.path("audit").path("events").path(1);
    assertThat(tagged.path("via").path("channel").asText()).isEqualTo("rule");
    assertThat(rest.read("tickets/" + id + "/audits").path("audits")).hasSize(2);
  }

  @Test
  void aSetPriorityIsNotCleared() {
    rest.update(id, "{'priority':'high'}");

    assertThat(rest.update(id, "{'priority':null}").status()).isEqualTo(200);
    assertThat(zendesk.inspect().ticket(id).field("priority")).isEqualTo("high");
  }

  @Test
  void unknownWordsAreRefused() {
    assertThat(rest.update(id, "{'priority':'hihg'}").status()).isEqualTo(422);
    assertThat(rest.update(id, "{'status':'nirvana'}").status()).isEqualTo(422);
    assertThat(rest.update(id, "{'status':null}").status()).isEqualTo(422);
    assertThat(rest.update(id, "{'custom_status_id':12345}").status()).isEqualTo(422);
    assertThat(rest.update(id, "{'assignee_id':%d}".formatted(carol)).status()).isEqualTo(422);
  }

  @Test
  void solvingAsksForTheAssigneeAndForRequiredFields() {
    long cause = zendesk.admin().addField("Cause", FieldType.TAGGER, "wear", "fire");
    zendesk.admin().requireToSolve(cause);

    SimResponse refused = rest.update(id, "{'status':'solved'}");

    assertThat(refused.status()).isEqualTo(422);
    JsonNode base = Rest.json(refused).path("details").path("base");
    assertThat(base.path(0).path("description").asText())
        .isEqualTo("Assignee: is required when solving a ticket");
    assertThat(base.path(1).path("ticket_field_id").asLong()).isEqualTo(cause);
    assertThat(base.path(1).path("ticket_field_type").asText()).isEqualTo("FieldTagger");
    String all =
        "{'status':'solved','assignee_id':%d,'custom_fields':[{'id':%d,'value':'fire'}]}"
            .formatted(alice, cause);
    assertThat(rest.update(id, all).status()).isEqualTo(200);
  }

  @Test
  void aClosedTicketIsNeverChangedAgain() {
    zendesk.admin().close(id);

    SimResponse refused = rest.update(id, "{'subject':'x'}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(problem(refused, "status")).isEqualTo("Status: closed prevents ticket update");
    assertThat(rest.put("tickets/" + id + "/tags", "{'tags':['a']}").status()).isEqualTo(422);
    long comment = zendesk.inspect().ticket(id).comments().getFirst().id();
    assertThat(rest.put("tickets/" + id + "/comments/" + comment + "/make_private", "").status())
        .isEqualTo(422);
  }

  @Test
  void aFollowUpGoesOnFromAClosedTicketOnly() {
    String body = "{'subject':'again','via_followup_source_id':%d,'comment':{'body':'b'}}";
    assertThat(rest.post("tickets", "{'ticket':" + body.formatted(id) + "}").status())
        .isEqualTo(422);
    zendesk.admin().close(id);

    long next = rest.create(body.formatted(id));

    assertThat(rest.ticket(id).path("followup_ids").path(0).asLong()).isEqualTo(next);
    JsonNode source = rest.ticket(next).path("via").path("source");
    assertThat(source.path("rel").asText()).isEqualTo("follow_up");
    assertThat(source.path("from").path("ticket_id").asLong()).isEqualTo(id);
  }

  @Test
  void statusAndCustomStatusGoTogether() {
    long waiting = zendesk.admin().addStatus("pending", "Waiting for vendor");

    rest.update(id, "{'custom_status_id':%d}".formatted(waiting));
    assertThat(rest.ticket(id).path("status").asText()).isEqualTo("pending");
    rest.update(id, "{'status':'pending'}");
    assertThat(rest.ticket(id).path("custom_status_id").asLong()).isEqualTo(waiting);
    rest.update(id, "{'status':'hold'}");
    assertThat(rest.ticket(id).path("custom_status_id").asLong())
        .isEqualTo(zendesk.inspect().usualStatus("hold"));
  }

  @Test
  void valuesOfListsAreTagsAndTagsAreValues() {
    long cause = zendesk.admin().addField("Cause", FieldType.TAGGER, "wear", "fire");
    rest.update(id, "{'tags':['old'],'custom_fields':[{'id':%d,'value':'fire'}]}".formatted(cause));
    assertThat(zendesk.inspect().ticket(id).tags()).containsExactlyInAnyOrder("old", "fire");

    rest.update(id, "{'tags':['old','wear']}");

    assertThat(zendesk.inspect().ticket(id).custom(cause)).isEqualTo("wear");
    rest.update(id, "{'tags':[]}");
    assertThat(zendesk.inspect().ticket(id).custom(cause)).isEmpty();
  }

  @Test
  void fieldsThatAreNotThereAreDroppedWithoutAWord() {
    long gone = zendesk.admin().addField("Gone", FieldType.TEXT);
    zendesk.admin().deactivate(gone);

    SimResponse answer =
        rest.update(
            id, "{'custom_fields':[{'id':%d,'value':'x'},{'id':1,'value':'y'}]}".formatted(gone));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).doesNotContainKey("x-zendesk-api-warn");
    assertThat(events(Rest.json(answer).path("audit"))).isEmpty();
  }

  @Test
  void valuesHaveToFitTheirField() {
    long day = zendesk.admin().addField("Day", FieldType.DATE);
    long number = zendesk.admin().addField("Number", FieldType.INTEGER);
    long cause = zendesk.admin().addField("Cause", FieldType.TAGGER, "wear");
    String field = "{'custom_fields':[{'id':%d,'value':'%s'}]}";

    assertThat(rest.update(id, field.formatted(day, "soon")).status()).isEqualTo(422);
    assertThat(rest.update(id, field.formatted(number, "one")).status()).isEqualTo(422);
    assertThat(rest.update(id, field.formatted(cause, "rust")).status()).isEqualTo(422);
    assertThat(rest.update(id, field.formatted(day, "2026-05-02")).status()).isEqualTo(200);
  }

  @Test
  void wholeSetsOfTagsLoseWhatOthersAddedAndTheTagsResourceDoesNot() {
    zendesk.as("Alice").tag(id, "hers");
    rest.put("tickets/" + id + "/tags", "{'tags':['ours']}");
    assertThat(zendesk.inspect().ticket(id).tags()).containsExactlyInAnyOrder("hers", "ours");

    rest.update(id, "{'tags':['ours']}");

    assertThat(zendesk.inspect().ticket(id).tags()).containsExactly("ours");
    assertThat(rest.post("tickets/" + id + "/tags", "{'tags':['a','b']}").status()).isEqualTo(201);
    rest.send("DELETE", "tickets/" + id + "/tags", "{'tags':['a']}", Map.of());
    assertThat(zendesk.inspect().ticket(id).tags()).containsExactly("b");
  }

  @Test
  void aTicketNeedsAText() {
    SimResponse refused = rest.post("tickets", "{'ticket':{'subject':'s'}}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(problem(refused, "base")).isEqualTo("Description: cannot be blank");
    assertThat(rest.post("tickets", "{'subject':'s'}").status()).isEqualTo(400);
  }

  @Test
  void anUpdateThatChangesNothingLeavesNoTrace() {
    long before = zendesk.inspect().changes();

    SimResponse answer = rest.update(id, "{'subject':'Printer'}");

    assertThat(events(Rest.json(answer).path("audit"))).isEmpty();
    assertThat(zendesk.inspect().changes()).isEqualTo(before);
    assertThat(rest.read("tickets/" + id + "/audits").path("audits")).hasSize(1);
  }

  @Test
  void aDeletedTicketIsNotThereUntilItIsRestored() {
    SimResponse gone = rest.delete("tickets/" + id);
    assertThat(gone.status()).isEqualTo(204);
    assertThat(gone.body()).isEmpty();
    assertThat(rest.get("tickets/" + id).status()).isEqualTo(404);
    assertThat(rest.update(id, "{'subject':'x'}").status()).isEqualTo(404);
    assertThat(ids(rest.read("deleted_tickets").path("deleted_tickets"))).containsExactly(id);

    SimResponse restored = rest.put("deleted_tickets/" + id + "/restore", "");

    assertThat(Rest.text(restored)).isEqualTo("{}");
    assertThat(rest.ticket(id).path("status").asText()).isEqualTo("new");
  }

  @Test
  void anArchivedTicketIsReadByItsIdAlone() {
    zendesk.admin().close(id);
    zendesk.admin().archive(id);

    assertThat(rest.read("tickets").path("tickets")).isEmpty();
    assertThat(rest.ticket(id).path("status").asText()).isEqualTo("closed");
    minutes(2);
    JsonNode exported = rest.read("incremental/tickets/cursor?start_time=0").path("tickets");
    assertThat(ids(exported)).containsExactly(id);
  }

  @Test
  void theAnswerOfACustomerOpensTheTicketAgain() {
    zendesk.as("Alice").assign(id, "Alice");
    zendesk.as("Alice").status(id, "solved");

    zendesk.as("Carol").comment(id, "Still burning");

    assertThat(zendesk.inspect().ticket(id).status()).isEqualTo("open");
  }
}
