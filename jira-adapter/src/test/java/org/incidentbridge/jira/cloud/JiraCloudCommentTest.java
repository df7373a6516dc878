package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.incidentbridge.testkit.contract.Reader;
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

  /** N2: a comment that moved up behind one that was deleted does not count as deleted. */
  @Test
  void aCommentDeletedWhilePagesAreReadHidesNoOther() {
    String id = chatty();
    AtomicInteger pages = new AtomicInteger();
    jira.line.each(
        JiraCloudCommentTest::isPage, () -> deleteFirst(id, pages.incrementAndGet() == 2));

    assertThat(comments(jira.tracker().source().fetch(id)))
        .extracting(c -> c.body().plainText().strip())
        .hasSize(129)
        .contains("remark 100");
  }

  @Test
  void commentsThatNeverStandStillMakeTheirTicketAloneUnreadable() {
    String id = chatty();
    String other = jira.people().create("Quiet", "text");
    jira.pass(Duration.ofMinutes(10));
    boolean[] restless = {true};
    jira.line.each(
        request -> isPage(request) && !request.param("startAt").equals(Optional.of("0")),
        () -> deleteFirst(id, restless[0]));
    Reader reader = reader();

    assertThat(reader.pull(50))
        .extracting(sighting -> sighting.ref().id(), sighting -> sighting instanceof Sighting.Seen)
        .containsExactlyInAnyOrder(tuple(id, false), tuple(other, true));

    restless[0] = false;
    assertThat(jira.tracker().source().fetch(id)).isInstanceOf(Sighting.Seen.class);
  }

  /** An issue with more comments than it shows within itself. */
  private String chatty() {
    String id = jira.people().create("Chatty", "text");
    for (int i = 0; i < 130; i++) {
      jira.people().comment(id, "remark " + i, Visibility.PUBLIC);
    }
    jira.line.always(
        request -> isIssue(id).test(request) || request.path().endsWith("/bulkfetch"),
        request ->
            edited(
                jira.counter.handle(request),
                body -> body.replaceAll("\"total\":(\\d+),\"startAt", "\"total\":9$1,\"startAt")));
    return id;
  }

  private static boolean isPage(SimRequest request) {
    return request.method().equals("GET") && request.path().endsWith("/comment");
  }

  private void deleteFirst(String id, boolean now) {
    if (now) {
      jira.alice().deleteComment(jira.issue(id).parts().comments().getFirst().id());
    }
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
