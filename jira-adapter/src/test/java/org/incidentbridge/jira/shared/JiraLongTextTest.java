package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Descriptions that are longer than Jira takes. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraLongTextTest extends JiraCase {

  private boolean mute;

  JiraLongTextTest(Installation installation) {
    super(installation);
  }

  /** An admin may let texts hold less: {@code jira.text.field.character.limit}. */
  @Test
  void whatJiraSaysThatATextMayHoldIsKeptTo() {
    String id = jira.people().create("Long", "text");
    Value text = Value.body(RichText.plain(("w ".repeat(300) + "\n\n").repeat(20)));
    jira.line.next(
        JiraLongTextTest::isEdit,
        request ->
            SimResponse.json(
                400,
                "{\"errorMessages\":[],\"errors\":{\"description\":\"The entered text is too long."
                    + " It exceeds the allowed limit of 5,000 characters.\"}}"));

    applied(update(id, "description", Value.body(RichText.plain("text")), text));

    assertThat(snapshot(id).field("description").display()).hasSizeLessThan(5_000);
    assertThat(jira.truth().comments(id)).hasSizeGreaterThan(1);
    assertThat(jira.tracker().sink().likeness("description", text, snapshot(id)))
        .isEqualTo(Likeness.TAKEN);
  }

  /** N2: else the shorter text would be taken for a person's, and go back to the whole one. */
  @Test
  void aLongTextThatCannotBeReadBackIsLookedAtAgainAndGoesOnInComments() {
    String id = jira.people().create("Long", "text");
    Value text = Value.body(RichText.plain(("w ".repeat(300) + "\n\n").repeat(100)));
    Command.UpdateFields command =
        update(id, "description", Value.body(RichText.plain("text")), text);
    jira.line.next(JiraLongTextTest::isEdit, jira.counter);
    jira.line.next(JiraLongTextTest::isReading, request -> SimResponse.json(503, "{}"));
    jira.line.next(JiraLongTextTest::isReading, request -> SimResponse.json(503, "{}"));

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    assertThat(jira.truth().comments(id)).isEmpty();

    jira.pass(Duration.ofMinutes(2));
    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().ticket()).isPresent());
    assertThat(jira.truth().comments(id)).isNotEmpty();
  }

  /** N3. */
  @Test
  void aRestThatIsCommentedLateIsCommentedOnce() {
    String id = jira.people().create("Long", "text");
    Value text = Value.body(RichText.plain(("w ".repeat(300) + "\n\n").repeat(100)));
    Command.UpdateFields command =
        update(id, "description", Value.body(RichText.plain("text")), text);
    jira.line.next(JiraLongTextTest::isEdit, jira.counter);
    jira.delayNextRequest(Duration.ofSeconds(100));

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    assertThat(jira.tracker().sink().settle(command, jira.now()))
        .isInstanceOf(Outcome.Unknown.class);
    jira.pass(Duration.ofMinutes(2));
    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);

    assertThat(jira.truth().comments(id))
        .isNotEmpty()
        .extracting(TrackerHarness.Said::text)
        .doesNotHaveDuplicates();
  }

  @Test
  void aRestThatCouldNotBeCommentedIsTriedOnceMoreThenTold() {
    String id = jira.people().create("Long", "text");
    Value text = Value.body(RichText.plain(("w ".repeat(300) + "\n\n").repeat(100)));
    Command.UpdateFields command =
        update(id, "description", Value.body(RichText.plain("text")), text);
    jira.line.next(JiraLongTextTest::isComment, request -> SimResponse.json(503, "{}"));

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.line.next(JiraLongTextTest::isComment, request -> SimResponse.json(503, "{}"));
    jira.pass(Duration.ofMinutes(2));
    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a -> assertThat(a.receipt().losses()).anyMatch(l -> l.message().contains("left out")));
  }

  /** N2: a text that is set on a transition's screen, or together with the status. */
  @Test
  void whatIsTooLongBesideAStatusGoesOnInComments() {
    String id = jira.people().create("Long", "text");
    String steps = jira.site.fieldId("Steps");
    Value text = Value.body(RichText.plain(("word ".repeat(100) + "\n\n").repeat(100)));

    Outcome.Receipt receipt = applied(move(id, "Backlog", "In Progress", Map.of(steps, text)));

    assertThat(receipt.losses()).extracting(Outcome.Loss::field).contains(steps);
    assertThat(onTicketAndComments(id, steps)).isEqualTo(10_000);
    assertThat(receipt.ticket().orElseThrow().talk().comments()).isNotEmpty();
  }

  /** N3. */
  @Test
  void aRestBesideAStatusThatWasLostIsCommentedOnce() {
    String id = jira.people().create("Long", "text");
    String steps = jira.site.fieldId("Steps");
    Value text = Value.body(RichText.plain(("word ".repeat(100) + "\n\n").repeat(200)));
    Command.ChangeStatus command = move(id, "Backlog", "Selected", Map.of(steps, text));
    jira.line.next(JiraLongTextTest::isComment, jira.counter);
    jira.line.next(JiraLongTextTest::isComment, request -> SimResponse.json(503, "{}"));

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.pass(Duration.ofMinutes(2));
    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);

    assertThat(onTicketAndComments(id, steps)).isEqualTo(20_000);
  }

  private long onTicketAndComments(String id, String field) {
    String shown = snapshot(id).field(field).display();
    return words(id) + shown.split("word", -1).length - 1;
  }

  /** N4: Jira trims lines, so that only reading tells what it made of one. */
  @Test
  void aWriteThatCannotBeReadBackIsLookedAtAgain() {
    String id = jira.people().create("Short", "text");
    String number = jira.site.fieldId("Affected users");
    jira.line.each(r -> jira.line.isWrite(r) && !isEdit(r), () -> mute = true);
    jira.line.always(JiraLongTextTest::isEdit, this::withoutAWord);
    jira.line.always(r -> mute && isReading(r), r -> SimResponse.json(503, "{}"));

    unseen(update(id, "summary", Value.line("Short"), Value.line("  Longer ")));
    unseen(update(id, "summary", Value.line("Longer"), Value.line("w ".repeat(300))));
    unseen(update(id, number, Value.absent(), Value.line("7.0")));
    unseen(move(id, "Backlog", "Selected", Map.of("summary", Value.line("Longest"))));
  }

  private SimResponse withoutAWord(SimRequest request) {
    mute = true;
    SimResponse answer = jira.counter.handle(request);
    return answer.status() == 200 ? SimResponse.json(200, "{}") : answer;
  }

  private void unseen(Command command) {
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    mute = false;
    jira.pass(Duration.ofMinutes(2));
    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().ticket()).isPresent());
  }

  /** N5: of other fields than the description nobody knows that customers may read them. */
  @Test
  void inAServiceProjectTheRestIsInternalUnlessItIsOfTheDescription() {
    jira = JiraHarness.help(installation);
    String id = jira.people().create("Long", "text");
    Value text = Value.body(RichText.plain(("secret ".repeat(100) + "\n\n").repeat(100)));

    applied(update(id, jira.site.fieldId("Steps"), Value.absent(), text));

    assertThat(jira.truth().comments(id))
        .isNotEmpty()
        .allMatch(c -> c.visibility() == Visibility.INTERNAL);

    int internal = jira.truth().comments(id).size();
    applied(update(id, "description", Value.body(RichText.plain("text")), text));
    assertThat(jira.truth().comments(id).stream().skip(internal))
        .isNotEmpty()
        .allMatch(c -> c.visibility() == Visibility.PUBLIC);
  }

  /** N5: of a kind of project that is not known it may be that customers read the comments. */
  @Test
  void whereItIsNotKnownWhoReadsCommentsTheRestIsInternalUnlessItIsOfTheDescription() {
    jira = JiraHarness.help(installation);
    String id = jira.people().create("Long", "text");
    ofAnotherKind("service_desk");
    Value text = Value.body(RichText.plain(("secret ".repeat(100) + "\n\n").repeat(100)));

    applied(update(id, jira.site.fieldId("Steps"), Value.absent(), text));

    assertThat(jira.truth().comments(id))
        .isNotEmpty()
        .allMatch(c -> c.visibility() == Visibility.INTERNAL);
  }

  /** N5: the cloud says of every internal note that it is one; without that it is none. */
  @Test
  void whereAnInternalNoteCannotBeProvedTheRestIsLeftOutAndTold() {
    String id = jira.people().create("Long", "text");
    ofAnotherKind("software");
    jira.line.always(
        r -> r.path().matches(".*/comment(/[^/]+)?"),
        r -> {
          SimResponse answer = jira.counter.handle(r);
          String body = text(answer.body()).replaceAll("\"jsdPublic\":(true|false),?", "");
          return answer.status() == 204 ? answer : SimResponse.json(answer.status(), body);
        });
    Value text = Value.body(RichText.plain(("secret ".repeat(100) + "\n\n").repeat(60)));
    Command.UpdateFields command = update(id, jira.site.fieldId("Steps"), Value.absent(), text);

    Outcome outcome = apply(command);

    boolean proved = installation == Installation.DC;
    assertThat(outcome).isInstanceOf(proved ? Outcome.Applied.class : Outcome.Unknown.class);
    assertThat(jira.truth().comments(id)).noneMatch(c -> c.visibility() == Visibility.PUBLIC);
    if (!proved) {
      jira.pass(Duration.ofMinutes(5));
      assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
          .isInstanceOfSatisfying(
              Outcome.Applied.class,
              a ->
                  assertThat(a.receipt().losses()).anyMatch(l -> l.message().contains("left out")));
      assertThat(jira.truth().comments(id)).isEmpty();
    }
  }

  /** From now on Jira tells a type of its projects that the bridge does not know. */
  private void ofAnotherKind(String type) {
    jira.line.always(
        r -> isReading(r) && r.path().matches(".*/(issue|project)/[^/]+"),
        r -> {
          SimResponse answer = jira.counter.handle(r);
          return SimResponse.json(
              answer.status(),
              text(answer.body()).replace('"' + type + '"', "\"customer_service\""));
        });
  }

  /** N5. */
  @Test
  void aRestThatComesBackPublicIsTakenAwayAndTold() {
    jira = JiraHarness.help(installation);
    String id = jira.people().create("Long", "text");
    Value text = Value.body(RichText.plain(("secret ".repeat(100) + "\n\n").repeat(60)));
    Command.UpdateFields command = update(id, jira.site.fieldId("Steps"), Value.absent(), text);
    jira.line.always(
        JiraLongTextTest::isComment,
        request -> {
          jira.alice().comment(id, "secret");
          String comment = jira.truth().comments(id).getLast().id();
          return SimResponse.json(201, installation.openComment(comment));
        });

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    assertThat(jira.truth().comments(id)).isEmpty();

    jira.pass(Duration.ofMinutes(5));
    assertThat(jira.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a -> assertThat(a.receipt().losses()).anyMatch(l -> l.message().contains("public")));
    assertThat(jira.truth().comments(id)).isEmpty();
  }

  private static boolean isEdit(SimRequest request) {
    return request.method().equals("PUT");
  }

  private static boolean isComment(SimRequest request) {
    return request.method().equals("POST") && request.path().endsWith("/comment");
  }

  private static boolean isReading(SimRequest request) {
    return request.method().equals("GET");
  }

  /** N5: who takes a password out of a text wants it gone. */
  @Test
  void theRestOfATextGoesWhenTheTextIsWrittenAnew() {
    String paragraph = "w ".repeat(300) + "\n\n";
    Value before = Value.body(RichText.plain(paragraph.repeat(100) + "the password is 1234"));
    Value longer = Value.body(RichText.plain(paragraph.repeat(100) + "all is well"));
    Value shorter = Value.body(RichText.plain("short"));
    String id =
        applied(
                create(
                    "c",
                    new TreeMap<>(Map.of("summary", Value.line("Long"), "description", before))))
            .createdId()
            .orElseThrow();
    jira.people()
        .comment(id, "(continued, ib-abcdefghijklmnop)\n\nquoted by people", Visibility.PUBLIC);
    applied(comment("copy", id, paragraph.repeat(100) + "end of a copy", Visibility.PUBLIC));
    assertThat(said(id)).contains("1234");

    applied(described("u1", id, longer));
    assertThat(said(id)).doesNotContain("1234").contains("all is well", "quoted", "end of a copy");

    applied(described("u2", id, shorter));
    assertThat(said(id)).doesNotContain("all is well").contains("quoted", "end of a copy");
  }

  /** N7: the text as it was before goes (N5), but not without a word on what people had written. */
  @Test
  void whatPeopleWroteIntoTheRestOfATextIsToldBeforeItGoes() {
    String paragraph = "w ".repeat(300) + "\n\n";
    String id = jira.people().create("Long", "text");
    applied(described("u1", id, Value.body(RichText.plain(paragraph.repeat(150)))));
    long rest = Long.parseLong(jira.truth().comments(id).getFirst().id());
    String label = jira.truth().comments(id).getFirst().text().lines().findFirst().orElseThrow();
    jira.alice().editComment(rest, label + "\n\nmy own words");

    Outcome.Receipt receipt = applied(described("u2", id, Value.body(RichText.plain("short"))));

    assertThat(said(id)).doesNotContain("my own words");
    assertThat(receipt.losses())
        .filteredOn(l -> l.message().contains("my own words"))
        .singleElement()
        .satisfies(l -> assertThat(l.message()).contains("Alice"));
  }

  private Command.UpdateFields described(String word, String id, Value text) {
    Value now = snapshot(id).field("description");
    return new Command.UpdateFields(
        target(word, id), List.of(new Command.FieldWrite("description", now, text)));
  }

  private String said(String id) {
    return jira.truth().comments(id).stream().map(c -> c.text()).collect(Collectors.joining());
  }
}
