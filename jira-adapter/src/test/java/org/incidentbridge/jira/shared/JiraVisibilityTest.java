package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may read what was said, wherever its ticket goes (N5). */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraVisibilityTest extends JiraCase {

  JiraVisibilityTest(Installation installation) {
    super(installation);
    jira = JiraHarness.help(installation);
  }

  @Test
  void anInternalNoteStaysInternalWhereItsTicketMoves() {
    String id = talked();
    jira.alice().move(id, "ENG", "Task");

    TicketSnapshot moved = snapshot(id);

    assertThat(moved.head().project()).isEqualTo("ENG");
    assertThat(moved.talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL);
  }

  @Test
  void anIssueWithASecurityLevelIsRestrictedAndAllInItInternal() {
    String id = talked();
    assertThat(snapshot(id).head().restricted()).isFalse();
    jira.alice().secure(id, "Board");

    TicketSnapshot secured = snapshot(id);

    assertThat(secured.head().restricted()).isTrue();
    assertThat(secured.talk().comments())
        .extracting(Comment::visibility)
        .containsOnly(Visibility.INTERNAL);
    jira.alice().secure(id, "");
    assertThat(snapshot(id).head().restricted()).isFalse();
  }

  @Test
  void whatWasPublicWhenReadAndMadeInternalBeforeTheMoveIsInternal() {
    String id = talked();
    snapshot(id);
    jira.issue(id)
        .parts()
        .comments()
        .forEach(
            comment ->
                jira.alice()
                    .hideComment(comment.id(), true, new JiraVisibility("group", "jira-users")));
    jira.alice().move(id, "ENG", "Task");

    assertThat(snapshot(id).talk().comments())
        .extracting(Comment::visibility)
        .containsOnly(Visibility.INTERNAL);
  }

  /** N5: the note has lost its service project, not its secret. */
  @Test
  void anInternalNoteStaysInternalWhenItsTicketMovesToASoftwareProject() {
    String id = jira.people().create("Printer", "text");
    jira.people().comment(id, "the customer is late with paying", Visibility.INTERNAL);
    jira.people().comment(id, "we look into it", Visibility.PUBLIC);
    jira.alice().move(id, "ENG", "Bug");

    assertThat(snapshot(id).talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.INTERNAL, Visibility.PUBLIC);
  }

  @Test
  void anInternalCommentThatComesBackPublicIsTakenAwayAtOnce() {
    String id = jira.people().create("Leak", "text");
    jira.line.next(
        request -> request.path().endsWith("/comment"),
        request -> {
          jira.alice().comment(id, "do not tell");
          String comment = jira.truth().comments(id).getFirst().id();
          return SimResponse.json(201, installation.openComment(comment));
        });

    Outcome outcome = apply(comment("secret", id, "do not tell", Visibility.INTERNAL));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("came back public");
    assertThat(jira.truth().comments(id)).isEmpty();
  }

  @Test
  void anInternalCommentThatCannotBeReadBackIsInDoubtUntilItCan() {
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
    jira = new JiraHarness(installation, "ENG", JiraOptions.usual(), Map.of());
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

  /** N5: a note that nobody would see in the service project is open to all in the other one. */
  @Test
  void anInternalCommentIsRefusedWhereItsTicketMovedOutOfTheServiceProjectAMomentAgo() {
    String id = jira.people().create("Moving", "text");
    jira.tracker().source().fetch(id);
    jira.site.as("alice").move(id, "ENG", "Bug");

    assertThat(apply(comment("secret", id, "do not tell", Visibility.INTERNAL)))
        .isInstanceOf(Outcome.Refused.class);

    assertThat(jira.truth().comments(id)).isEmpty();
  }

  /** N5: it stands for all to read, and no other write comes to hide it. */
  @Test
  void aCopyWhoseOriginalBecomesInternalIsRemovedWhereNothingCanHideIt() {
    jira = new JiraHarness(installation, "ENG", JiraOptions.usual(), Map.of());
    String id = jira.people().create("Open", "text");
    String copy = long1234(id);
    assertThat(jira.truth().comments(id)).hasSizeGreaterThan(1);
    jira.people().comment(id, "what people say", Visibility.PUBLIC);

    Outcome outcome = apply(hiding(id, copy));

    assertThat(((Outcome.Refused) outcome).message())
        .contains(
            "comment %s of issue %s, whose original became internal, cannot be hidden there, and was removed"
                .formatted(copy, jira.issue(id).key()),
            "internal.role or internal.group");
    assertThat(((Outcome.Refused) outcome).halfway().orElseThrow().talk().comments())
        .as("without all of its parts, so that it is made again once it is open")
        .singleElement()
        .satisfies(c -> assertThat(c.body().plainText()).isEqualTo("what people say"));
    assertThat(jira.truth().comments(id))
        .singleElement()
        .satisfies(c -> assertThat(c.text()).contains("what people say"));
  }

  @Test
  void aCopyThatJiraDoesNotTakeAsInternalIsRemoved() {
    jira = JiraHarness.eng(installation);
    String id = jira.people().create("Open", "text");
    String copy = long1234(id);
    jira.line.next(
        request -> request.method().equals("PUT") && request.path().endsWith("/comment/" + copy),
        request -> SimResponse.json(400, "{\"errorMessages\":[\"Group is not there\"]}"));

    Outcome outcome = apply(hiding(id, copy));

    assertThat(((Outcome.Refused) outcome).message()).contains("was removed", "Group is not there");
    assertThat(jira.truth().comments(id)).isEmpty();
  }

  @Test
  void aCopyThatCanNeitherBeHiddenNorRemovedIsToldInCapitals() {
    jira = new JiraHarness(installation, "ENG", JiraOptions.usual(), Map.of());
    String id = jira.people().create("Open", "text");
    String copy = applied(comment("c", id, "1234", Visibility.PUBLIC)).createdId().orElseThrow();
    jira.line.next(
        request -> request.method().equals("DELETE"),
        request -> SimResponse.json(403, "{\"errorMessages\":[\"No right\"]}"));

    Outcome outcome = apply(hiding(id, copy));

    assertThat(((Outcome.Refused) outcome).message()).contains("REMOVE IT BY HAND", "No right");
  }

  private String long1234(String id) {
    String words = "1234 ".repeat(8000);
    return applied(comment("c", id, words, Visibility.PUBLIC)).createdId().orElseThrow();
  }

  private Command.EditComment hiding(String id, String copy) {
    var text = RichText.plain("1234");
    var before = Optional.<Command.Said>empty();
    return new Command.EditComment(target("e", id), copy, before, text, Visibility.INTERNAL);
  }
}
