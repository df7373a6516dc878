package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Who may read what was said, wherever its ticket goes (N5). */
final class JiraCloudVisibilityTest extends JiraCloudCase {

  JiraCloudVisibilityTest() {
    jira = JiraHarness.help(installation);
  }

  @Test
  void anInternalNoteIsInternalWhileItsFlagLags() {
    jira.site.setup().flagLag(Duration.ofHours(1));
    String id = talked();

    assertThat(snapshot(id).talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL);
  }

  @Test
  void aCommentWhosePropertiesJiraDoesNotShowIsNotTakenForPublic() {
    String id = talked();
    jira.alice().move(id, "ENG", "Task");
    jira.line.next(
        request -> request.path().endsWith("/comment/list"),
        request -> SimResponse.json(200, "{\"values\":[]}"));

    assertThat(snapshot(id).talk().comments())
        .extracting(Comment::visibility)
        .containsOnly(Visibility.INTERNAL);
  }

  @Test
  void aProjectOfATypeThatIsNotKnownShowsNothingToThePublic() {
    String id = talked();
    jira.line.next(
        request -> request.path().endsWith("/issue/" + id),
        request ->
            SimResponse.json(
                200,
                new String(jira.counter.handle(request).body(), StandardCharsets.UTF_8)
                    .replace("\"service_desk\"", "\"customer_service\"")));

    assertThat(snapshot(id).talk().comments())
        .extracting(Comment::visibility)
        .containsOnly(Visibility.INTERNAL);
  }
}
