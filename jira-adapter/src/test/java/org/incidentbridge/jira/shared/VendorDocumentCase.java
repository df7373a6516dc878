package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/**
 * All that the adapter sends, and all that the simulator answers, is as the vendor documents it.
 */
public abstract class VendorDocumentCase {

  private final Installation installation;

  protected VendorDocumentCase(Installation installation) {
    this.installation = installation;
  }

  /** The vendor's document. */
  protected abstract VendorDocument document() throws IOException;

  @Test
  protected void everyRequestAndAnswerFitsTheVendorsDocument() throws IOException {
    VendorDocument document = document();
    try (JiraHarness jira = JiraHarness.help(installation)) {
      jira.line.watch(document::look);
      everyCommand(jira);
      everyReading(jira);
      jira.tracker()
          .probe()
          .examine(
              new TrackerProbe.Expected(
                  List.of("summary"),
                  Map.of("status", List.of("Closed")),
                  List.of("HELP/Incident")));

      assertThat(document.faults()).isEmpty();
      assertThat(document.operations()).hasSizeGreaterThan(25);
    }
  }

  private static void everyReading(JiraHarness jira) throws IOException {
    String id = jira.people().create("Read", "text");
    for (int i = 0; i < 120; i++) {
      jira.people().comment(id, "remark " + i, Visibility.PUBLIC);
    }
    String file = jira.people().attach(id, "a.txt", new byte[] {1});
    jira.pass(Duration.ofMinutes(6));
    Reader reader = new Reader(jira.tracker().source());
    reader.pull(20);
    reader.sweep(20);
    jira.people().move(id, "Waiting for customer");
    jira.pass(Duration.ofMinutes(6));
    new Reader(jira.tracker().source(), true).pull(20);
    try (InputStream content = jira.tracker().source().open(id, file)) {
      assertThat(content.readAllBytes()).hasSize(1);
    }
  }

  private static void everyCommand(JiraHarness jira) {
    String other = jira.people().create("Other", "text");
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("summary", Value.line("Title"));
    fields.put("description", Value.body(RichText.plain("text")));
    fields.put(
        "assignee", new Value.Person(new Party("p", "Alice Example", "alice@example.com", "")));
    Command.CreateTicket create =
        new Command.CreateTicket(target(jira, ""), "HELP", "Incident", fields, link());
    String id = applied(jira, create).createdId().orElseThrow();
    applied(
        jira,
        new Command.UpdateFields(
            target(jira, id),
            List.of(
                write("summary", Value.line("Title"), Value.line("New")),
                write("labels", Value.absent(), Value.names(List.of("a"))))));
    applied(
        jira,
        new Command.ChangeStatus(
            target(jira, id), "Waiting for support", "Closed", new TreeMap<>()));
    Command.AddComment say =
        new Command.AddComment(target(jira, id), RichText.plain("hello"), Visibility.INTERNAL);
    String comment = applied(jira, say).createdId().orElseThrow();
    applied(
        jira,
        new Command.EditComment(
            target(jira, id),
            comment,
            Optional.empty(),
            RichText.plain("bye"),
            Visibility.INTERNAL));
    applied(jira, new Command.RemoveComment(target(jira, id), comment));
    applied(
        jira,
        new Command.AddAttachment(
            target(jira, id),
            new Attachment("1", "a.txt", 3, Instant.EPOCH, Visibility.INTERNAL),
            new TicketRef(new TrackerId("x"), "1")));
    applied(jira, new Command.PutLink(target(jira, id), link()));
    applied(
        jira,
        new Command.LinkTickets(target(jira, id), new TicketLink(TicketLink.Kind.BLOCKS, other)));
    TrackerSink sink = jira.tracker().sink();
    assertThat(sink.settle(create, Instant.EPOCH)).isInstanceOf(Outcome.Applied.class);
    assertThat(sink.settle(say, jira.now())).isInstanceOf(Outcome.Unknown.class);
    assertThat(sink.settle(new Command.PutLink(target(jira, id), link()), Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }

  private static Outcome.Receipt applied(JiraHarness jira, Command command) {
    Outcome outcome =
        jira.tracker()
            .sink()
            .apply(command, (ticket, file) -> new ByteArrayInputStream(new byte[] {1, 2, 3}));
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  private static Command.FieldWrite write(String field, Value expected, Value value) {
    return new Command.FieldWrite(field, expected, value);
  }

  private static Command.Target target(JiraHarness jira, String id) {
    return new Command.Target(CommandKey.of("document", id), jira.tracker().id(), id);
  }

  private static Command.BackLink link() {
    return new Command.BackLink(
        "incident-bridge:1", URI.create("https://x.example/1"), "X-1: other", "by somebody");
  }
}
