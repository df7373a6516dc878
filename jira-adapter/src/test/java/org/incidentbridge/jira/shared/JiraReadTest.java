package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Sighting.Gone;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraQuirks;
import org.incidentbridge.testkit.sim.jira.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Installation.class)
final class JiraReadTest extends JiraCase {

  JiraReadTest(Installation installation) {
    super(installation);
  }

  @Test
  void anEmptyAnswerToAnAnonymousVisitorIsNotBelieved() {
    jira.line.next(JiraCase::isMyself, r -> SimResponse.json(200, "{}"));

    assertThatThrownBy(() -> reader().pull(50))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("anonymous visitor")
        .extracting(e -> ((TrackerException) e).kind())
        .isEqualTo(TrackerException.Kind.AUTHENTICATION);
  }

  /** N2: as an empty page it would say that nothing changed. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"issues\":null}"})
  void anAnswerWithoutAListIsNoEmptyPage(String answer) {
    List<String> ids = many(2);
    Reader reader = reader();
    jira.line.next(installation::isSearch, r -> SimResponse.json(200, answer));

    assertThatThrownBy(() -> reader.pull(10))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("without a list of issues");

    reader.pull(10);
    assertThat(reader.versions()).containsOnlyKeys(ids);
  }

  /** N2, N7: nothing is made of an answer that is no issue. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":null}", "{\"issues\":[{}]}"})
  void whatIsNoIssueIsAFailureAndNothingIsWrittenAfterIt(String answer) {
    List<String> ids = many(2);
    Reader reader = reader();
    boolean[] odd = {true};
    jira.line.always(
        r -> odd[0] && (r.path().endsWith("/bulkfetch") || r.path().matches(".*/issue/\\d+")),
        r -> SimResponse.json(200, answer));
    long before = jira.truth().writes();

    String id = ids.getFirst();
    assertThatThrownBy(() -> jira.tracker().source().fetch(id))
        .isInstanceOf(TrackerException.class);
    assertThatThrownBy(() -> apply(update(id, "summary", Value.line("Other"), Value.line("New"))))
        .isInstanceOf(TrackerException.class);
    assertThat(jira.truth().writes()).isEqualTo(before);
    if (installation == Installation.CLOUD) {
      assertThatThrownBy(() -> reader.pull(10)).isInstanceOf(TrackerException.class);
    }

    odd[0] = false;
    reader.pull(10);
    assertThat(reader.versions()).containsOnlyKeys(ids);
  }

  @Test
  void anEmptyPageThatDoesNotSayForWhomItIsMadeProvesTheLoginAgain() {
    reader().pull(50);
    long before = myselfCalls();
    jira.line.next(
        installation::isSearch,
        r -> SimResponse.json(200, "{\"issues\":[],\"total\":0,\"isLast\":true}"));

    reader().pull(50);

    assertThat(myselfCalls()).isGreaterThan(before);
  }

  @Test
  void aWrongTokenIsSaidToBeOne() {
    jira.site.setup().revoke(JiraHarness.SECRET);

    assertThatThrownBy(() -> reader().pull(50))
        .hasMessageContaining("401")
        .hasMessageNotContaining(JiraHarness.SECRET)
        .extracting(e -> ((TrackerException) e).kind())
        .isEqualTo(TrackerException.Kind.AUTHENTICATION);
  }

  @Test
  void tooManyRequestsAreWaitedForAsTold() {
    jira.people().create("Busy", "text");
    jira.pass(Duration.ofMinutes(5));
    jira.line.next(
        installation::isSearch, request -> SimResponse.json(429, "{}").with("Retry-After", "7"));

    assertThatThrownBy(() -> reader().pull(50))
        .isInstanceOf(TrackerException.class)
        .extracting(e -> ((TrackerException) e).retryAfter())
        .isEqualTo(java.util.Optional.of(Duration.ofSeconds(7)));
    assertThat(reader().pull(50)).hasSize(1);
  }

  @Test
  void allCommentsAreReadHoweverMany() {
    String id = jira.people().create("Chatty", "text");
    for (int i = 0; i < 130; i++) {
      jira.people().comment(id, "remark " + i, Visibility.PUBLIC);
    }
    jira.pass(Duration.ofMinutes(5));

    TicketSnapshot seen = seen(reader().pull(50).getFirst());

    assertThat(seen.talk().comments()).hasSize(130);
    assertThat(seen.talk().comments().getLast().body().plainText().strip()).isEqualTo("remark 129");
  }

  /** N10: of a mistyped year it is said what stands there, and the rest is read. */
  @ParameterizedTest
  @ValueSource(strings = {"20266-05-01", "2026-02-30"})
  void aDateThatMakesNoSenseIsShownAsItIs(String day) {
    String id = jira.people().create("Year", "text");
    jira.alice().edit(id, "duedate", day);

    TicketSnapshot seen = snapshot(id);

    assertThat(seen.field("duedate")).isEqualTo(Value.line(day));
    assertThat(seen.field("summary")).isEqualTo(Value.line("Year"));
    Value due = new Value.Moment(Instant.parse("2026-05-01T00:00:00Z"));
    assertThat(apply(update(id, "duedate", Value.absent(), due))).isInstanceOf(Outcome.Stale.class);
    applied(update(id, "duedate", Value.line(day), due));
    assertThat(snapshot(id).field("duedate")).isEqualTo(due);
  }

  @Test
  void whoWordedACommentLastIsToldIfItWasNotItsAuthor() {
    String id = jira.people().create("Edited", "text");
    long comment = jira.alice().comment(id, "I have it.");
    jira.alice().editComment(comment, "I have it now.");
    assertThat(comment(id).content().editor()).isEmpty();

    jira.bob().editComment(comment, "Validated.");

    assertThat(comment(id).content().editor().orElseThrow().account())
        .isNotEmpty()
        .isNotEqualTo(comment(id).author().account());
  }

  private Comment comment(String id) {
    return snapshot(id).talk().comments().getFirst();
  }

  @Test
  void filesOfServiceProjectsAreInternalUntilAPublicCommentShowsThem() {
    jira = JiraHarness.help(installation);
    String id = jira.people().create("File", "text");
    jira.people().attach(id, "log.txt", new byte[] {1});

    assertThat(seen(jira.tracker().source().fetch(id)).talk().attachments())
        .singleElement()
        .satisfies(a -> assertThat(a.visibility()).isEqualTo(Visibility.INTERNAL));
  }

  @Test
  void anUnknownCursorIsNotTakenForTheBeginning() {
    assertThatThrownBy(
            () ->
                jira.tracker()
                    .source()
                    .pull(new PullRequest(new Cursor("9|x"), KnownTickets.NONE, 5)))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("9|x");
  }

  @Test
  void whatTheIndexShowsLateIsNotLost() {
    jira = JiraHarness.eng(installation, JiraOptions.usual().withIndexLag(Duration.ofMinutes(3)));
    Reader reader = reader();
    List<String> ids = new ArrayList<>();
    for (int round = 0; round < 12; round++) {
      ids.add(jira.people().create("Ticket " + round, "text"));
      jira.pass(Duration.ofSeconds(40));
      reader.pull(50);
    }
    jira.pass(Duration.ofMinutes(4));
    reader.pull(50);

    assertThat(reader.versions()).containsOnlyKeys(ids);
  }

  @Test
  void aSecondChangeWithinTheSameSecondIsFoundWhereTimesHaveNoMilliseconds() {
    jira =
        JiraHarness.eng(
            installation, JiraOptions.usual().withQuirks(JiraQuirks.usual().withWholeSeconds()));
    String id = jira.people().create("First", "text");
    Reader reader = reader();
    reader.pull(50);

    jira.people().retitle(id, "Second");

    assertThat(reader.pull(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class,
            seen -> assertThat(seen.ticket().field("summary")).isEqualTo(Value.line("Second")));
    jira.pass(Duration.ofMinutes(10));
    reader.pull(50);
    assertThat(reader.pull(50)).isEmpty();
  }

  @Test
  void anIdleCycleIsOneSearchWhateverTheNumberOfProjects() {
    jira =
        new JiraHarness(
            installation, "ENG", JiraOptions.usual(), Map.of("projects", List.of("ENG", "HELP")));
    many(100);
    Reader reader = reader();
    untilQuiet(reader);
    jira.counter.reset();

    assertThat(reader.pull(50)).isEmpty();

    assertThat(jira.counter.byRoute()).isEqualTo(Map.of(installation.searchRoute(), 1L));
  }

  /** N11: the first time it may be that the login does not count any more. */
  @Test
  void anIdleCycleIsOneSearchThoughTheIssueThatChangedLastIsDeleted() {
    jira.people().create("Old", "text");
    jira.pass(Duration.ofHours(1));
    String last = jira.people().create("Gone", "text");
    Reader reader = reader();
    untilQuiet(reader);
    jira.pass(Duration.ofHours(1));
    jira.site.as("alice").delete(last);
    jira.counter.reset();
    reader.pull(50);
    reader.pull(50);
    assertThat(jira.counter.byRoute())
        .as("who is calling is asked once")
        .hasSize(2)
        .containsEntry(installation.searchRoute(), 2L);
    jira.counter.reset();

    assertThat(reader.pull(50)).isEmpty();
    assertThat(reader.pull(50)).isEmpty();

    assertThat(jira.counter.byRoute()).isEqualTo(Map.of(installation.searchRoute(), 2L));
  }

  @Test
  void anIdleCycleIsOneSearchThoughAllIssuesAreDeleted() {
    String only = jira.people().create("Gone", "text");
    Reader reader = reader();
    untilQuiet(reader);
    jira.pass(Duration.ofHours(1));
    jira.site.as("alice").delete(only);
    reader.pull(50);
    reader.pull(50);
    jira.counter.reset();

    assertThat(reader.pull(50)).isEmpty();
    assertThat(jira.counter.byRoute()).isEqualTo(Map.of(installation.searchRoute(), 1L));

    String next = jira.people().create("Next", "text");
    jira.pass(Duration.ofMinutes(10));
    assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(next);
  }

  /** Jira says the same of both; only its administrator knows that nothing is ever hidden. */
  @Test
  void anIssueThatCannotBeReadIsDeletedOnlyIfSaidSoAndAllProjectsMayBeBrowsed() {
    String id = jira.people().create("Gone", "text");
    jira.site.as("alice").delete(id);

    assertThat(jira.tracker().source().fetch(id)).isEqualTo(gone(id, Gone.Reason.NOT_VISIBLE));
    assertThat(jira.another(Map.of("missing", "deleted")).source().fetch(id))
        .isEqualTo(gone(id, Gone.Reason.DELETED));
    jira.site.setup().permit("bridge", "ENG", Permission.none());
    assertThat(jira.another(Map.of("missing", "deleted")).source().fetch(id))
        .isEqualTo(gone(id, Gone.Reason.NOT_VISIBLE));
  }

  @Test
  void aTicketThatMovedIsTheSameTicketWithAnotherKey() {
    String id = jira.people().create("Moving", "text");
    jira.pass(Duration.ofMinutes(5));
    Reader reader = reader();
    reader.pull(50);
    String key = jira.alice().move(id, "HELP", "Incident");

    TicketSnapshot seen = seen(jira.tracker().source().fetch(id));

    assertThat(seen.ref().id()).isEqualTo(id);
    assertThat(seen.head().key()).isEqualTo(key);
    assertThat(seen.head().project()).isEqualTo("HELP");
    assertThat(seen.head().outside()).as("is in no configured project").isTrue();
    assertThat(reader.sweep(50)).hasSize(1).first().isInstanceOf(Sighting.Seen.class);
  }

  /** N2: the index showed it when the feed had long gone on. */
  @Test
  void aNewIssueThatTheIndexShowsTooLateIsFoundByTheSweep() {
    String late = jira.people().create("Late", "text");
    jira.pass(Duration.ofMinutes(10));
    String prompt = jira.people().create("Prompt", "text");
    Reader reader = new Reader(jira.tracker().source());
    jira.line.next(
        request -> installation.isSearch(request) && request.text().contains("updated\"]"),
        request -> without(late, jira.counter.handle(request)));
    assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(prompt);
    jira.pass(Duration.ofMinutes(10));
    assertThat(reader.pull(50)).as("passed by").isEmpty();

    assertThat(reader.sweep(50)).extracting(s -> s.ref().id()).contains(late);
  }

  private static SimResponse without(String id, SimResponse answer) {
    try {
      JsonNode body = new ObjectMapper().readTree(answer.body());
      ArrayNode issues = (ArrayNode) body.path("issues");
      for (int i = issues.size() - 1; i >= 0; i--) {
        if (issues.get(i).path("id").asText().equals(id)) {
          issues.remove(i);
        }
      }
      if (body.has("total")) {
        ((ObjectNode) body).put("total", issues.size());
      }
      return SimResponse.json(answer.status(), body.toString());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Gone gone(String id, Gone.Reason why) {
    return new Gone(new TicketRef(jira.tracker().id(), id), why);
  }
}
