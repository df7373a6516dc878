package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.testkit.sim.jira.Permission;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Installation.class)
final class JiraCommentTest extends JiraCase {

  JiraCommentTest(Installation installation) {
    super(installation);
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

  /** N5. */
  @Test
  void aCopyThatMayNotBeRemovedIsHiddenInAllItsParts() {
    String id = jira.people().create("Long", "text");
    String text = ("word ".repeat(200) + "\n\n").repeat(80);
    String first = applied(comment("long", id, text, Visibility.PUBLIC)).createdId().orElseThrow();
    Set<Permission> rights = Permission.all();
    rights.removeAll(Set.of(Permission.DELETE_OWN_COMMENTS, Permission.DELETE_ALL_COMMENTS));
    jira.site.setup().permit("bridge", "ENG", rights);
    var target = new Command.Target(CommandKey.of("remove"), jira.tracker().id(), id);
    var remove = new Command.RemoveComment(target, first);

    Outcome.Refused refused = (Outcome.Refused) apply(remove);

    assertThat(refused.message()).contains("made internal", "remove it by hand");
    assertThat(refused.halfway().orElseThrow().talk().comments())
        .hasSizeGreaterThan(2)
        .allMatch(c -> c.visibility() == Visibility.INTERNAL);
    assertThat(jira.truth().comments(id))
        .hasSizeGreaterThan(2)
        .allMatch(c -> c.visibility() == Visibility.INTERNAL);
    assertThat(words(id)).isEqualTo(200 * 80);
    assertThat(((Outcome.Refused) apply(remove)).message()).contains("made internal");
    jira.site.setup().permit("bridge", "ENG", Permission.all());
    applied(remove);
    assertThat(jira.truth().comments(id)).isEmpty();
  }

  /** Else a copy that was to be taken back would show up again as somebody's own words (N5). */
  @Test
  void aCommentOnAnIssueThatIsHiddenDoesNotCountAsRemoved() {
    String id = jira.people().create("Hidden", "text");
    String comment = Long.toString(jira.site.as("alice").comment(id, "still here"));
    jira.site.setup().permit("bridge", "ENG", Permission.none());
    var target = new Command.Target(CommandKey.of("remove", id), jira.tracker().id(), id);
    var remove = new Command.RemoveComment(target, comment);
    TrackerSink sink = jira.tracker().sink();

    assertThat(unseen(() -> sink.apply(remove, (from, file) -> InputStream.nullInputStream())))
        .isTrue();
    assertThat(unseen(() -> sink.settle(remove, Instant.EPOCH))).isTrue();
    assertThat(jira.site.issue(id).orElseThrow().parts().comments()).hasSize(1);

    jira.site.setup().permit("bridge", "ENG", Permission.all());
    assertThat(unseen(() -> sink.apply(remove, (from, file) -> InputStream.nullInputStream())))
        .isFalse();
    assertThat(unseen(() -> sink.settle(remove, Instant.EPOCH))).as("now it is gone").isFalse();
  }

  /** N3: also by a bridge that lost its store and knows no id. */
  @Test
  void copiesAreKnownAgainByTheirMarkersInOrdinaryPulls() {
    String id = jira.people().create("Printer", "text");
    Command.AddComment command = comment("copy", id, "It burns", Visibility.PUBLIC);
    applied(command);
    jira.people().comment(id, "Thanks", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(5));

    List<Sighting> pulled = reader().pull(50);

    assertThat(pulled).hasSize(1);
    assertThat(seen(pulled.getFirst()).talk().comments())
        .extracting(Comment::marker)
        .containsExactly(command.target().key().text(), "");
    assertThat(snapshot(id).talk().comments())
        .extracting(Comment::marker)
        .containsExactly(command.target().key().text(), "");
  }

  /** N2: else it would never reach the other ticket. */
  @Test
  void whoQuotesTheLineThatBeginsAContinuationIsNotTakenForTheBridge() {
    String id = jira.people().create("Quote", "text");
    jira.people()
        .comment(id, "(continued, ib-abcdefghijklmnop)\n\nWhat is this?", Visibility.PUBLIC);

    assertThat(snapshot(id).talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.marker()).isEmpty());
  }

  @Test
  void theBridgesOwnContinuationIsKnownByItsLineWhereItsPropertyIsLost() {
    String id = jira.people().create("Own", "text");
    jira.site.as("bridge").comment(id, "(continued, ib-abcdefghijklmnop)\n\nthe rest");

    assertThat(snapshot(id).talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.marker()).isEqualTo("ib-abcdefghijklmnop"));
  }

  private Command.EditComment edit(String id, String comment, String text, Visibility to) {
    var target = new Command.Target(CommandKey.of("edit", text), jira.tracker().id(), id);
    return new Command.EditComment(target, comment, Optional.empty(), RichText.plain(text), to);
  }

  private static boolean unseen(Supplier<Outcome> work) {
    try {
      return !(work.get() instanceof Outcome.Applied);
    } catch (TrackerException failure) {
      return failure.kind() == TrackerException.Kind.NOT_FOUND;
    }
  }

  /** N3: what moved up behind one that was deleted is found, and not made again. */
  @Test
  void aCommentIsFoundThoughANewerOneIsDeletedMeanwhile() {
    String id = jira.people().create("Chatty", "text");
    Command.AddComment add = comment("1", id, "Hello", Visibility.PUBLIC);
    Instant sent = jira.now();
    jira.loseNextAnswer();
    assertThat(apply(add)).isInstanceOf(Outcome.Unknown.class);
    for (int i = 0; i < 100; i++) {
      jira.pass(Duration.ofSeconds(1));
      jira.people().comment(id, "remark " + i, Visibility.PUBLIC);
    }
    jira.pass(Duration.ofDays(1));
    AtomicInteger pages = new AtomicInteger();
    jira.line.each(
        request -> request.method().equals("GET") && request.path().endsWith("/comment"),
        () -> {
          if (pages.incrementAndGet() == 2) {
            jira.alice().deleteComment(jira.issue(id).parts().comments().getLast().id());
          }
        });

    assertThat(jira.tracker().sink().settle(add, sent)).isInstanceOf(Outcome.Applied.class);
  }
}
