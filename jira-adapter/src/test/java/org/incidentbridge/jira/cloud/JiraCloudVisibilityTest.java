package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may read what was said, wherever its ticket goes (N5). */
final class JiraCloudVisibilityTest {

  private final JiraCloudHarness help = JiraCloudHarness.help();

  @AfterEach
  void close() {
    help.close();
  }

  @Test
  void anInternalNoteStaysInternalWhereItsTicketMoves() {
    String id = talked();
    help.alice().move(id, "ENG", "Task");

    TicketSnapshot moved = fetched(id);

    assertThat(moved.head().project()).isEqualTo("ENG");
    assertThat(moved.talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL);
  }

  @Test
  void whatWasPublicWhenReadAndMadeInternalBeforeTheMoveIsInternal() {
    String id = talked();
    fetched(id);
    help.issue(id)
        .parts()
        .comments()
        .forEach(
            comment ->
                help.alice()
                    .hideComment(comment.id(), true, new JiraVisibility("group", "jira-users")));
    help.alice().move(id, "ENG", "Task");

    assertThat(fetched(id).talk().comments())
        .extracting(Comment::visibility)
        .containsOnly(Visibility.INTERNAL);
  }

  @Test
  void anInternalNoteIsInternalWhileItsFlagLags() {
    help.site.setup().flagLag(Duration.ofHours(1));
    String id = talked();

    assertThat(fetched(id).talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL);
  }

  @Test
  void aCommentWhosePropertiesJiraDoesNotShowIsNotTakenForPublic() {
    String id = talked();
    help.alice().move(id, "ENG", "Task");
    help.line.next(
        request -> request.path().endsWith("/comment/list"),
        request -> SimResponse.json(200, "{\"values\":[]}"));

    assertThat(fetched(id).talk().comments())
        .extracting(Comment::visibility)
        .containsOnly(Visibility.INTERNAL);
  }

  @Test
  void aProjectOfATypeThatIsNotKnownShowsNothingToThePublic() {
    String id = talked();
    help.line.next(
        request -> request.path().endsWith("/issue/" + id),
        request ->
            SimResponse.json(
                200,
                new String(help.counter.handle(request).body(), StandardCharsets.UTF_8)
                    .replace("\"service_desk\"", "\"customer_service\"")));

    assertThat(fetched(id).talk().comments())
        .extracting(Comment::visibility)
        .containsOnly(Visibility.INTERNAL);
  }

  private String talked() {
    String id = Long.toString(help.issue(help.alice().create("HELP", "Task", "Talk")).id());
    help.people().comment(id, "to the customer", Visibility.PUBLIC);
    help.people().comment(id, "among us", Visibility.INTERNAL);
    return id;
  }

  private TicketSnapshot fetched(String id) {
    Sighting sighting = help.tracker().source().fetch(id);
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sighting).ticket();
  }
}
