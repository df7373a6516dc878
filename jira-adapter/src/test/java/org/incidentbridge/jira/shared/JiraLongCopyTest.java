package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.contract.TrackerHarness.Said;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** N7: what people do to any part of a copy that goes on in further comments. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraLongCopyTest extends JiraCase {

  private static final int PARAGRAPHS = 80;

  private String id = "";
  private String copy = "";

  JiraLongCopyTest(Installation installation) {
    super(installation);
  }

  @BeforeEach
  void copy() {
    id = jira.people().create("Long", "text");
    copy = applied(comment("long", id, text("word"), Visibility.PUBLIC)).createdId().orElseThrow();
    assertThat(said()).hasSizeGreaterThan(2);
  }

  private static String text(String word) {
    return ((word + " ").repeat(200) + "\n\n").repeat(PARAGRAPHS);
  }

  private List<Said> said() {
    return jira.truth().comments(id);
  }

  private long part(int number) {
    return Long.parseLong(said().get(number).id());
  }

  private Comment shown() {
    return snapshot(id).talk().comments().getFirst();
  }

  private Command.EditComment edit(Comment before, String text, Visibility to) {
    var target = new Command.Target(CommandKey.of("edit", text), jira.tracker().id(), id);
    return new Command.EditComment(
        target, copy, Optional.of(Command.Said.by(before)), RichText.plain(text), to);
  }

  private static boolean isEdit(SimRequest request) {
    return request.method().equals("PUT") && request.path().contains("/comment/");
  }

  @Test
  void isReadAsAWholeWithoutTheLinesBetweenItsParts() {
    assertThat(shown().body().plainText())
        .doesNotContain("continued")
        .satisfies(t -> assertThat(t.split("word", -1)).hasSize(200 * PARAGRAPHS + 1));
  }

  @Test
  void whoEditsALaterPartEditsTheCopy() {
    Comment before = shown();
    jira.alice().editComment(part(2), "my own words");

    assertThat(Hashes.of(shown())).isNotEqualTo(Hashes.of(before));
    assertThat(shown().body().plainText()).contains("my own words");
    assertThat(shown().content().editor()).isPresent();
  }

  @Test
  void whoDeletesAPartEditsTheCopyAndTheLaterPartsStillBelongToIt() {
    Comment before = shown();
    jira.alice().deleteComment(part(1));
    Comment without = shown();
    jira.alice().editComment(part(1), "my own words");

    assertThat(Hashes.of(without)).isNotEqualTo(Hashes.of(before));
    assertThat(shown().body().plainText()).contains("my own words");
  }

  @Test
  void whatSomebodyChangedInALaterPartMeanwhileIsNotOverwritten() {
    Comment before = shown();
    jira.alice().editComment(part(2), "my own words");
    List<Said> standing = said();

    assertThat(apply(edit(before, text("other"), Visibility.PUBLIC)))
        .isInstanceOf(Outcome.Stale.class);
    assertThat(said()).isEqualTo(standing);
  }

  /** N5: whoever hides a part keeps something back. */
  @Test
  void aPartThatPeopleHidIsNotShownAgain() {
    jira.alice().hideComment(part(1), true, new JiraVisibility("group", "jira-users"));

    Outcome outcome = apply(edit(shown(), text("other"), Visibility.PUBLIC));

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(said()).isNotEmpty().allMatch(c -> c.visibility() == Visibility.INTERNAL);
  }

  /** N5: what is partly hidden is partly to be read by all. */
  @Test
  void ofWhichOnePartIsHiddenIsStillToBeHidden() {
    jira.alice().hideComment(part(0), true, new JiraVisibility("group", "jira-users"));
    assertThat(shown().visibility()).isEqualTo(Visibility.PUBLIC);

    applied(edit(shown(), text("word"), Visibility.INTERNAL));
    assertThat(said()).isNotEmpty().allMatch(c -> c.visibility() == Visibility.INTERNAL);
  }

  @Test
  void itsPartsAreWordedAnewWhereTheyStand() {
    List<String> before = said().stream().map(Said::id).toList();

    applied(edit(shown(), text("term"), Visibility.PUBLIC));

    assertThat(said()).extracting(Said::id).isEqualTo(before);
    assertThat(said()).noneMatch(c -> c.text().contains("word"));
    assertThat(shown().body().plainText().split("term", -1)).hasSize(200 * PARAGRAPHS + 1);
  }

  @Test
  void anEditThatIsRefusedLeavesEveryPart() {
    List<Said> standing = said();
    jira.line.always(JiraLongCopyTest::isEdit, r -> SimResponse.json(403, "{}"));

    assertThat(apply(edit(shown(), "short", Visibility.PUBLIC)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(said()).isEqualTo(standing);
  }

  /** N4: else its own half done work would be taken for somebody's. */
  @Test
  void anEditThatBrokeOffIsFinished() {
    Command.EditComment edit = edit(shown(), text("term"), Visibility.PUBLIC);
    jira.line.next(JiraLongCopyTest::isEdit, jira.counter);
    jira.line.next(JiraLongCopyTest::isEdit, r -> SimResponse.json(503, "{}"));

    assertThat(apply(edit)).isInstanceOf(Outcome.Unknown.class);
    assertThat(said()).anyMatch(c -> c.text().contains("word"));

    jira.pass(Duration.ofMinutes(5));
    assertThat(jira.tracker().sink().settle(edit, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(said()).noneMatch(c -> c.text().contains("word"));
    assertThat(shown().body().plainText().split("term", -1)).hasSize(200 * PARAGRAPHS + 1);
  }

  @Test
  void anEditThatBrokeOffBeforeTheRestWasTakenAwayIsFinished() {
    Command.EditComment edit = edit(shown(), "short", Visibility.PUBLIC);
    jira.line.next(r -> r.method().equals("DELETE"), r -> SimResponse.json(503, "{}"));

    assertThat(apply(edit)).isInstanceOf(Outcome.Unknown.class);
    jira.pass(Duration.ofMinutes(5));
    assertThat(jira.tracker().sink().settle(edit, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);

    assertThat(said()).singleElement().matches(c -> c.text().contains("short"));
  }
}
