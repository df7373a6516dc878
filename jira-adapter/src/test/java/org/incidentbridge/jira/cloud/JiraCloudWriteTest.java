package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.incidentbridge.jira.shared.JiraValueWriter;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JiraCloudWriteTest {

  private JiraCloudHarness jira = JiraCloudHarness.eng();

  @AfterEach
  void close() {
    jira.close();
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
        .isEqualTo(jira.site.user("bob").id());
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

  @Test
  void aStatusThatIsUnreachableSaysWhatCanBeReached() {
    JiraCloudHarness help = JiraCloudHarness.help();
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
  void aLongCommentGoesOnInFurtherOnesThatAreKnownAgain() {
    String id = jira.people().create("Long", "text");
    String text = ("word ".repeat(200) + "\n\n").repeat(80);
    Command.AddComment command = comment("long", id, text, Visibility.PUBLIC);

    Outcome.Receipt receipt = applied(command);

    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("comment");
    assertThat(jira.issue(id).parts().comments()).hasSizeGreaterThan(2);
    assertThat(snapshot(id).talk().comments().stream().skip(1))
        .allSatisfy(c -> assertThat(c.marker()).matches(CommandKey.FORM));
    assertThat(words(id)).isEqualTo(200 * 80);
    int before = jira.issue(id).parts().comments().size();
    applied(command);
    assertThat(jira.issue(id).parts().comments()).hasSize(before);
  }

  @Test
  void aLongDescriptionGoesOnInComments() {
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("summary", Value.line("Long"));
    fields.put("description", Value.body(RichText.plain(("w ".repeat(300) + "\n\n").repeat(100))));

    Outcome.Receipt receipt = applied(create("long", fields));

    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("description");
    String id = receipt.createdId().orElseThrow();
    assertThat(jira.issue(id).parts().comments()).isNotEmpty();
    assertThat(receipt.ticket().orElseThrow().talk().comments()).isNotEmpty();
  }

  @Test
  void anInternalCommentThatComesBackPublicIsTakenAwayAtOnce() {
    jira = JiraCloudHarness.help();
    String id = jira.people().create("Leak", "text");
    jira.line.next(
        request -> request.path().endsWith("/comment"),
        request -> {
          jira.alice().comment(id, "do not tell");
          String comment = jira.truth().comments(id).getFirst().id();
          return SimResponse.json(201, "{\"id\":\"" + comment + "\",\"jsdPublic\":true}");
        });

    Outcome outcome = apply(comment("secret", id, "do not tell", Visibility.INTERNAL));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("came back public");
    assertThat(jira.truth().comments(id)).isEmpty();
  }

  @Test
  void anInternalCommentThatCannotBeReadBackIsInDoubtUntilItCan() {
    jira = JiraCloudHarness.help();
    String id = jira.people().create("Doubt", "text");
    Command.AddComment command = comment("secret", id, "do not tell", Visibility.INTERNAL);
    jira.line.next(
        request -> request.path().endsWith("/comment"),
        request -> {
          jira.counter.handle(request);
          String comment = jira.truth().comments(id).getFirst().id();
          return SimResponse.json(201, "{\"id\":\"" + comment + "\"}");
        });
    jira.line.next(
        request -> request.method().equals("GET") && request.path().contains("/comment/"),
        request -> SimResponse.json(503, "{}"));

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    jira.pass(Duration.ofMinutes(1));
    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(jira.truth().comments(id)).hasSize(1);
  }

  @Test
  void anInternalCommentIsRefusedWhereNothingCanHideIt() {
    jira = new JiraCloudHarness("ENG", JiraOptions.usual(), Map.of());
    String id = jira.people().create("Open", "text");

    Outcome outcome = apply(comment("secret", id, "do not tell", Visibility.INTERNAL));

    assertThat(outcome)
        .isEqualTo(
            new Outcome.Refused(
                "engineering: an internal comment stays out, as this is no service project and"
                    + " anybody who sees the issue would see it. Name a role or group that may,"
                    + " under internal.role or internal.group, or do not share internal notes with"
                    + " this tracker",
                Map.of()));
    assertThat(jira.truth().comments(id)).isEmpty();
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

  @Test
  void aConflictInsideJiraIsPutOff() {
    String id = jira.people().create("Race", "text");
    jira.line.next(
        BadLine::isWrite, request -> SimResponse.json(409, "{\"errorMessages\":[\"conflict\"]}"));

    assertThat(apply(update(id, "summary", Value.line("Race"), Value.line("New"))))
        .isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void aFullIssueIsRefusedForGood() {
    String id = jira.people().create("Full", "text");
    jira.line.next(
        BadLine::isWrite, request -> SimResponse.json(413, "{\"errorMessages\":[\"too many\"]}"));

    assertThat(apply(comment("one", id, "more", Visibility.PUBLIC)))
        .isInstanceOf(Outcome.Refused.class);
  }

  /** N5: a note that nobody would see in the service project is open to all in the other one. */
  @Test
  void anInternalCommentIsRefusedWhereItsTicketMovedOutOfTheServiceProjectAMomentAgo() {
    jira = JiraCloudHarness.help();
    String id = jira.people().create("Moving", "text");
    jira.tracker().source().fetch(id);
    jira.site.as("alice").move(id, "ENG", "Bug");

    assertThat(apply(comment("secret", id, "do not tell", Visibility.INTERNAL)))
        .isInstanceOf(Outcome.Refused.class);

    assertThat(jira.truth().comments(id)).isEmpty();
  }

  /** N5: what stood in the further comments of a long copy goes, hides and changes with it. */
  @Test
  void aLongCopyIsChangedHiddenAndRemovedAsAWhole() {
    String id = jira.people().create("Long", "text");
    String text = ("word ".repeat(200) + "\n\n").repeat(80);
    String first = applied(comment("long", id, text, Visibility.PUBLIC)).createdId().orElseThrow();
    assertThat(jira.truth().comments(id)).hasSizeGreaterThan(2);

    applied(edit(id, first, "short", Visibility.PUBLIC));
    assertThat(jira.truth().comments(id))
        .singleElement()
        .satisfies(c -> assertThat(c.text()).contains("short").doesNotContain("word"));

    Command.EditComment hidden = edit(id, first, text, Visibility.INTERNAL);
    assertThat(jira.tracker().sink().settle(hidden, Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
    applied(hidden);
    assertThat(jira.truth().comments(id))
        .hasSizeGreaterThan(2)
        .allSatisfy(c -> assertThat(c.visibility()).isEqualTo(Visibility.INTERNAL));
    assertThat(jira.tracker().sink().settle(hidden, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);

    var target = new Command.Target(CommandKey.of("remove"), jira.tracker().id(), id);
    applied(new Command.RemoveComment(target, first));
    assertThat(jira.truth().comments(id)).isEmpty();
  }

  private Command.EditComment edit(String id, String comment, String text, Visibility to) {
    var target = new Command.Target(CommandKey.of("edit", text), jira.tracker().id(), id);
    return new Command.EditComment(target, comment, Optional.empty(), RichText.plain(text), to);
  }

  private Outcome apply(Command command) {
    return jira.tracker()
        .sink()
        .apply(command, (ticket, file) -> new ByteArrayInputStream(new byte[] {1, 2, 3}));
  }

  private Outcome.Receipt applied(Command command) {
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  private TicketSnapshot snapshot(String id) {
    return ((org.incidentbridge.spi.Sighting.Seen) jira.tracker().source().fetch(id)).ticket();
  }

  private long words(String id) {
    JiraIssue issue = jira.issue(id);
    return issue.parts().comments().stream()
        .flatMap(c -> java.util.Arrays.stream(c.text().split("\\s+")))
        .filter("word"::equals)
        .count();
  }

  private SortedSet<String> labels(String id) {
    return JiraValueWriter.names(snapshot(id).field("labels"));
  }

  private Command.Target target(String word, String id) {
    return new Command.Target(CommandKey.of("test", word, id), jira.tracker().id(), id);
  }

  private Command.CreateTicket create(String word, SortedMap<String, Value> fields) {
    Command.BackLink link =
        new Command.BackLink("g", java.net.URI.create("https://x.example/1"), "X-1", "");
    return new Command.CreateTicket(target(word, ""), "ENG", "Bug", fields, link);
  }

  private Command.UpdateFields update(String id, String field, Value expected, Value value) {
    return new Command.UpdateFields(
        target("update " + field, id), List.of(new Command.FieldWrite(field, expected, value)));
  }

  private Command.ChangeStatus move(String id, String from, String to, Map<String, Value> with) {
    return new Command.ChangeStatus(target("move", id), from, to, new TreeMap<>(with));
  }

  private Command.AddComment comment(String word, String id, String text, Visibility visibility) {
    return new Command.AddComment(target(word, id), RichText.plain(text), visibility);
  }

  private Command.AddAttachment file(String id, String name, long size, Visibility visibility) {
    return new Command.AddAttachment(
        target("file", id),
        new Attachment("7", name, size, Instant.EPOCH, visibility),
        new TicketRef(new TrackerId("elsewhere"), "1"));
  }

  private static Value person(String account, String email, String name) {
    return new Value.Person(new Party("person:" + email + name, name, email, account));
  }
}
