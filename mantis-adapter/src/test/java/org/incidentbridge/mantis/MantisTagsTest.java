package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Tags: a set that others change too, with calls and rules of its own. */
final class MantisTagsTest extends MantisTest {

  @Test
  void anEmojiInATagIsReadAsItWasWritten() {
    String id = report("Tags");
    Value flame = Value.names(List.of("🔥urgent", "🦖"));

    applied(update(id, "tags", Value.absent(), flame));

    assertThat(mantis.issue(id).tags()).noneMatch(t -> t.codePoints().anyMatch(c -> c > 0xFFFF));
    assertThat(fetch(id).field("tags")).isEqualTo(flame);
    applied(update(id, "tags", flame, Value.names(List.of("🦖"))));
    assertThat(fetch(id).field("tags")).isEqualTo(Value.names(List.of("🦖")));
  }

  @Test
  void aTagThatOnlyLooksLikeAnEmojiStaysAsPeopleWroteIt() {
    String id = report("Tags");

    mantis.alice().tag(number(id), "port:100:tcp");

    assertThat(fetch(id).field("tags")).isEqualTo(Value.names(List.of("port:100:tcp")));
  }

  @Test
  void tagsMergeWithWhatOthersDid() {
    String id = report("Tags");
    mantis.alice().tag(number(id), "kept");
    mantis.alice().tag(number(id), "gone");
    Value expected = fetch(id).field("tags");
    mantis.alice().tag(number(id), "theirs");

    applied(update(id, "tags", expected, Value.names(List.of("kept", "brand new"))));

    assertThat(mantis.issue(id).tags()).containsExactlyInAnyOrder("kept", "theirs", "brand new");
  }

  @Test
  void aChangeStandsWhoseTagsAreRefused() {
    String id = report("Before");
    mantis.line.next(MantisTagsTest::isTagging, r -> SimResponse.json(403, "{}"));

    Outcome.Receipt receipt = applied(titleAndTags(id));

    assertThat(mantis.issue(id).summary()).isEqualTo("After");
    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("tags");
    assertThat(receipt.ticket().orElseThrow().field("summary")).isEqualTo(Value.line("After"));
    assertThat(receipt.ticket().orElseThrow().field("tags")).isEqualTo(Value.absent());
  }

  @Test
  void tagsAloneThatAreRefusedAreARefusal() {
    String id = report("Tags");
    mantis.line.next(MantisTagsTest::isTagging, r -> SimResponse.json(403, "{}"));

    assertThat(apply(update(id, "tags", Value.names(List.of("new")))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aChangeWhoseTagsFailForNowIsSettledAndFinished() {
    String id = report("Before");
    Instant sent = mantis.now();
    mantis.line.next(MantisTagsTest::isTagging, r -> SimResponse.json(503, "{}"));

    assertThat(apply(titleAndTags(id))).isInstanceOf(Outcome.Unknown.class);
    mantis.pass(Duration.ofMinutes(10));
    assertThat(mantis.tracker().sink().settle(titleAndTags(id), sent))
        .isInstanceOfSatisfying(
            Outcome.NotApplied.class,
            not ->
                assertThat(not.partly().orElseThrow().field("summary"))
                    .as("what arrived is told, so that it is nobody's change (N4)")
                    .isEqualTo(Value.line("After")));
    assertThat(applied(titleAndTags(id)).losses()).isEmpty();
    assertThat(mantis.issue(id).tags()).containsExactly("new");
  }

  private static boolean isTagging(SimRequest request) {
    return request.method().equals("POST") && request.path().endsWith("/tags");
  }

  private Command.UpdateFields titleAndTags(String id) {
    return new Command.UpdateFields(
        target("both", id),
        List.of(
            new Command.FieldWrite("summary", Value.line("Before"), Value.line("After")),
            new Command.FieldWrite("tags", Value.absent(), Value.names(List.of("new")))));
  }

  private static final List<String> NO_TAGS = List.of("a,b", "+c", "-d", "x".repeat(101), "\u0007");

  private static Value withOthers(String... others) {
    return Value.names(Stream.concat(NO_TAGS.stream(), Stream.of(others)).toList());
  }

  @Test
  void namesThatCanBeNoTagsAreLeftOutAloneAndTold() {
    String id = report("Tags");
    mantis.alice().tag(number(id), "gone");
    Command.UpdateFields command = update(id, "tags", withOthers("good"));

    Outcome.Receipt receipt = applied(command);

    assertThat(mantis.issue(id).tags()).containsExactly("good");
    assertThat(receipt.losses()).hasSize(NO_TAGS.size());
    NO_TAGS.forEach(
        name ->
            assertThat(receipt.losses())
                .anySatisfy(l -> assertThat(l.message()).startsWith("'" + name + "' is left out")));
  }

  /** N2, N4: else they would go on the other side too, or be written with every cycle. */
  @Test
  void namesThatCanBeNoTagsAreNotTakenForRemovedAndNotSentAgain() {
    String id = report("Tags");
    Value wanted = withOthers("Good");
    mantis.loseNextAnswer();
    Command.UpdateFields command = update(id, "tags", wanted);
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    assertThat(settle(command)).isInstanceOf(Outcome.Applied.class);
    long changes = mantis.mantis.inspect().changes();

    applied(update(id, "tags", wanted));

    assertThat(mantis.mantis.inspect().changes()).isEqualTo(changes);
    assertThat(mantis.tracker().sink().likeness("tags", wanted, fetch(id)))
        .isEqualTo(Likeness.TAKEN);
    mantis.alice().untag(number(id), "Good");
    assertThat(mantis.tracker().sink().likeness("tags", wanted, fetch(id)))
        .isEqualTo(Likeness.UNKNOWN);
  }

  @Test
  void aNewIssueGetsTheTagsThatCanBeSome() {
    Outcome.Receipt receipt = applied(create("a", Map.of("tags", withOthers("good"))));

    assertThat(mantis.issue("1").tags()).containsExactly("good");
    assertThat(receipt.losses()).hasSize(NO_TAGS.size());
  }

  @Test
  void aTagThatStandsThereStaysWhateverItsName() {
    String id = report("Tags");
    mantis.alice().tag(number(id), "ab");
    mantis.mantis.admin().renameTag("ab", "a,b");

    assertThat(applied(update(id, "tags", Value.names(List.of("a,b", "new")))).losses()).isEmpty();

    assertThat(mantis.issue(id).tags()).containsExactlyInAnyOrder("a,b", "new");
  }

  @Test
  void aTagWithControlCharactersStaysWhereAnotherIsAdded() {
    String id = report("Tags");
    mantis.alice().tag(number(id), "l\u001babel");

    applied(update(id, "tags", Value.names(List.of("label", "new"))));

    assertThat(mantis.issue(id).tags()).containsExactlyInAnyOrder("l\u001babel", "new");
  }
}
