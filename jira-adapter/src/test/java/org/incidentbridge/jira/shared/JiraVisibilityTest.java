package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
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
}
