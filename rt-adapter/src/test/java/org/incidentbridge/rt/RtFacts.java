package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What RT does otherwise than others, and what the adapter makes of it. */
abstract class RtFacts {

  private static final TrackerId TRACKER = new TrackerId("help");

  private RtHarness rt;

  /** An RT with an empty queue. */
  abstract RtHarness harness(Map<String, Object> more);

  @BeforeEach
  void open() {
    rt = harness(Map.of());
  }

  @AfterEach
  void close() {
    rt.close();
  }

  private static Command.Target target(String word, String ticket) {
    return new Command.Target(CommandKey.of("facts", word), TRACKER, ticket);
  }

  private Outcome apply(Command command) {
    byte[] content = "lorem".getBytes(StandardCharsets.UTF_8);
    return rt.tracker().sink().apply(command, (ticket, file) -> new ByteArrayInputStream(content));
  }

  private Outcome.Receipt applied(Command command) {
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  private TicketSnapshot fetch(String id) {
    return ((Sighting.Seen) rt.tracker().source().fetch(id)).ticket();
  }

  private static Command.UpdateFields set(String id, String field, Value from, Value to) {
    return new Command.UpdateFields(
        target(field, id), List.of(new Command.FieldWrite(field, from, to)));
  }

  @Test
  void theStatusThatAnAnswerOfTheBridgeChangesIsPutBackAtOnce() { // N1, N4
    String id = rt.people().create("Solved", "text");
    rt.people().move(id, "resolved");

    Outcome.Receipt receipt =
        applied(
            new Command.AddComment(
                target("answer", id), RichText.plain("again"), Visibility.PUBLIC));

    assertThat(rt.truth().status(id)).isEqualTo("resolved");
    assertThat(receipt.ticket().orElseThrow().field("Status")).isEqualTo(Value.line("resolved"));
    assertThat(receipt.beside()).doesNotContain("Status");
    assertThat(fetch(id).history().getLast().own()).isTrue();
  }

  @Test
  void aFileStirsTheTicketNoMoreThanAnAnswer() {
    String id = rt.people().create("Solved", "text");
    rt.people().move(id, "resolved");
    var file = new Attachment("1", "log.txt", 5, Instant.EPOCH, Visibility.PUBLIC);

    applied(new Command.AddAttachment(target("file", id), file, new TicketRef(TRACKER, "9")));

    assertThat(rt.truth().status(id)).isEqualTo("resolved");
  }

  /** What is found later, as its answer was lost, may stand under what people did since (N7). */
  @Test
  void theStatusThatAPersonChangesAfterAnAnswerOfTheBridgeIsTheirs() {
    String id = rt.people().create("Solved", "text");
    rt.people().move(id, "resolved");
    var answer =
        new Command.AddComment(target("answer", id), RichText.plain("again"), Visibility.PUBLIC);
    applied(answer);
    rt.people().move(id, "stalled");

    Outcome settled = rt.tracker().sink().settle(answer, rt.now());

    assertThat(settled)
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().beside()).isEmpty());
  }

  /** RT mails whoever is made a requestor. */
  @Test
  void aRequestorIsNotNamedAndThatIsToldAsALoss() {
    String id = rt.people().create("Printer", "text");
    Value ann = new Value.Person(Party.of(TRACKER, "ann", "Ann", "ann@example.com"));

    Outcome.Receipt receipt = applied(set(id, "Requestor", fetch(id).field("Requestor"), ann));

    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("Requestor");
  }

  @Test
  void theStatusThatAPersonsAnswerChangesIsTheirs() {
    String id = rt.people().create("Solved", "text");
    rt.people().move(id, "resolved");

    rt.people().comment(id, "still broken", Visibility.PUBLIC);

    assertThat(fetch(id).field("Status")).isEqualTo(Value.line("open"));
    assertThat(fetch(id).history().getLast().own()).isFalse();
  }

  @Test
  void everyCharacterOfAMessageComesBack() {
    String id = rt.people().create("Größe 😀", "text");
    String text = "Ärger mit 😀, snake_case, 5 * 3 & <tags>\n\n日本語";

    applied(new Command.AddComment(target("say", id), RichText.plain(text), Visibility.INTERNAL));

    assertThat(fetch(id).field("Subject")).isEqualTo(Value.line("Größe 😀"));
    assertThat(fetch(id).talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.body()).isEqualTo(RichText.plain(text)))
        .satisfies(c -> assertThat(c.marker()).isEqualTo(CommandKey.of("facts", "say").text()));
  }

  @Test
  void fileNamesBeyondAsciiComeBack() {
    String id = rt.people().create("Files", "text");
    for (String name : List.of("Größe.txt", "日本語 😀.txt")) {
      var file = new Attachment("1", name, 5, Instant.EPOCH, Visibility.INTERNAL);
      applied(new Command.AddAttachment(target(name, id), file, new TicketRef(TRACKER, "77")));

      Attachment shown = fetch(id).talk().attachments().getLast();
      assertThat(shown.name()).isEqualTo(name);
      assertThat(shown.visibility()).isEqualTo(Visibility.INTERNAL);
      assertThat(shown.maker()).isEqualTo(Attachment.Maker.BRIDGE);
    }
    assertThat(fetch(id).talk().comments()).isEmpty();
  }

  @Test
  void aSubjectThatIsTooLongIsCutAndToldAsALoss() {
    String id = rt.people().create("Short", "text");
    Value wanted = Value.line("ü".repeat(150));

    Outcome.Receipt receipt = applied(set(id, "Subject", Value.line("Short"), wanted));

    assertThat(rt.truth().title(id)).isEqualTo("ü".repeat(100));
    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("Subject");
    assertThat(rt.tracker().sink().likeness("Subject", wanted, fetch(id)))
        .isEqualTo(Likeness.TAKEN);
  }

  @Test
  void aWordThatACustomFieldLacksIsRefusedBeforeItIsSent() {
    String id = rt.people().create("Words", "text");
    long before = rt.truth().writes();

    Outcome outcome = apply(set(id, "custom:Severity", Value.absent(), Value.line("Hihg")));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).fields()).containsOnlyKeys("custom:Severity");
    assertThat(((Outcome.Refused) outcome).message()).contains("Hihg", "Critical");
    assertThat(rt.truth().writes()).isEqualTo(before);
  }

  @Test
  void whatRtSilentlyDoesNotTakeIsRefusedByItsField() {
    String id = rt.people().create("Pattern", "text");

    Outcome outcome = apply(set(id, "custom:Mantis id", Value.absent(), Value.line("no number")));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).fields()).containsOnlyKeys("custom:Mantis id");
    assertThat(((Outcome.Refused) outcome).message()).contains("[Digits]");
  }

  @Test
  void namesThatOthersAddedStay() {
    String id = rt.people().create("Names", "text");
    rt.people().set(id, "custom:External refs", Value.names(List.of("a", "theirs")));

    applied(
        set(
            id,
            "custom:External refs",
            Value.names(List.of("a", "gone")),
            Value.names(List.of("a", "b"))));

    assertThat(fetch(id).field("custom:External refs"))
        .isEqualTo(Value.names(List.of("a", "b", "theirs")));
  }

  @Test
  void relationsAreMadeOnce() {
    String id = rt.people().create("One", "text");
    String other = rt.people().create("Other", "text");
    for (TicketLink.Kind kind :
        List.of(TicketLink.Kind.RELATED, TicketLink.Kind.BLOCKS, TicketLink.Kind.PARENT_OF)) {
      var command =
          new Command.LinkTickets(target("link " + kind, id), new TicketLink(kind, other));
      applied(command);
      applied(command);

      assertThat(fetch(id).talk().links()).contains(new TicketLink(kind, other));
      assertThat(fetch(other).talk().links()).contains(new TicketLink(kind.inverse(), id));
    }
  }

  @Test
  void aStatusThatIsHeldBackByAnOpenDependencyIsRefusedInRtsWords() {
    String id = rt.people().create("One", "text");
    String other = rt.people().create("Other", "text");
    applied(
        new Command.LinkTickets(
            target("needs", id), new TicketLink(TicketLink.Kind.BLOCKED_BY, other)));

    Outcome outcome =
        apply(new Command.ChangeStatus(target("done", id), "open", "resolved", new TreeMap<>()));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("depend");
    assertThat(rt.truth().status(id)).isEqualTo("open");
  }

  @Test
  void aMergedTicketIsToldAndNotWrittenTo() {
    String victim = rt.people().create("Victim", "the victim's text");
    rt.people().comment(victim, "said before", Visibility.INTERNAL);
    String target = rt.people().create("Target", "the target's text");
    rt.people().set(victim, "MergeInto", Value.line(target));

    assertThat(rt.tracker().source().fetch(victim))
        .isEqualTo(new Sighting.Merged(new TicketRef(TRACKER, victim), target));
    assertThat(apply(set(victim, "Subject", Value.line("Target"), Value.line("Lost"))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(rt.truth().title(target)).isEqualTo("Target");
    TicketSnapshot both = fetch(target);
    assertThat(both.field("Content").display()).contains("the target's text");
    assertThat(both.talk().comments())
        .extracting(c -> c.body().plainText().strip())
        .containsExactly("the victim's text", "said before");
  }

  /** The server's zone is UTC: with one further west, changes would be missed without a word. */
  @Test
  void aTimeZoneThatIsNotTheServersIsNoticed() {
    var mistaken = harness(Map.of("timezone", "Asia/Tokyo"));
    var behind = harness(Map.of("timezone", "America/New_York"));
    rt.people().create("Now", "text");
    rt.pass(Duration.ofMinutes(10));
    Reader east = new Reader(mistaken.tracker().source());
    Reader west = new Reader(behind.tracker().source());
    east.pull(50);
    west.pull(50);

    assertThatThrownBy(() -> east.pull(50)).hasMessageContaining("time zone");
    assertThat(west.pull(50)).isEmpty();
    mistaken.close();
    behind.close();
  }

  @Test
  void theDoctorFindsNothingAmiss() {
    List<TrackerProbe.Finding> findings =
        rt.tracker()
            .probe()
            .examine(
                new TrackerProbe.Expected(
                    List.of("Subject", "custom:Severity"), Map.of(), List.of()));

    assertThat(findings)
        .extracting(TrackerProbe.Finding::level)
        .doesNotContain(TrackerProbe.Level.PROBLEM);
  }

  @Test
  void aTokenThatIsNobodysIsALoginThatDoesNotCount() {
    var wrong = new org.incidentbridge.spi.Secret("1-23-" + "0".repeat(32));
    var other = harness(Map.of("auth", Map.of("token", wrong)));

    assertThat(
            other
                .tracker()
                .probe()
                .examine(new TrackerProbe.Expected(List.of(), Map.of(), List.of())))
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(TrackerProbe.Level.PROBLEM))
        .satisfies(f -> assertThat(f.message()).contains("401").doesNotContain("0000"));
    other.close();
  }
}
