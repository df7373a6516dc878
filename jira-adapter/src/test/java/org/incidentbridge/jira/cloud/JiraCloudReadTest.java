package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraQuirks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JiraCloudReadTest {

  private JiraCloudHarness jira = JiraCloudHarness.eng();

  @AfterEach
  void close() {
    jira.close();
  }

  @Test
  void anEmptyAnswerToAnAnonymousVisitorIsNotBelieved() {
    jira.line.next(JiraCloudReadTest::isMyself, r -> SimResponse.json(200, "{}"));

    assertThatThrownBy(() -> reader().pull(50))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("anonymous visitor")
        .extracting(e -> ((TrackerException) e).kind())
        .isEqualTo(TrackerException.Kind.AUTHENTICATION);
  }

  @Test
  void anEmptyFirstPageProvesTheLoginAgain() {
    reader().pull(50);
    long before = myselfCalls();

    reader().pull(50);

    assertThat(myselfCalls()).isGreaterThan(before);
  }

  @Test
  void aWrongTokenIsSaidToBeOne() {
    jira.site.setup().revoke(JiraCloudHarness.SECRET);

    assertThatThrownBy(() -> reader().pull(50))
        .hasMessageContaining("401")
        .hasMessageNotContaining(JiraCloudHarness.SECRET)
        .extracting(e -> ((TrackerException) e).kind())
        .isEqualTo(TrackerException.Kind.AUTHENTICATION);
  }

  @Test
  void aTicketThatMovedOutOfTheConfiguredProjectsSaysSo() {
    String id = jira.people().create("Moving", "text");
    var here = (Sighting.Seen) jira.tracker().source().fetch(id);
    jira.alice().move(id, "HELP", "Incident");

    var there = (Sighting.Seen) jira.tracker().source().fetch(id);

    assertThat(here.ticket().head().outside()).isFalse();
    assertThat(there.ticket().head().project()).isEqualTo("HELP");
    assertThat(there.ticket().head().outside()).isTrue();
  }

  /** N10. */
  @Test
  void anIssueThatBreaksJiraWheneverItIsAskedForStopsNoOther() {
    String poison = jira.people().create("Poison", "text");
    List<String> good = many(4);
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(
        r -> r.path().endsWith("/bulkfetch") && r.text().contains('"' + poison + '"'),
        r -> SimResponse.json(500, "{}"));

    List<Sighting> pulled = reader().pull(50);

    assertThat(pulled)
        .filteredOn(Sighting.Seen.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactlyInAnyOrderElementsOf(good);
    assertThat(pulled)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly(poison);
  }

  @Test
  void aRepeatedPageTokenEndsThePassAndLosesNothing() {
    JiraQuirks stuck = new JiraQuirks(true, true, true, false, 1000);
    jira =
        new JiraCloudHarness(
            "ENG", JiraOptions.usual().withQuirks(stuck), Map.of("searchPage", 5L));
    List<String> ids = many(40);
    Reader reader = reader();
    reader.page(10);
    jira.people().retitle(ids.get(2), "moved under the cursor");
    jira.pass(Duration.ofMinutes(1));

    untilQuiet(reader);

    assertThat(reader.versions()).containsOnlyKeys(ids);
    assertThat(reader.version(ids.get(2))).contains(version(ids.get(2)));
  }

  @Test
  void whatIsOlderThanSinceIsLeftAloneUntilItChanges() {
    jira = new JiraCloudHarness("ENG", JiraOptions.usual(), Map.of("since", "2026-03-03"));
    String old = jira.people().create("Old", "text");
    jira.pass(Duration.ofDays(2));
    String fresh = jira.people().create("Fresh", "text");
    jira.pass(Duration.ofMinutes(10));
    Reader reader = new Reader(jira.tracker().source());

    assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(fresh);

    jira.people().comment(old, "is it so still?", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(10));
    assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(old);
  }

  @Test
  void whatTheIndexShowsLateIsNotLost() {
    jira = JiraCloudHarness.eng(JiraOptions.usual().withIndexLag(Duration.ofMinutes(3)));
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
    assertThat(reader.sweep(50)).hasSize(1).first().isInstanceOf(Sighting.Seen.class);
  }

  @Test
  void oneTicketThatCannotBeReadDoesNotStopTheOthers() {
    String poison = jira.people().create("Poison", "text");
    String good = jira.people().create("Good", "text");
    jira.pass(Duration.ofMinutes(5));
    jira.line.next(
        request -> request.path().endsWith("/bulkfetch"),
        request ->
            SimResponse.json(
                200,
                jira.counter.handle(request).body().length == 0
                    ? ""
                    : new String(
                            jira.counter.handle(request).body(),
                            java.nio.charset.StandardCharsets.UTF_8)
                        .replaceFirst("\"duedate\":null", "\"duedate\":\"whenever\"")));

    List<Sighting> sightings = reader().pull(50);

    assertThat(sightings).hasSize(2);
    assertThat(sightings)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .singleElement()
        .satisfies(s -> assertThat(s.ref().id()).isIn(poison, good))
        .satisfies(s -> assertThat(((Sighting.Unreadable) s).why()).contains("whenever"));
  }

  @Test
  void tooManyRequestsAreWaitedForAsTold() {
    jira.people().create("Busy", "text");
    jira.pass(Duration.ofMinutes(5));
    jira.line.next(
        request -> request.path().endsWith("/search/jql"),
        request -> SimResponse.json(429, "{}").with("Retry-After", "7"));

    assertThatThrownBy(() -> reader().pull(50))
        .isInstanceOf(TrackerException.class)
        .extracting(e -> ((TrackerException) e).retryAfter())
        .isEqualTo(java.util.Optional.of(Duration.ofSeconds(7)));
    assertThat(reader().pull(50)).hasSize(1);
  }

  /** N2: the index showed it when the feed had long gone on. */
  @Test
  void aNewIssueThatTheIndexShowsTooLateIsFoundByTheSweep() {
    String late = jira.people().create("Late", "text");
    jira.pass(Duration.ofMinutes(10));
    String prompt = jira.people().create("Prompt", "text");
    Reader reader = new Reader(jira.tracker().source());
    jira.line.next(
        request -> request.path().endsWith("/search/jql"),
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
      return SimResponse.json(answer.status(), body.toString());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
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

  @Test
  void filesOfServiceProjectsAreInternalUntilAPublicCommentShowsThem() {
    jira = JiraCloudHarness.help();
    String id = jira.people().create("File", "text");
    jira.people().attach(id, "log.txt", new byte[] {1});

    assertThat(seen(jira.tracker().source().fetch(id)).talk().attachments())
        .singleElement()
        .satisfies(a -> assertThat(a.visibility()).isEqualTo(Visibility.INTERNAL));
  }

  @Test
  void anIdleCycleIsOneSearchWhateverTheNumberOfProjects() {
    jira =
        new JiraCloudHarness(
            "ENG", JiraOptions.usual(), Map.of("projects", List.of("ENG", "HELP")));
    many(100);
    Reader reader = reader();
    untilQuiet(reader);
    jira.counter.reset();

    assertThat(reader.pull(50)).isEmpty();

    assertThat(jira.counter.byRoute()).isEqualTo(Map.of("POST /rest/api/3/search/jql", 1L));
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

  private Reader reader() {
    return new Reader(jira.tracker().source());
  }

  private List<String> many(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(jira.people().create("Ticket " + i, "text"));
      jira.pass(Duration.ofSeconds(1));
    }
    jira.pass(Duration.ofMinutes(6));
    return ids;
  }

  private void untilQuiet(Reader reader) {
    for (int i = 0; i < 5; i++) {
      jira.pass(Duration.ofMinutes(1));
      reader.pull(10);
    }
  }

  private String version(String id) {
    return seen(jira.tracker().source().fetch(id)).head().stamp().version();
  }

  private long myselfCalls() {
    return jira.counter.byRoute().getOrDefault("GET /rest/api/3/myself", 0L);
  }

  private static boolean isMyself(SimRequest request) {
    return request.path().endsWith("/myself");
  }

  private static TicketSnapshot seen(Sighting sighting) {
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sighting).ticket();
  }
}
