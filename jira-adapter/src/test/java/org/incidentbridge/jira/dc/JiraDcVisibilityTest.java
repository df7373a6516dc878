package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** Who may read what was said, wherever its ticket goes (N5). */
final class JiraDcVisibilityTest extends JiraDcCase {

  JiraDcVisibilityTest() {
    jira = JiraHarness.help(installation);
  }

  @Test
  void aCommentWhosePropertiesJiraDoesNotShowIsNotTakenForPublic() {
    String id = talked();
    jira.alice().move(id, "ENG", "Task");
    jira.line.always(
        request -> request.path().endsWith("/comment"),
        request ->
            SimResponse.json(
                200,
                new String(jira.counter.handle(request).body(), StandardCharsets.UTF_8)
                    .replace("\"properties\"", "\"others\"")));

    assertThat(snapshot(id).talk().comments())
        .extracting(Comment::visibility)
        .containsOnly(Visibility.INTERNAL);
  }
}
