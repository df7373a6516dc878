package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.zendesk.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields as Zendesk takes them, and what it does of its own. */
final class TicketWritesTest {

  private final ZendeskHarness desk = new ZendeskHarness();
  private String id = "";

  @BeforeEach
  void ticket() {
    id = desk.people().create("Printer", "text");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Command.Target target(String word) {
    return new Command.Target(CommandKey.of("test", word), new TrackerId("desk"), id);
  }

  private Command.UpdateFields write(String field, Value expected, Value value) {
    return new Command.UpdateFields(
        target(field + value), List.of(new Command.FieldWrite(field, expected, value)));
  }

  private Command.ChangeStatus status(String from, String to) {
    return new Command.ChangeStatus(target(to), from, to, new TreeMap<>());
  }

  private Outcome apply(Command command) {
    return desk.tracker().sink().apply(command, (t, f) -> InputStream.nullInputStream());
  }

  private Outcome.Receipt applied(Command command) {
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  /** Somebody is quicker than the bridge, after it has read the ticket. */
  private void beforeTheWrite(Runnable somebody) {
    desk.line.nextWrite(
        request -> {
          somebody.run();
          return desk.counter.handle(request);
        });
  }

  private TicketSnapshot read() {
    return ((Sighting.Seen) desk.tracker().source().fetch(id)).ticket();
  }

  private static Value names(String... names) {
    return Value.names(List.of(names));
  }

  @Test
  void tagsOfOthersStayAlsoThoseThatCameInTheSameSecondN7() {
    desk.alice().tag(Long.parseLong(id), "vip");
    beforeTheWrite(() -> desk.alice().tag(Long.parseLong(id), "late"));

    Outcome.Receipt receipt = applied(write("tags", Value.absent(), names("from-jira")));

    assertThat(desk.ticket(id).tags()).containsExactlyInAnyOrder("vip", "late", "from-jira");
    assertThat(receipt.ticket().orElseThrow()).isEqualTo(read());
  }

  /** The only place where Zendesk names what it left out. */
  @Test
  void whatZendeskSaysThatItLeftOutIsTold() {
    desk.line.nextWrite(
        request ->
            desk.counter.handle(request).with("x-zendesk-api-warn", "Removed restricted keys [x]"));

    Outcome.Receipt receipt = applied(write("subject", read().field("subject"), Value.line("New")));

    assertThat(receipt.losses())
        .extracting(Outcome.Loss::message)
        .containsExactly("Zendesk left something out: Removed restricted keys [x]");
  }

  @Test
  void aTicketThatIsChangedBetweenReadingAndWritingIsReadAgain() {
    beforeTheWrite(
        () -> {
          desk.pass(Duration.ofSeconds(2));
          desk.alice().set(Long.parseLong(id), "subject", "By alice");
        });

    Outcome outcome = apply(write("subject", Value.line("Printer"), Value.line("By the bridge")));

    assertThat(outcome).isInstanceOf(Outcome.Stale.class);
    assertThat(desk.ticket(id).subject()).isEqualTo("By alice");
  }

  @Test
  void noTicketBecomesNewAgainSinceZendeskKnowsNoWayBackN12() {
    desk.alice().status(Long.parseLong(id), "open");

    Outcome byStatus = apply(status("open", "new"));
    Outcome byField = apply(write("status", Value.line("open"), Value.line("new")));

    for (Outcome outcome : List.of(byStatus, byField)) {
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      assertThat(outcome.toString()).contains("never becomes new again");
    }
    assertThat(apply(status("Open", "New"))).isInstanceOf(Outcome.Refused.class);
    assertThat(desk.ticket(id).status()).isEqualTo("open");
  }

  @Test
  void whoeverIsGivenANewTicketIsToldThatThisOpensItN1() {
    Value alice =
        new Value.Person(
            Party.of(
                    new TrackerId("desk"),
                    String.valueOf(desk.zendesk.inspect().user("alice")),
                    "alice",
                    "alice@example.com")
                .as(Party.Standing.STAFF));

    Outcome.Receipt receipt = applied(write("assignee", Value.absent(), alice));

    assertThat(desk.ticket(id).status()).isEqualTo("open");
    assertThat(receipt.beside()).contains("status");
    assertThat(receipt.losses()).singleElement().asString().contains("opens a new ticket");
  }

  @Test
  void tagsAreWrittenAsZendeskKeepsThem() {
    Value wanted = names("Needs Rework", "VIP");

    Outcome.Receipt receipt = applied(write("tags", Value.absent(), wanted));

    assertThat(desk.ticket(id).tags()).containsExactlyInAnyOrder("needs_rework", "vip");
    assertThat(desk.tracker().sink().likeness("tags", wanted, receipt.ticket().orElseThrow()))
        .isEqualTo(Likeness.TAKEN);
  }

  @Test
  void aStatusOfTheAccountsOwnIsReachedByItsLabelAndTellsItsCategoryBeside() {
    desk.zendesk.admin().addStatus("hold", "With the vendor");

    Outcome.Receipt receipt = applied(status("New", "With the vendor"));

    TicketSnapshot now = receipt.ticket().orElseThrow();
    assertThat(now.field("custom_status")).isEqualTo(Value.line("With the vendor"));
    assertThat(now.field("status")).isEqualTo(Value.line("hold"));
    assertThat(receipt.beside()).contains("status").doesNotContain("custom_status");
  }

  @Test
  void aCategoryIsReachedFromAStatusOfTheAccountsOwn() {
    desk.zendesk.admin().addStatus("open", "Looking");
    desk.alice().customStatus(Long.parseLong(id), "Looking");

    applied(status("open", "pending"));

    assertThat(desk.ticket(id).status()).isEqualTo("pending");
  }

  @Test
  void whatSolvingLacksIsBlamedByItsFieldAndChangesNothing() {
    desk.zendesk.admin().requireToSolve(desk.effort);

    Outcome outcome = apply(status("new", "solved"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> assertThat(r.fields()).containsKey("custom:" + desk.effort));
    assertThat(desk.ticket(id).status()).isEqualTo("new");
  }

  @Test
  void whatAnAssigneeBringsAlongIsNobodysChangeN4() {
    String alice = String.valueOf(desk.zendesk.inspect().user("alice"));
    Party party = Party.of(new TrackerId("desk"), alice, "Alice", "");

    Outcome.Receipt receipt = applied(write("assignee", Value.absent(), new Value.Person(party)));

    assertThat(desk.ticket(id).status()).isEqualTo("open");
    assertThat(receipt.beside()).contains("status", "custom_status").doesNotContain("assignee");
  }

  private Command.UpdateFields assigned() {
    String alice = String.valueOf(desk.zendesk.inspect().user("alice"));
    Party party = Party.of(new TrackerId("desk"), alice, "Alice", "");
    return write("assignee", Value.absent(), new Value.Person(party));
  }

  @Test
  void whatAnAssigneeBroughtAlongIsNobodysChangeThoughTheAnswerWasLostN4() {
    Command.UpdateFields command = assigned();
    desk.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    Outcome.Applied settled = (Outcome.Applied) desk.settled(command, desk.now());

    assertThat(settled.receipt().beside())
        .contains("status", "custom_status")
        .doesNotContain("assignee");
    assertThat(settled.receipt().losses())
        .singleElement()
        .asString()
        .contains("opens a new ticket");
  }

  @Test
  void whatPeopleChangedSinceIsTheirsThoughAnAssigneeBroughtItAlongN7() {
    Command.UpdateFields command = assigned();
    desk.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    desk.alice().set(Long.parseLong(id), "status", "pending");

    assertThat(((Outcome.Applied) desk.settled(command, desk.now())).receipt().beside())
        .doesNotContain("status");
  }

  @Test
  void whatATriggerMakesOfAWriteIsNobodysChangeN4() {
    desk.zendesk.admin().addTrigger("Tell", "priority", "urgent", "page-somebody");

    Outcome.Receipt receipt = applied(write("priority", Value.absent(), Value.line("urgent")));

    assertThat(receipt.beside()).containsExactly("tags");
  }

  @Test
  void somebodyIsFoundByTheWholeAddressAlone() {
    desk.zendesk.admin().addCustomer("alicette", "not-alice@example.com");
    Party party = new Party("alice@example.com", "Alice", "alice@example.com", "");
    Party other = new Party("lice@example.com", "Lice", "lice@example.com", "");

    applied(write("assignee", Value.absent(), new Value.Person(party)));
    Outcome.Receipt unknown =
        applied(write("requester", read().field("requester"), new Value.Person(other)));

    assertThat(read().field("assignee").display()).isEqualTo("alice");
    assertThat(unknown.losses()).extracting(Outcome.Loss::field).containsExactly("requester");
  }

  @ParameterizedTest
  @CsvSource({
    "TAGGER, mail, wiki, nirvana",
    "MULTISELECT, mail, wiki, nirvana",
    "INTEGER, 3, -5, many",
    "DECIMAL, 3.5, 4, many",
    "CHECKBOX, true, false, perhaps",
  })
  void aFieldTakesWhatItsTypeTakesAndNothingElse(
      FieldType type, String one, String other, String bad) {
    desk.zendesk.admin().addField("Thing", type, "mail", "wiki");
    desk.pass(Duration.ofHours(1));
    boolean several = type == FieldType.MULTISELECT;
    Value first = several ? names(one) : Value.line(one);
    Value second = several ? names(other) : Value.line(other);

    applied(write("custom:Thing", Value.absent(), first));
    Outcome.Receipt receipt = applied(write("Thing", read().field("Thing"), second));
    Outcome refused = apply(write("custom:Thing", second, several ? names(bad) : Value.line(bad)));

    assertThat(receipt.ticket().orElseThrow().field("custom:Thing")).isEqualTo(second);
    assertThat(refused)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.fields()).containsOnlyKeys("custom:Thing"));
  }

  @Test
  void aFieldThatIsNotThereAnyMoreIsRefusedByName() {
    desk.zendesk.admin().deactivate(desk.notes);
    desk.pass(Duration.ofHours(1));

    assertThat(apply(write("Notes", Value.absent(), Value.line("x"))))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.fields()).containsOnlyKeys("Notes"));
  }

  @Test
  void aPriorityIsNotTakenAwayAndADescriptionNotReworded() {
    applied(write("priority", Value.absent(), Value.line("low")));

    assertThat(apply(write("priority", Value.line("low"), Value.absent())))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.fields()).containsOnlyKeys("priority"));
    assertThat(apply(write("description", Value.line("text"), Value.line("other"))))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.fields()).containsOnlyKeys("description"));
    assertThat(applied(write("description", Value.line("text"), Value.line("text"))).losses())
        .isEmpty();
  }

  @Test
  void aClosedTicketIsNeverChangedAndThatIsSaid() {
    desk.zendesk.admin().close(Long.parseLong(id));
    long before = desk.truth().writes();

    Outcome outcome = apply(write("subject", Value.line("Printer"), Value.line("Other")));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.message()).contains("follow-up"));
    assertThat(desk.truth().writes()).isEqualTo(before);
  }

  /** N7: what somebody changed again is not written once more. */
  @Test
  void aWriteWhoseAnswerWasLostWasMadeAlsoIfItWasUndoneSince() {
    Command.UpdateFields command = write("subject", Value.line("Printer"), Value.line("Plotter"));
    desk.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    desk.alice().set(Long.parseLong(id), "subject", "Printer");

    assertThat(desk.settled(command, desk.now())).isInstanceOf(Outcome.Applied.class);
    assertThat(desk.ticket(id).subject()).isEqualTo("Printer");
  }

  @Test
  void anOrganizationIsFoundByItsNameOrItsDomainAndAFormByItsName() {
    desk.zendesk.admin().addOrganization("Acme", "acme.example");
    desk.zendesk.admin().addOrganization("Other", "other.example");
    desk.zendesk.admin().addForm("Outage");
    desk.pass(Duration.ofHours(1));

    applied(write("organization", Value.absent(), Value.line("Acme")));
    assertThat(read().field("organization")).isEqualTo(Value.line("Acme"));
    applied(write("organization", Value.line("Acme"), Value.line("other.example")));
    applied(write("form", read().field("form"), Value.line("Outage")));

    assertThat(read().field("organization")).isEqualTo(Value.line("Other"));
    assertThat(read().field("organization_domains")).isEqualTo(names("other.example"));
    assertThat(read().field("form")).isEqualTo(Value.line("Outage"));
    assertThat(apply(write("organization", Value.line("Other"), Value.line("no.example"))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(apply(write("form", Value.line("Outage"), Value.line("None"))))
        .isInstanceOf(Outcome.Refused.class);
  }

  /** Another one with that domain may be among those that were not looked at. */
  @Test
  void ofTooManyOrganisationsNoneIsTakenByItsDomain() {
    desk.zendesk.admin().addOrganization("Acme", "acme.example");
    for (int more = 0; more < 6000; more++) {
      desk.zendesk.admin().addOrganization("Other " + more);
    }

    assertThat(apply(write("organization", Value.absent(), Value.line("acme.example"))))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.fields()).containsKey("organization"));
  }
}
