package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** What Jira tells of comments only where one asks for their properties. */
final class JiraCloudCommentTest extends JiraCloudCase {

  @Test
  void whatIsKnownOfACommentIsNotAskedForAgain() {
    String id = jira.people().create("Printer", "text");
    jira.people().comment(id, "It burns", Visibility.PUBLIC);
    jira.tracker().source().fetch(id);
    long before = jira.tracker().calls();

    jira.tracker().source().fetch(id);

    assertThat(jira.tracker().calls() - before).isEqualTo(1);
  }

  @Test
  void whatTheBridgeWroteItselfIsNotAskedForButKnownByItsMarker() {
    String id = jira.people().create("Printer", "text");
    jira.tracker().source().fetch(id);
    CommandKey key = CommandKey.of("copy");
    jira.tracker()
        .sink()
        .apply(
            new Command.AddComment(
                new Command.Target(key, jira.tracker().id(), id),
                RichText.plain("It burns"),
                Visibility.PUBLIC),
            (ticket, file) -> InputStream.nullInputStream());
    long before = jira.tracker().calls();

    List<Comment> comments = comments(jira.tracker().source().fetch(id));

    assertThat(jira.tracker().calls() - before).isEqualTo(1);
    assertThat(comments)
        .singleElement()
        .satisfies(c -> assertThat(c.marker()).isEqualTo(key.text()))
        .satisfies(c -> assertThat(c.visibility()).isEqualTo(Visibility.PUBLIC));
  }

  /** N5: {@code jsdPublic} may lag behind. */
  @Test
  void aCommentThatItsPropertyCallsInternalIsInternalWhateverTheIssueShows() {
    jira = JiraHarness.help(Installation.CLOUD);
    String id = jira.people().create("Printer", "text");
    jira.people().comment(id, "the customer is late with paying", Visibility.INTERNAL);
    jira.line.next(isIssue(id), request -> shownAsPublic(jira.counter.handle(request)));

    assertThat(comments(jira.tracker().source().fetch(id)))
        .extracting(Comment::visibility)
        .containsExactly(Visibility.INTERNAL);
  }

  @Test
  void inAProjectOfUnknownTypeACommentIsPublicOnlyIfJiraSaysSo() {
    String id = jira.people().create("Printer", "text");
    jira.people().comment(id, "hello", Visibility.PUBLIC);
    jira.line.next(
        isIssue(id),
        request ->
            edited(
                jira.counter.handle(request),
                body ->
                    body.replace("projectTypeKey", "somethingElse")
                        .replace("jsdPublic", "somethingElse")));

    assertThat(comments(jira.tracker().source().fetch(id)))
        .extracting(Comment::visibility)
        .containsExactly(Visibility.INTERNAL);
  }

  private static Predicate<SimRequest> isIssue(String id) {
    return request -> request.method().equals("GET") && request.path().endsWith("/issue/" + id);
  }

  private static SimResponse shownAsPublic(SimResponse answer) {
    return edited(answer, body -> body.replace("\"jsdPublic\":false", "\"jsdPublic\":true"));
  }

  private static SimResponse edited(SimResponse answer, UnaryOperator<String> edit) {
    String before = new String(answer.body(), StandardCharsets.UTF_8);
    String after = edit.apply(before);
    assertThat(after).as("what the test changes is there").isNotEqualTo(before);
    return SimResponse.json(answer.status(), after);
  }

  private static List<Comment> comments(Sighting sighting) {
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    TicketSnapshot ticket = ((Sighting.Seen) sighting).ticket();
    return ticket.talk().comments();
  }
}
