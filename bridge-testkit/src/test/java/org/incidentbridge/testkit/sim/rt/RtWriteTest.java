package org.incidentbridge.testkit.sim.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** What becomes of changes: a write that fails answers 200, too. */
final class RtWriteTest extends RtTest {

  private final int id = open("Mail is slow");

  @Test
  void aFailedWriteAnswers200WithSentences() {
    assertThat(put(id, "{'Status':'bad'}"))
        .containsExactly("Ticket 1: Status 'bad' isn't a valid status for this ticket.");
    assertThat(put(id, "{'Queue':'Nonesuch'}"))
        .containsExactly("Ticket 1: Queue Nonesuch does not exist");
    assertThat(put(id, "{'Owner':'nobodyknows'}"))
        .containsExactly("Ticket 1: That user does not exist");
    assertThat(put(id, "{'Owner':'dana'}"))
        .containsExactly("Ticket 1: That user may not own tickets in that queue");
    assertThat(put(id, "{'Nope':'1'}")).isEmpty();
    assertThat(rest.history(id)).hasSize(1);
  }

  @Test
  void fieldsAreSetInTheOrderOfTheirNamesEachInItsOwnTransaction() {
    assertThat(
            put(
                id,
                "{'Subject':'New','Status':'open','Priority':'x','Owner':'alice',"
                    + "'CustomFields':{'Severity':'low'}}"))
        .containsExactly(
            "Ticket 1: Owner changed from Nobody to alice",
            "Ticket 1: Status changed from 'new' to 'open'",
            "Ticket 1: Subject changed from 'Mail is slow' to 'New'",
            "Severity Low added");
    int alice = rest.read("user/alice").path("_hyperlinks").path(0).path("id").asInt();
    assertThat(rest.history(id))
        .containsExactly(
            "Create > bridge",
            "Set Owner 6>" + alice + " bridge",
            "EmailRecord > RT_System",
            "SetWatcher Owner 6>" + alice + " bridge",
            "Status Status new>open bridge",
            "Set Subject Mail is slow>New bridge",
            "CustomField " + severity + " >Low bridge");
  }

  @Test
  void whatIsAlreadySoChangesNothing() {
    put(id, "{'Status':'open'}");
    long before = rt.inspect().changes();
    assertThat(put(id, "{'Status':'open','Subject':'Mail is slow'}")).isEmpty();
    assertThat(rt.inspect().changes()).isEqualTo(before);
  }

  @Test
  void aSubjectIsCutAt200BytesAndLosesItsNewlines() {
    put(id, "{'Subject':'" + "é".repeat(120) + "\\nnew'}");
    assertThat(rest.ticket(id).path("Subject").asText()).isEqualTo("é".repeat(100));
  }

  @Test
  void anOffsetOfADateEmptiesIt() {
    assertThat(put(id, "{'Due':'2026-12-01 10:00:00'}"))
        .containsExactly("Ticket 1: Due changed from Not set to Tue Dec 01 10:00:00 2026");
    assertThat(put(id, "{'Due':'2026-12-01T10:00:00+02:00'}"))
        .containsExactly("Ticket 1: Due changed from Tue Dec 01 10:00:00 2026 to Not set");
    assertThat(put(id, "{'Due':'gurke'}"))
        .containsExactly("Ticket 1: Due could not be set to gurke.");
    assertThat(put(id, "{'Due':null}")).isEmpty();
  }

  @Test
  void aPriorityThatIsNoNumberBecomesNought() {
    put(id, "{'Priority':'7'}");
    assertThat(put(id, "{'Priority':'High'}"))
        .containsExactly("Ticket 1: Priority changed from 'Low' to 'High'");
    put(id, "{'Priority':'x'}");
    assertThat(rest.ticket(id).path("Priority").asText()).isEqualTo("0");
  }

  @Test
  void aStaleTagIsRefused() {
    String tag = rest.get("ticket/" + id).headers().get("ETag");
    Map<String, java.util.List<String>> match = Map.of("if-match", java.util.List.of(tag));
    assertThat(rest.send("PUT", "ticket/" + id, "{'Subject':'a'}", match).status()).isEqualTo(200);
    assertThat(rest.send("PUT", "ticket/" + id, "{'Subject':'b'}", match).status()).isEqualTo(412);
    SimResponse comment = rest.send("POST", "ticket/" + id + "/comment", "{'Content':''}", match);
    assertThat(comment.status()).isEqualTo(412);
    assertThat(rest.send("DELETE", "ticket/" + id, "", match).status()).isEqualTo(412);
  }

  @Test
  void aQueueMoveMapsTheStatusAndDropsAnOwnerWithoutRightsThere() {
    put(id, "{'Owner':'alice','Status':'open'}");
    assertThat(put(id, "{'Queue':'major-incident'}"))
        .containsExactly("Ticket 1: Queue changed from ops-help to major-incident");
    assertThat(rt.inspect().ticket(id).status()).isEqualTo("investigating");
    assertThat(rt.inspect().ticket(id).owner()).isEqualTo("Nobody");
    assertThat(rest.history(id)).contains("Status Status open>investigating RT_System");
  }

  @Test
  void notEveryWayIsOpenInALifecycle() {
    int incident = rest.create(INCIDENTS, "Down", "");
    assertThat(put(incident, "{'Status':'monitoring'}"))
        .containsExactly("Ticket 2: You can't change status from 'reported' to 'monitoring'.");
  }

  @Test
  void openDependenciesKeepATicketOpen() {
    int first = open("First");
    assertThat(put(id, "{'AddDependsOn':'" + first + "'}"))
        .containsExactly("Ticket 1 depends on Ticket 2.");
    assertThat(put(id, "{'Status':'resolved'}"))
        .containsExactly("Ticket 1: That ticket has unresolved dependencies");
    put(first, "{'Status':'resolved'}");
    put(id, "{'Status':'resolved'}");
    assertThat(rest.ticket(id).path("Status").asText()).isEqualTo("resolved");
  }

  @Test
  void linksAreReplacedAsASetOrAddedOneByOne() {
    assertThat(put(id, "{'AddRefersTo':'https://jira.test/browse/OPS-1'}"))
        .containsExactly("Ticket 1 refers to URI https://jira.test/browse/OPS-1.");
    assertThat(put(id, "{'AddRefersTo':'https://jira.test/browse/OPS-1'}"))
        .containsExactly("Link already exists");
    assertThat(put(id, "{'RefersTo':['https://jira.test/browse/OPS-2']}")).hasSize(2);
    assertThat(rest.find("RefersTo = 'https://jira.test/browse/OPS-2'")).containsExactly("1");
    put(id, "{'RefersTo':[]}");
    assertThat(rt.inspect().ticket(id).links("RefersTo")).isEmpty();
    assertThat(put(id, "{'AddRefersTo':'nonsense'}"))
        .containsExactly("Couldn't resolve 'nonsense' into a link.");
  }

  @Test
  void aLinkIsToldInTheHistoryOfBothTickets() {
    int second = open("Second");
    put(id, "{'AddRefersTo':'2'}");
    assertThat(rest.history(id))
        .contains("AddLink RefersTo >fsck.com-rt://rt.example.test/ticket/2 bridge");
    assertThat(rest.history(second))
        .contains("AddLink ReferredToBy >fsck.com-rt://rt.example.test/ticket/1 bridge");
  }

  @Test
  void customFieldsOfOneValueAndOfSeveral() {
    assertThat(put(id, "{'CustomFields':{'External refs':['a','b']}}"))
        .containsExactly(
            "a added as a value for External refs", "b added as a value for External refs");
    assertThat(put(id, "{'CustomFields':{'Severity':'Nix'}}"))
        .containsExactly("Invalid value for custom field");
    assertThat(put(id, "{'CustomFields':{'Mantis id':'abc'}}"))
        .containsExactly(
            "Could not add a new value to custom field 'Mantis id': Input must match [Digits]");
    put(id, "{'CustomFields':{'Jira key':'OPS-1'}}");
    assertThat(put(id, "{'CustomFields':{'Jira key':''}}"))
        .containsExactly("Jira key OPS-1 deleted");
    assertThat(rest.ticket(id).path("CustomFields").toString()).contains("[null]");
    assertThat(rest.put("ticket/" + id, "{'CustomFields':[1]}").status()).isEqualTo(500);
  }

  @Test
  void aDateOfACustomFieldWithAZKeepsOnlyItsDay() {
    put(id, "{'CustomFields':{'Outage start':'2026-11-22 10:00:00'}}");
    assertThat(rt.inspect().ticket(id).custom("Outage start"))
        .containsExactly("2026-11-22 10:00:00");
    put(id, "{'CustomFields':{'Outage start':'2026-11-22T10:00:00Z'}}");
    assertThat(rt.inspect().ticket(id).custom("Outage start"))
        .containsExactly("2026-11-22 00:00:00");
  }

  @Test
  void aNewTicketDropsWithoutAWordWhatDoesNotFit() {
    int made =
        rest.create(
            OPS, "x", ",'Nope':'1','Owner':'dana','CustomFields':{'Severity':'bogus','Nope':'1'}");
    assertThat(rt.inspect().ticket(made).owner()).isEqualTo("Nobody");
    assertThat(rt.inspect().ticket(made).custom("Severity")).isEmpty();
  }

  @Test
  void aNewTicketIsRefusedInAnUnknownQueueOrStatus() {
    SimResponse queue = rest.post("ticket", "{'Queue':'Nonesuch','Subject':'x'}");
    assertThat(queue.status()).isEqualTo(403);
    assertThat(Rest.json(queue).path("message").asText())
        .isEqualTo("No permission to create tickets in the queue 'Nonesuch'");
    assertThat(rest.post("ticket", "{'Queue':'ops-help','Status':'bad'}").status()).isEqualTo(400);
    assertThat(Rest.json(rest.post("ticket", "{}")).path("message").asText())
        .isEqualTo("Could not create ticket. Queue not set");
  }

  @Test
  void aBadWatcherBreaksTheOlderReleaseBeforeItDoesAnything() {
    put(id, "{'Cc':['alice']}");
    assertThat(rest.put("ticket/" + id, "{'Cc':['bogus']}").status()).isEqualTo(500);
    assertThat(rt.inspect().ticket(id).copies()).containsExactly("alice");
  }

  @Test
  void mergedAndDeletedTicketsAreInNoSearchAndAMergedNumberShowsTheTarget() {
    int target = open("Target");
    int gone = open("Gone");
    put(id, "{'CustomFields':{'Jira key':'OPS-1'}}");
    assertThat(put(id, "{'MergeInto':'" + target + "'}")).containsExactly("Merge Successful");
    assertThat(rest.delete("ticket/" + gone).status()).isEqualTo(204);
    assertThat(rest.find("id > 0")).containsExactly("2");
    assertThat(rest.find("Status = 'deleted'")).isEmpty();
    assertThat(rest.find("CF.{Jira key} = 'OPS-1'")).isEmpty();
    assertThat(rest.ticket(id).path("id").asInt()).isEqualTo(target);
    assertThat(rest.ticket(gone).path("Status").asText()).isEqualTo("deleted");
    put(id, "{'Subject':'lands on the target'}");
    assertThat(rt.inspect().ticket(target).subject()).isEqualTo("lands on the target");
    assertThat(rest.history(target).getFirst()).isEqualTo("Create > bridge");
  }
}
