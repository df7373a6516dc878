package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.incidentbridge.testkit.sim.mantis.IssueView;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** New issues, back links and relations. */
final class MantisCreateTest extends MantisTest {

  @Test
  void theMarkAndTheCounterpartStandInTheLastLine() {
    Command.CreateTicket command =
        create("a", Map.of("additional_information", Value.body(RichText.plain("Rack 7"))));

    TicketSnapshot ticket = applied(command).ticket().orElseThrow();

    assertThat(mantis.issue("1").field("additional_information"))
        .isEqualTo(
            "Rack 7\n\n["
                + command.target().key()
                + "] HD-1: Printer on fire https://desk.example.com/HD-1");
    assertThat(ticket.field("additional_information").display().strip()).isEqualTo("Rack 7");
    assertThat(ticket.marker()).isEqualTo(command.target().key().text());
  }

  @Test
  void aLongTextAndTheLineFitIntoTheFieldTogether() {
    String text = "word ".repeat(20_000).strip();
    Map<String, Value> fields = Map.of("additional_information", Value.body(RichText.plain(text)));
    Command.CreateTicket command = create("a", fields);
    Command.BackLink link = link("HD-1");
    String title = "HD-1: " + "\uD83D\uDD25\uD83E\uDD96 ".repeat(100);
    var longest =
        new Command.CreateTicket(
            command.target(),
            command.project(),
            command.type(),
            command.fields(),
            new Command.BackLink(link.globalId(), link.url(), title, ""));

    Outcome.Receipt receipt = applied(longest);

    String field = mantis.issue("1").field("additional_information");
    assertThat(field).hasSizeLessThan(Parts.LONGEST).endsWith(" https://desk.example.com/HD-1");
    assertThat(receipt.losses())
        .singleElement()
        .satisfies(l -> assertThat(l.message()).contains("the rest is in notes"));
    assertThat(receipt.ticket().orElseThrow().marker()).isEqualTo(command.target().key().text());
    assertThat(mantis.issue("1").notes()).hasSize(1);
    assertThat(settle(longest)).isInstanceOf(Outcome.Applied.class);
    assertThat(mantis.issue("1").notes()).hasSize(1);
  }

  @Test
  void theLineSurvivesAnEditOfTheText() {
    Command.CreateTicket command = create("a", Map.of());
    applied(command);

    applied(update("1", "additional_information", Value.body(RichText.plain("Rack 8"))));

    assertThat(mantis.issue("1").field("additional_information"))
        .startsWith("Rack 8\n\n[" + command.target().key() + "]");
    assertThat(fetch("1").marker()).isEqualTo(command.target().key().text());
  }

  @Test
  void markAndLinkMayHaveFieldsOfTheirOwn() {
    with(Map.of("marker", Map.of("field", "Bridge key"), "linkField", "Counterpart"));
    field("Bridge key");
    field("Counterpart");
    Command.CreateTicket command = create("a", Map.of());

    applied(command);

    IssueView issue = mantis.issue("1");
    assertThat(issue.customFields())
        .containsEntry("Bridge key", command.target().key().text())
        .containsEntry("Counterpart", "https://desk.example.com/HD-1");
    assertThat(issue.field("additional_information")).isEmpty();
    assertThat(fetch("1").marker()).isEqualTo(command.target().key().text());
    assertThat(settle(command)).isInstanceOf(Outcome.Applied.class);
  }

  private void field(String name) {
    int id = mantis.mantis.admin().addCustomField(name, CustomFieldType.STRING, "", 255);
    mantis.mantis.admin().linkField(id, mantis.project);
  }

  @Test
  void aLostAnswerIsSettledWithTheFieldToo() {
    with(Map.of("marker", Map.of("field", "Bridge key")));
    field("Bridge key");
    Command.CreateTicket command = create("a", Map.of());
    mantis.loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settle(command))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().createdId()).contains("1"));
  }

  @Test
  void anIssueThatMayStillBeInTheMakingIsNotSentAgain() {
    Map<String, Object> marks =
        Map.of("marker", Map.of("field", "Bridge key"), "linkField", "Counterpart");
    with(marks);
    field("Bridge key");
    field("Counterpart");
    Command.CreateTicket command = create("a", Map.of());
    Tracker restarted = mantis.tracker(marks);
    AtomicReference<Outcome> early = new AtomicReference<>(new Outcome.NotApplied());
    mantis
        .mantis
        .hooks()
        .whileHalfBuilt(id -> early.set(restarted.sink().settle(command, Instant.EPOCH)));

    applied(command);

    assertThat(early.get()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void fieldsAreCheckedBeforeAnythingIsSent() {
    Command.CreateTicket command =
        create("a", Map.of("priority", Value.line("hihg"), "version", Value.names(List.of("9.9"))));

    assertThat(refused(command).fields()).containsOnlyKeys("priority", "version");
    assertThat(mantis.mantis.inspect().count()).isZero();
  }

  @Test
  void anUnknownCategoryOrProjectIsRefusedByName() {
    Command.CreateTicket command = create("a", Map.of());
    Command.CreateTicket category =
        new Command.CreateTicket(
            command.target(), MantisHarness.PROJECT, "Backnd", command.fields(), link("HD-1"));
    Command.CreateTicket project =
        new Command.CreateTicket(
            command.target(), "Nowhere", "General", command.fields(), link("HD-1"));

    assertThat(refused(category).message()).contains("did you mean 'Backend'?");
    assertThat(refused(project).message()).contains("Nowhere");
    assertThat(mantis.mantis.inspect().count()).isZero();
  }

  @Test
  void everyFieldArrivesAsItWasSaid() {
    Map<String, Value> more = new TreeMap<>();
    more.put("priority", Value.line("High"));
    more.put("severity", Value.line("crash"));
    more.put("reproducibility", Value.line("N/A"));
    more.put("view_state", Value.line("private"));
    more.put("steps_to_reproduce", Value.body(RichText.plain("Press start")));
    more.put("tags", Value.names(List.of("disk", "new tag")));
    more.put("fixed_in_version", Value.names(List.of("1.1")));
    more.put("handler", new Value.Person(new Party("person:alice", "Alice", "", "alice")));

    Outcome.Receipt receipt = applied(create("a", more));

    assertThat(receipt.losses()).isEmpty();
    IssueView issue = mantis.issue("1");
    assertThat(issue.field("priority")).isEqualTo("high");
    assertThat(issue.field("severity")).isEqualTo("crash");
    assertThat(issue.field("reproducibility")).isEqualTo("N/A");
    assertThat(issue.field("view_state")).isEqualTo("private");
    assertThat(issue.tags()).containsExactlyInAnyOrder("disk", "new tag");
    assertThat(issue.field("fixed_in_version")).isEqualTo("1.1");
    assertThat(issue.handler()).isEqualTo("alice");
    assertThat(issue.status()).isEqualTo("assigned");
  }

  @Test
  void anUnknownHandlerIsALossAndTheIssueIsMade() {
    Value nobody = new Value.Person(new Party("person:x", "Xavier", "", ""));

    Outcome.Receipt receipt = applied(create("a", Map.of("handler", nobody)));

    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("handler");
    assertThat(mantis.issue("1").handler()).isEmpty();
  }

  @Test
  void noDescriptionIsWrittenAndReadAsNone() {
    applied(create("a", Map.of("description", Value.absent())));

    assertThat(mantis.issue("1").description()).isEqualTo("(no description)");
    assertThat(fetch("1").field("description")).isEqualTo(Value.absent());
  }

  /** N3. */
  @Test
  void theEndOfALongDescriptionThatComesLateComesOnce() {
    String text = "word ".repeat(20_000).strip();
    Command.CreateTicket command =
        create("a", Map.of("description", Value.body(RichText.plain(text))));
    mantis.line.nextWrite(mantis.mantis);
    mantis.delayNextRequest(Duration.ofSeconds(100));

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    assertThat(settle(command)).isInstanceOf(Outcome.Unknown.class);
    mantis.pass(Duration.ofSeconds(100));
    assertThat(settle(command)).isInstanceOf(Outcome.Applied.class);

    assertThat(mantis.issue("1").notes()).hasSize(1);
  }

  @Test
  void aLongDescriptionIsCompletedWhenTheAnswerWasLost() {
    String text = "word ".repeat(20_000).strip();
    Command.CreateTicket command =
        create("a", Map.of("description", Value.body(RichText.plain(text))));
    mantis.loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    assertThat(mantis.issue("1").notes()).isEmpty();
    mantis.pass(Duration.ofMinutes(3));
    assertThat(settle(command)).isInstanceOf(Outcome.Applied.class);
    assertThat(settle(command)).isInstanceOf(Outcome.Applied.class);

    assertThat(mantis.issue("1").notes()).hasSize(1);
    assertThat(mantis.mantis.inspect().count()).isEqualTo(1);
  }

  @Test
  void aBackLinkStandsInOnePrivateNote() {
    String id = report("Origin");
    Command.PutLink put = new Command.PutLink(target("link", id), link("HD-1"));

    applied(put);
    applied(put);

    assertThat(mantis.issue(id).notes())
        .singleElement()
        .satisfies(n -> assertThat(n.isPrivate()).isTrue())
        .satisfies(n -> assertThat(n.text()).contains("https://desk.example.com/HD-1"));
    assertThat(fetch(id).talk().comments()).isEmpty();
    assertThat(settle(put)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aBackLinkThatSaysSomethingElseNowIsRewritten() {
    String id = report("Origin");
    applied(new Command.PutLink(target("link", id), link("HD-1")));
    Command.BackLink renamed =
        new Command.BackLink(
            "ib:HD-1", java.net.URI.create("https://desk.example.com/HD-9"), "HD-9: Moved", "");

    applied(new Command.PutLink(target("link again", id), renamed));

    assertThat(mantis.issue(id).notes())
        .singleElement()
        .satisfies(n -> assertThat(n.text()).startsWith("HD-9: Moved"))
        .satisfies(n -> assertThat(n.isPrivate()).isTrue());
  }

  @Test
  void theLinkOfANewIssueIsNotPutAgain() {
    applied(create("a", Map.of()));
    long changes = mantis.mantis.inspect().changes();

    applied(new Command.PutLink(target("link", "1"), link("HD-1")));

    assertThat(mantis.mantis.inspect().changes()).isEqualTo(changes);
  }

  @Test
  void aLinkFieldHoldsSeveralLinks() {
    with(Map.of("linkField", "Counterpart"));
    field("Counterpart");
    String id = report("Origin");

    applied(new Command.PutLink(target("one", id), link("HD-1")));
    applied(new Command.PutLink(target("two", id), link("HD-2")));
    applied(new Command.PutLink(target("one", id), link("HD-1")));

    assertThat(mantis.issue(id).customFields())
        .containsEntry(
            "Counterpart", "https://desk.example.com/HD-1 https://desk.example.com/HD-2");
  }

  @Test
  void relationsAreMadeOnceAndNeverOverwriteAnother() {
    String one = report("One");
    String two = report("Two");
    Command.LinkTickets parent = relate(one, two, TicketLink.Kind.PARENT_OF);

    applied(parent);
    long changes = mantis.mantis.inspect().changes();
    applied(parent);

    assertThat(mantis.mantis.inspect().changes()).isEqualTo(changes);
    assertThat(mantis.issue(one).relations()).containsEntry(number(two), "parent-of");
    assertThat(fetch(two).talk().links())
        .containsExactly(new TicketLink(TicketLink.Kind.CHILD_OF, one));
    assertThat(refused(relate(one, two, TicketLink.Kind.DUPLICATE_OF)).message())
        .contains("already parent-of");
    assertThat(settle(parent)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void blockingIsSaidAsRelated() {
    String one = report("One");
    String two = report("Two");

    Outcome.Receipt receipt = applied(relate(one, two, TicketLink.Kind.BLOCKS));

    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("link");
    assertThat(mantis.issue(one).relations()).containsEntry(number(two), "related-to");
  }

  private Command.LinkTickets relate(String id, String other, TicketLink.Kind kind) {
    return new Command.LinkTickets(target("rel" + kind, id), new TicketLink(kind, other));
  }
}
