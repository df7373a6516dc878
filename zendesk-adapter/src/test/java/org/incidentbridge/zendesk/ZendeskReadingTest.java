package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.zendesk.FieldType;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.text.Markdown;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ZendeskReadingTest {

  private static final byte[] FILE = "x".getBytes(StandardCharsets.UTF_8);

  private final ZendeskHarness desk = new ZendeskHarness();
  private final Reader reader = new Reader(desk.tracker().source());

  @AfterEach
  void close() {
    desk.close();
  }

  private TicketSnapshot fetch(long id) {
    return ((Sighting.Seen) desk.tracker().source().fetch(String.valueOf(id))).ticket();
  }

  private List<Sighting> pull() {
    desk.pass(Duration.ofMinutes(2));
    return reader.pull(50);
  }

  @Test
  void whatWasSaidInternallyFirstIsNoDescriptionOfWhatTheCustomerSeesN5() {
    long id = desk.alice().reportInternally("Odd", "customer is late with paying");
    assertThat(fetch(id).head().insiders()).isTrue();
    assertThat(fetch(id).head().restricted()).isTrue();

    desk.alice().comment(id, "We are looking into it");
    TicketSnapshot shown = fetch(id);

    assertThat(shown.head().insiders()).isFalse();
    assertThat(shown.field("description")).isEqualTo(Value.absent());
    assertThat(shown.talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.INTERNAL, Visibility.PUBLIC);
  }

  @Test
  void aFileIsAsVisibleAsTheCommentThatBroughtItN5() {
    long id = desk.alice().report("Files", "text");
    desk.alice().attach(id, "internal.txt", FILE, false);
    desk.alice().attach(id, "public.txt", FILE, true);

    assertThat(fetch(id).talk().attachments())
        .extracting(Attachment::visibility)
        .containsExactly(Visibility.INTERNAL, Visibility.PUBLIC);
  }

  @Test
  void aCommentThatWasHiddenIsShownAgainAsInternalN5() {
    long id = desk.alice().report("Talk", "text");
    long comment = desk.alice().comment(id, "oops");
    pull();

    desk.alice().hide(id, comment);

    assertThat(pull())
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class,
            s ->
                assertThat(s.ticket().talk().comments())
                    .extracting(Comment::visibility)
                    .containsExactly(Visibility.INTERNAL));
  }

  @Test
  void aRedactedFileIsNoFileAnyMore() {
    long id = desk.alice().report("Files", "text");
    long file = desk.alice().attach(id, "secret.txt", FILE);
    desk.alice().redactFile(id, file);

    assertThat(fetch(id).talk().attachments()).isEmpty();
  }

  @Test
  void theExportsTombstoneMakesAKnownTicketGone() {
    long id = desk.alice().report("Doomed", "text");
    pull();
    desk.alice().delete(id);

    assertThat(pull())
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Gone.class, g -> assertThat(g.why()).isEqualTo(Sighting.Gone.Reason.DELETED));
  }

  @Test
  void aTombstoneOfATicketThatIsBackIsNotBelieved() {
    long id = desk.alice().report("Restored", "text");
    pull();
    desk.alice().delete(id);
    desk.pass(Duration.ofSeconds(90));
    desk.alice().restore(id);

    assertThat(reader.pull(50)).noneMatch(Sighting.Gone.class::isInstance);
    assertThat(pull()).noneMatch(Sighting.Gone.class::isInstance);
  }

  @Test
  void aTicketThatCameAndWentUnseenIsNobodysBusiness() {
    long id = desk.alice().report("Short-lived", "text");
    desk.alice().delete(id);

    assertThat(pull()).isEmpty();
  }

  @Test
  void aMergedTicketTellsWhereItWent() {
    long source = desk.alice().report("Twice", "text");
    long target = desk.alice().report("Once", "text");
    pull();
    desk.alice().merge(source, target);

    assertThat(pull())
        .filteredOn(Sighting.Merged.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Merged.class,
            m -> {
              assertThat(m.ref().id()).isEqualTo(String.valueOf(source));
              assertThat(m.into()).isEqualTo(String.valueOf(target));
            });
  }

  @Test
  void theTagOfAMergeAloneMergesNothing() {
    long id = desk.alice().report("Tagged", "text");
    desk.alice().tag(id, "closed_by_merge");
    desk.zendesk.admin().close(id);

    assertThat(fetch(id).field("status")).isEqualTo(Value.line("closed"));
  }

  @Test
  void whatTheSystemTouchesWithoutAChangeIsNotShownAgain() {
    long id = desk.alice().report("Quiet", "text");
    pull();
    desk.zendesk.admin().systemChange(id);

    assertThat(pull()).isEmpty();
  }

  @Test
  void peopleGroupsAndOrganisationsComeAlongWithoutCallsOfTheirOwn() {
    desk.zendesk.admin().addOrganization("Customer Inc", "customer.example");
    desk.zendesk.admin().addCustomer("dave", "dave@customer.example");
    long id = desk.zendesk.as("dave").report("Help", "text");
    desk.alice().assign(id, "alice");
    pull();
    desk.calls();

    TicketSnapshot ticket = fetch(id);

    assertThat(desk.calls()).hasSize(2);
    assertThat(ticket.field("organization")).isEqualTo(Value.line("Customer Inc"));
    assertThat(ticket.field("group")).isEqualTo(Value.line(ZendeskHarness.GROUP));
    assertThat(party(ticket, "requester").standing()).isEqualTo(Party.Standing.CUSTOMER);
    assertThat(party(ticket, "requester").email()).isEqualTo("dave@customer.example");
    assertThat(party(ticket, "assignee").standing()).isEqualTo(Party.Standing.STAFF);
  }

  private static Party party(TicketSnapshot ticket, String field) {
    return ((Value.Person) ticket.field(field)).party();
  }

  @Test
  void customFieldsAreShownByNumberAndTitleInTheFormOfTheirType() {
    long service = desk.zendesk.admin().addField("Service", FieldType.TEXT);
    long regions = desk.zendesk.admin().addField("Regions", FieldType.MULTISELECT, "eu", "us");
    long due = desk.zendesk.admin().addField("Promised", FieldType.DATE);
    long id = desk.alice().report("Fields", "text");
    desk.alice().custom(id, service, "mail");
    desk.alice().custom(id, regions, "eu", "us");
    desk.alice().custom(id, due, "2026-05-02");

    TicketSnapshot ticket = fetch(id);

    assertThat(ticket.field("Service")).isEqualTo(Value.line("mail"));
    assertThat(ticket.field("custom:" + regions)).isEqualTo(Value.names(List.of("eu", "us")));
    assertThat(ticket.field("custom:Promised"))
        .isEqualTo(new Value.Moment(Instant.parse("2026-05-02T00:00:00Z")));
  }

  @Test
  void aStatusOfTheAccountsOwnIsShownBesideItsCategory() {
    desk.zendesk.admin().addStatus("pending", "Waiting for parts");
    long id = desk.alice().report("Status", "text");
    desk.alice().customStatus(id, "Waiting for parts");

    assertThat(fetch(id).field("status")).isEqualTo(Value.line("pending"));
    assertThat(fetch(id).field("custom_status")).isEqualTo(Value.line("Waiting for parts"));
  }

  /** N7: one that reads as empty would be emptied elsewhere. */
  @Test
  void aTitleThatSeveralActiveFieldsHaveNamesNone() {
    long one = desk.zendesk.admin().addField("Severity", FieldType.TEXT);
    long other = desk.zendesk.admin().addField("Severity", FieldType.TEXT);
    long id = desk.alice().report("Odd", "text");
    desk.alice().custom(id, one, "high");
    desk.pass(Duration.ofHours(1));

    TicketSnapshot shown = fetch(id);

    assertThat(shown.fields()).doesNotContainKeys("Severity", "custom:Severity");
    assertThat(shown.field("custom:" + one)).isEqualTo(Value.line("high"));
    assertThat(shown.fields()).containsEntry("custom:" + other, Value.absent());
  }

  @Test
  void aTitleNamesTheActiveFieldAndNotAFormerOne() {
    long former = desk.zendesk.admin().addField("Severity", FieldType.TEXT);
    long active = desk.zendesk.admin().addField("Severity", FieldType.TEXT);
    long last = desk.zendesk.admin().addField("Severity", FieldType.TEXT);
    long id = desk.alice().report("Odd", "text");
    desk.alice().custom(id, active, "high");
    desk.zendesk.admin().deactivate(former);
    desk.zendesk.admin().deactivate(last);
    desk.pass(Duration.ofHours(1));

    TicketSnapshot shown = fetch(id);

    assertThat(shown.field("custom:Severity")).isEqualTo(Value.line("high"));
    assertThat(shown.field("Severity")).isEqualTo(Value.line("high"));
  }

  @Test
  void aFollowUpPointsAtTheClosedTicket() {
    long closed = desk.alice().report("Old", "text");
    desk.zendesk.admin().close(closed);
    long id = desk.alice().followUp(closed, "again");

    assertThat(fetch(id).talk().links())
        .containsExactly(new TicketLink(TicketLink.Kind.RELATED, String.valueOf(closed)));
  }

  /** N11: Zendesk lets its export be called ten times a minute. */
  @Test
  void theExportIsCalledNoMoreOftenThanZendeskAllows() {
    try (ZendeskHarness strict = new ZendeskHarness(ZendeskLimits.usual())) {
      for (int i = 0; i < 25; i++) {
        strict.people().create("Ticket " + i, "text");
        strict.pass(Duration.ofSeconds(1));
      }
      strict.pass(Duration.ofMinutes(2));

      assertThat(new Reader(strict.tracker().source()).pull(1)).hasSize(25);
    }
  }

  @Test
  void aTicketThatLeavesTheCoveredGroupsIsOutside() {
    desk.zendesk.admin().addGroup("Sales", "alice");
    var few = desk.tracker(Map.of("groups", List.of("support")));
    Reader narrow = new Reader(few.source());
    String id = desk.people().create("Moves", "text");
    long other = desk.alice().report("Elsewhere", "text");
    desk.alice().route(other, "Sales");
    desk.pass(Duration.ofMinutes(2));

    assertThat(narrow.pull(50)).extracting(s -> s.ref().id()).containsExactly(id);

    desk.alice().route(Long.parseLong(id), "Sales");
    desk.pass(Duration.ofMinutes(2));
    assertThat(narrow.pull(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class, s -> assertThat(s.ticket().head().outside()).isTrue());
  }

  @Test
  void aSweepOverTicketsThatDidNotChangeTakesOneCallForAHundred() {
    for (int i = 0; i < 30; i++) {
      desk.alice().report("Ticket " + i, "text");
    }
    pull();
    desk.calls();

    assertThat(reader.sweep(50)).isEmpty();
    assertThat(desk.calls()).hasSize(1);
  }

  /** Lists and searches leave archived tickets out. */
  @Test
  void anArchivedTicketIsReadLikeOthersAndIsNotGone() {
    long id = desk.alice().report("Old", "text");
    pull();
    desk.zendesk.admin().close(id);
    desk.zendesk.admin().archive(id);

    assertThat(reader.sweep(50)).noneMatch(Sighting.Gone.class::isInstance);
    assertThat(fetch(id).field("status").display()).isEqualTo("closed");
    assertThat(fetch(id).talk()).isNotNull();
    pull();
    assertThat(reader.sweep(50)).isEmpty();
    assertThat(reader.versions()).containsKey(String.valueOf(id));
  }

  @Test
  void aTokenThatWasRevokedMakesNothingGone() {
    desk.alice().report("Kept", "text");
    pull();
    desk.zendesk.admin().revoke(desk.zendesk.bridgeToken());

    TrackerException failure = catchThrowableOfType(TrackerException.class, () -> reader.sweep(50));

    assertThat(failure.kind()).isEqualTo(TrackerException.Kind.AUTHENTICATION);
    assertThat(reader.versions()).hasSize(1);
  }

  @Test
  void whatTheBridgeWritesComesBackThroughZendeskAsItWas() {
    RichText text =
        Markdown.parse(
            """
            # Heading
            some **bold** `code  x` and [a link](https://x.example/a?b=c&d)

            - [x] done
            - one
              1. two

            > [!WARNING] Mind
            > the gap

            | a | b |
            | --- | --- |
            | 1 < 2 |  |

            ```
            if (a  &&  b) {
                c();
            }
            ```
            """);
    long id = desk.alice().report("Text", "text");

    desk.alice().html(id, ZendeskHtmlWriter.write(text), true);

    assertThat(fetch(id).talk().comments().getFirst().body())
        .isEqualTo(ZendeskHtmlReader.read(ZendeskHtmlWriter.write(text)))
        .isEqualTo(text);
  }
}
