package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Installation.class)
final class JiraWriteTest extends JiraCase {

  JiraWriteTest(Installation installation) {
    super(installation);
  }

  @Test
  void everyKindOfFieldGoesThereAndBack() {
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("summary", Value.line("Grüße an alle"));
    fields.put("description", Value.body(RichText.plain("one\n\ntwo")));
    fields.put("priority", Value.line("High"));
    fields.put("labels", Value.names(List.of("a", "b")));
    fields.put("components", Value.names(List.of("Backend")));
    fields.put("versions", Value.names(List.of("1.0")));
    fields.put("duedate", new Value.Moment(Instant.parse("2026-05-01T00:00:00Z")));
    fields.put("assignee", person("", "alice@example.com", ""));
    fields.put(jira.site.fieldId("Severity"), Value.line("SEV2"));
    fields.put(jira.site.fieldId("Regions"), Value.names(List.of("EU", "US")));
    fields.put(jira.site.fieldId("Steps"), Value.body(RichText.plain("press it")));
    fields.put(
        jira.site.fieldId("Due at"), new Value.Moment(Instant.parse("2026-05-01T10:11:12.130Z")));
    fields.put(jira.site.fieldId("Affected users"), Value.line("12.5"));
    fields.put(jira.site.fieldId("Customer"), Value.line("ACME"));

    Outcome.Receipt receipt = applied(create("all", fields));

    assertThat(receipt.losses()).isEmpty();
    TicketSnapshot shown = receipt.ticket().orElseThrow();
    fields.remove("assignee");
    assertThat(shown.fields()).containsAllEntriesOf(fields);
    assertThat(((Value.Person) shown.field("assignee")).party().name()).isEqualTo("Alice Example");
  }

  @Test
  void labelsThatOthersAddedMeanwhileStay() {
    String id = jira.people().create("Labels", "text");
    jira.alice().edit(id, "labels", List.of("old", "theirs"));

    applied(
        update(id, "labels", Value.names(List.of("old")), Value.names(List.of("new", "old two"))));

    assertThat(labels(id)).containsExactlyInAnyOrder("theirs", "new", "old-two");
  }

  /** N4: the label that {@code marker.label} asks for. */
  @Test
  void theBridgesOwnLabelStaysAndIsNotRead() {
    String id = jira.people().create("Labels", "text");
    jira.alice().edit(id, "labels", List.of("incident-bridge", "old"));

    assertThat(snapshot(id).field("labels")).isEqualTo(Value.names(List.of("old")));
    applied(update(id, "labels", Value.names(List.of("old")), Value.names(List.of("new"))));

    assertThat(labels(id)).containsExactlyInAnyOrder("incident-bridge", "new");
  }

  @Test
  void aLabelWithABlankStaysWhenOthersChange() {
    List<String> before = List.of("big-customer", "old");

    assertThat(relabelled(before, before, List.of("big customer", "paper")))
        .containsExactlyInAnyOrder("big-customer", "paper");
  }

  @Test
  void aLabelWithABlankIsTakenAwayAsTheNameThatItWasGivenBy() {
    List<String> shown = List.of("big-customer", "paper");

    assertThat(relabelled(shown, List.of("big customer", "paper"), List.of("paper")))
        .containsExactlyInAnyOrder("paper");
  }

  /** What an issue with these labels has once they were changed from those to others. */
  private SortedSet<String> relabelled(List<String> shown, List<String> from, List<String> to) {
    String id = jira.people().create("Labels", "text");
    jira.alice().edit(id, "labels", shown);
    applied(update(id, "labels", Value.names(from), Value.names(to)));
    return labels(id);
  }

  @Test
  void aLabelWithABlankThatStandsIsFoundWrittenAfterALostAnswer() {
    String id = jira.people().create("Labels", "text");
    jira.alice().edit(id, "labels", List.of("big-customer"));

    Outcome settled =
        jira.tracker()
            .sink()
            .settle(
                update(id, "labels", Value.absent(), Value.names(List.of("big customer"))),
                Instant.EPOCH);

    assertThat(settled).isInstanceOf(Outcome.Applied.class);
  }

  /** N10: written out, its digits would fill the memory. */
  @ParameterizedTest
  @ValueSource(strings = {"1e1999999999", "1e-1999999999", "0e2147483647", "many"})
  void aNumberThatJiraCannotHoldIsRefusedAlone(String number) {
    String id = jira.people().create("Number", "text");
    String field = jira.site.fieldId("Affected users");
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("summary", Value.line("Number"));
    fields.put(field, Value.line(number));

    assertThat(
            List.of(
                apply(update(id, field, Value.absent(), fields.get(field))),
                apply(create("number", fields))))
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.fields()).containsOnlyKeys(field)));
  }

  @Test
  void aPersonNobodyKnowsIsLeftOutAndSaid() {
    String id = jira.people().create("Who", "text");

    Outcome.Receipt receipt =
        applied(update(id, "assignee", Value.absent(), person("", "", "Nobody Atall")));

    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("assignee");
    assertThat(jira.issue(id).values().get("assignee")).isNull();
  }

  @Test
  void aPersonIsFoundByExactName() {
    String id = jira.people().create("Who", "text");

    Outcome.Receipt receipt =
        applied(update(id, "assignee", Value.absent(), person("", "", "Bob Example")));

    assertThat(receipt.losses()).isEmpty();
    assertThat(((Value.Person) receipt.ticket().orElseThrow().field("assignee")).party().account())
        .isEqualTo(installation.account(jira.site, "bob"));
  }

  @Test
  void aPersonWithAnAccountIsWrittenByIt() {
    String alice = installation.account(jira.site, "alice");
    String id = jira.people().create("Who", "text");

    Outcome.Receipt receipt =
        applied(update(id, "assignee", Value.absent(), person(alice, "", "Somebody Else")));

    assertThat(receipt.losses()).isEmpty();
    assertThat(((Value.Person) receipt.ticket().orElseThrow().field("assignee")).party().account())
        .isEqualTo(alice);
  }

  @Test
  void aStatusSeveralStepsAwayIsReachedWithTheResolutionThatTheWorkflowAsksFor() {
    String id = jira.people().create("Far", "text");

    Outcome.Receipt receipt = applied(move(id, "Backlog", "Done", Map.of()));

    assertThat(jira.issue(id).status()).isEqualTo("Done");
    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("resolution");
    assertThat(receipt.ticket().orElseThrow().field("resolution")).isEqualTo(Value.line("Done"));
  }

  @Test
  void anEndThatIsNotWantedIsNoWayThroughWhileThereAreOthersToTry() {
    String seen = jira.people().create("Stands one step further on", "text");
    jira.people().move(seen, "Selected");
    String id = jira.people().create("Far", "text");

    applied(move(id, "Backlog", "Done", Map.of()));

    assertThat(jira.issue(id).status()).isEqualTo("Done");
    assertThat(jira.issue(id).parts().histories().toString()).doesNotContain("Cancelled");
  }

  @Test
  void theResolutionGivenIsSetOnTheWay() {
    String id = jira.people().create("Cancel", "text");

    Outcome.Receipt receipt =
        applied(move(id, "Backlog", "Cancelled", Map.of("resolution", Value.line("Duplicate"))));

    assertThat(receipt.losses()).isEmpty();
    assertThat(receipt.ticket().orElseThrow().field("resolution"))
        .isEqualTo(Value.line("Duplicate"));
  }

  /** Jira counts a character beyond 16 bits as two. */
  @Test
  void aTitleOfManyEmojiFitsAndTearsNoneApart() {
    String id = jira.people().create("Emoji", "text");

    Outcome.Receipt receipt =
        applied(update(id, "summary", Value.line("Emoji"), Value.line("x" + "😀".repeat(200))));

    assertThat(jira.truth().title(id))
        .hasSizeLessThanOrEqualTo(255)
        .isEqualTo("x" + "😀".repeat(126) + "…");
    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("summary");
  }

  @Test
  void aStatusThatIsUnreachableSaysWhatCanBeReached() {
    JiraHarness help = JiraHarness.help(installation);
    jira = help;
    String id = help.people().create("Closed", "text");
    help.alice().transition(id, "Resolved", Map.of("resolution", "Done"));
    help.alice().transition(id, "Closed");

    Outcome outcome = apply(move(id, "Closed", "Waiting for support", Map.of()));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message())
        .contains("'Closed'")
        .contains("'Waiting for support'")
        .contains("nothing");
    assertThat(help.issue(id).status()).isEqualTo("Closed");
  }

  @Test
  void aStatusThatSomebodyElseChangedIsStale() {
    String id = jira.people().create("Race", "text");
    jira.people().move(id, "Selected");

    assertThat(apply(move(id, "Backlog", "In Progress", Map.of())))
        .isInstanceOf(Outcome.Stale.class);
  }

  @Test
  void anInternalFileIsRefusedOutsideServiceProjects() {
    String id = jira.people().create("File", "text");

    Outcome outcome = apply(file(id, "x.txt", 3, Visibility.INTERNAL));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(jira.truth().files(id)).isEmpty();
  }

  @Test
  void aFileBeyondTheLimitIsRefusedWithoutSendingIt() {
    String id = jira.people().create("File", "text");
    long before = jira.truth().writes();

    Outcome outcome = apply(file(id, "x.bin", 50_000_000, Visibility.PUBLIC));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("50").contains("at most");
    assertThat(jira.truth().writes()).isEqualTo(before);
  }

  @Test
  void issuesAreLinkedTheRightWayRound() {
    String one = jira.people().create("One", "text");
    String two = jira.people().create("Two", "text");

    applied(new Command.LinkTickets(target("l", one), new TicketLink(TicketLink.Kind.BLOCKS, two)));

    assertThat(snapshot(one).talk().links())
        .containsExactly(new TicketLink(TicketLink.Kind.BLOCKS, two));
    assertThat(snapshot(two).talk().links())
        .containsExactly(new TicketLink(TicketLink.Kind.BLOCKED_BY, one));
  }

  /** N3: both incidents of a relation may find that it is missing. */
  @ParameterizedTest
  @EnumSource(TicketLink.Kind.class)
  void aRelationThatIsPutFromBothEndsStandsOnce(TicketLink.Kind kind) {
    String one = jira.people().create("One", "text");
    String two = jira.people().create("Two", "text");

    applied(new Command.LinkTickets(target("l", one), new TicketLink(kind, two)));
    applied(new Command.LinkTickets(target("m", two), new TicketLink(kind.inverse(), one)));

    assertThat(snapshot(one).talk().links()).hasSize(1);
    assertThat(snapshot(two).talk().links()).hasSize(1);
  }

  @Test
  void aConflictInsideJiraIsPutOff() {
    String id = jira.people().create("Race", "text");
    jira.line.nextWrite(request -> SimResponse.json(409, "{\"errorMessages\":[\"conflict\"]}"));

    assertThat(apply(update(id, "summary", Value.line("Race"), Value.line("New"))))
        .isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void aFullIssueIsRefusedForGood() {
    String id = jira.people().create("Full", "text");
    jira.line.nextWrite(request -> SimResponse.json(413, "{\"errorMessages\":[\"too many\"]}"));

    assertThat(apply(comment("one", id, "more", Visibility.PUBLIC)))
        .isInstanceOf(Outcome.Refused.class);
  }
}
