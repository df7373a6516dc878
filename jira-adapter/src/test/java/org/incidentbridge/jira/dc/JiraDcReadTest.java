package org.incidentbridge.jira.dc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraLimits;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JiraDcReadTest {

  private JiraDcHarness jira = JiraDcHarness.eng();

  @AfterEach
  void close() {
    jira.close();
  }

  @Test
  void anEmptyAnswerToAnAnonymousVisitorIsNotBelieved() {
    jira.line.next(JiraDcReadTest::isMyself, r -> SimResponse.json(200, "{}"));

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
    jira.site.setup().revoke(JiraDcHarness.SECRET);

    assertThatThrownBy(() -> reader().pull(50))
        .hasMessageContaining("401")
        .hasMessageNotContaining(JiraDcHarness.SECRET)
        .extracting(e -> ((TrackerException) e).kind())
        .isEqualTo(TrackerException.Kind.AUTHENTICATION);
  }

  @Test
  void whatTheIndexShowsLateIsNotLost() {
    jira = JiraDcHarness.eng(JiraOptions.usual().withIndexLag(Duration.ofMinutes(3)));
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
  void tooManyRequestsAreWaitedForAsTold() {
    jira.people().create("Busy", "text");
    jira.pass(Duration.ofMinutes(5));
    jira.line.next(
        request -> request.path().endsWith("/search"),
        request -> SimResponse.json(429, "{}").with("Retry-After", "7"));

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

  @Test
  void filesOfServiceProjectsAreInternalUntilAPublicCommentShowsThem() {
    jira = JiraDcHarness.help();
    String id = jira.people().create("File", "text");
    jira.people().attach(id, "log.txt", new byte[] {1});

    assertThat(seen(jira.tracker().source().fetch(id)).talk().attachments())
        .singleElement()
        .satisfies(a -> assertThat(a.visibility()).isEqualTo(Visibility.INTERNAL));
  }

  @Test
  void anIdleCycleIsOneSearchWhateverTheNumberOfProjects() {
    jira =
        new JiraDcHarness("ENG", JiraOptions.usual(), Map.of("projects", List.of("ENG", "HELP")));
    many(100);
    Reader reader = reader();
    untilQuiet(reader);
    jira.counter.reset();

    assertThat(reader.pull(50)).isEmpty();

    assertThat(jira.counter.byRoute()).isEqualTo(Map.of("POST /rest/api/2/search", 1L));
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
  void oneTicketThatCannotBeReadDoesNotStopTheOthers() {
    many(3);
    jira.line.next(
        request -> text(request.body()).contains("id in"),
        request -> {
          String answer = text(jira.counter.handle(request).body());
          return SimResponse.json(
              200, answer.replaceFirst("\"duedate\":null", "\"duedate\":\"whenever\""));
        });

    List<Sighting> sightings = reader().pull(50);

    assertThat(sightings).hasSize(3);
    assertThat(sightings)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .singleElement()
        .satisfies(s -> assertThat(((Sighting.Unreadable) s).why()).contains("whenever"));
  }

  @Test
  void manyTicketsAreReadWithOneSearchForAllOfThem() {
    List<String> ids = many(40);
    Reader reader = reader();
    reader.pull(100);
    ids.subList(0, 30).forEach(id -> jira.people().retitle(id, "New title"));
    jira.pass(Duration.ofMinutes(6));
    jira.counter.reset();

    assertThat(reader.pull(100)).hasSize(30);

    assertThat(jira.counter.byRoute()).isEqualTo(Map.of("POST /rest/api/2/search", 2L));
  }

  @Test
  void aServerThatCutsPagesWithoutAWordIsReadToItsEnd() {
    JiraOptions capped = JiraOptions.usual().withLimits(new JiraLimits(0, 0, 0, 0, 7));
    jira = new JiraDcHarness("ENG", capped, Map.of());
    List<String> ids = many(40);
    Reader reader = reader();

    assertThat(reader.pull(1000)).hasSize(40);

    assertThat(reader.versions()).containsOnlyKeys(ids);
  }

  @Test
  void aChangeThatMovesLaterPagesUpHidesNoTicket() {
    jira = new JiraDcHarness("ENG", JiraOptions.usual(), Map.of("searchPage", 5L));
    List<String> ids = many(30);
    AtomicInteger searches = new AtomicInteger();
    Set<String> seen = new TreeSet<>();
    jira.line.each(
        request -> text(request.body()).contains("ORDER BY updated"),
        () -> {
          if (searches.incrementAndGet() % 2 == 1 && searches.get() < 12) {
            jira.people().retitle(ids.get(searches.get()), "moved to the end");
          }
        });

    reader().pull(1000).forEach(sighting -> seen.add(sighting.ref().id()));

    assertThat(searches.get()).isGreaterThan(8);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void pagesThatNeverFitTogetherEndInAClearError() {
    jira = new JiraDcHarness("ENG", JiraOptions.usual(), Map.of("searchPage", 5L));
    many(12);
    jira.line.always(
        request -> text(request.body()).contains("\"startAt\":4"),
        request -> SimResponse.json(200, "{\"issues\":[],\"total\":12,\"maxResults\":5}"));

    assertThatThrownBy(() -> reader().pull(100))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("do not fit together");
  }

  @Test
  void aTotalThatIsWrongEndsNothingTooEarly() {
    jira = new JiraDcHarness("ENG", JiraOptions.usual(), Map.of("searchPage", 5L));
    List<String> ids = many(12);
    for (int page = 0; page < 2; page++) {
      jira.line.next(
          request -> text(request.body()).contains("ORDER BY updated"),
          request -> {
            String answer = text(jira.counter.handle(request).body());
            return SimResponse.json(200, answer.replaceFirst("\"total\":12", "\"total\":0"));
          });
    }

    assertThat(reader().pull(100)).hasSize(ids.size());
  }

  @Test
  void oneTicketThatVanishedAmongManyIsFoundOutInFewCalls() {
    List<String> ids = many(64);
    Reader reader = reader();
    reader.pull(100);
    jira.people().delete(ids.get(17));
    jira.counter.reset();

    List<Sighting> found = reader.sweep(100);

    assertThat(found).hasSize(64);
    assertThat(found)
        .filteredOn(Sighting.Gone.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly(ids.get(17));
    assertThat(jira.counter.total()).isLessThan(20);
  }

  @Test
  void theMarkerOfTheBridgesOwnTicketsIsPulledThoughNoSearchShowsIt() {
    many(2);
    Command.Target target = new Command.Target(CommandKey.of("made"), jira.tracker().id(), "");
    Command.CreateTicket create =
        new Command.CreateTicket(
            target,
            "ENG",
            "Bug",
            new TreeMap<>(Map.of("summary", Value.line("Made by the bridge"))),
            new Command.BackLink("g", URI.create("https://x.example/1"), "X-1", ""));
    jira.tracker().sink().apply(create, (ticket, file) -> InputStream.nullInputStream());
    jira.pass(Duration.ofMinutes(6));
    Tracker restarted = jira.another(Map.of());

    List<Sighting> all = new Reader(restarted.source()).pull(50);

    assertThat(all)
        .extracting(sighting -> seen(sighting).marker())
        .containsExactlyInAnyOrder("", "", target.key().text());
  }

  @Test
  void datesAreAskedForInTheZoneOfTheCallersProfile() {
    jira.line.always(
        JiraDcReadTest::isMyself,
        r -> SimResponse.json(200, "{\"name\":\"bridge\",\"timeZone\":\"America/Los_Angeles\"}"));
    many(1);
    Reader reader = reader();
    reader.pull(50);
    jira.pass(Duration.ofMinutes(10));

    reader.pull(50);

    assertThat(text(jira.line.last().body())).contains("updated >= \\\"2026-03-02 01:30\\\"");
  }

  @Test
  void attachmentsThatATokenDoesNotGetAreFetchedWithThePassword() throws IOException {
    String id = jira.people().create("Files", "text");
    String file = jira.people().attach(id, "päck [1].log", new byte[] {7, 8});
    Map<String, Object> token = Map.of("token", new Secret(JiraDcHarness.SECRET));
    Map<String, Object> both =
        Map.of(
            "token",
            new Secret(JiraDcHarness.SECRET),
            "user",
            "bridge",
            "password",
            new Secret(JiraDcHarness.SECRET));
    jira.withoutTokenDownloads();

    try (InputStream content = jira.another(Map.of("auth", both)).source().open(id, file)) {
      assertThat(content.readAllBytes()).containsExactly(7, 8);
    }
    assertThatThrownBy(() -> jira.another(Map.of("auth", token)).source().open(id, file))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("JRASERVER-72019")
        .hasMessageContaining("add user and password under auth");
  }

  @Test
  void aCaptchaSaysWhatToDo() {
    Map<String, Object> wrong = Map.of("user", "bridge", "password", new Secret("not-it"));
    Tracker locked = jira.another(Map.of("auth", wrong));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> new Reader(locked.source()).pull(5))
          .isInstanceOf(TrackerException.class);
    }

    assertThatThrownBy(() -> new Reader(locked.source()).pull(5))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("CAPTCHA")
        .hasMessageNotContaining("not-it")
        .extracting(e -> ((TrackerException) e).kind())
        .isEqualTo(TrackerException.Kind.AUTHENTICATION);
  }

  @Test
  void aTomcatPageWithRetryAfterZeroIsNoWrongLoginAndIsWaitedFor() {
    jira.people().create("Busy", "text");
    Reader reader = reader();
    reader.pull(5);
    jira.line.next(
        request -> request.path().endsWith("/search"),
        request ->
            new SimResponse(
                    429,
                    "Too Many Requests",
                    Map.of("Content-Type", "text/html"),
                    "<html><title>HTTP Status 429</title></html>".getBytes(UTF_8))
                .with("Retry-After", "0")
                .with("X-Seraph-LoginReason", "OK"));

    assertThatThrownBy(() -> reader.pull(5))
        .isInstanceOf(TrackerException.class)
        .satisfies(
            e ->
                assertThat(((TrackerException) e).kind())
                    .isEqualTo(TrackerException.Kind.RATE_LIMITED))
        .satisfies(
            e ->
                assertThat(((TrackerException) e).retryAfter().orElseThrow())
                    .isGreaterThan(Duration.ZERO));
  }

  @Test
  void internalNotesOfServiceProjectsAreKnownByTheirProperty() {
    jira = JiraDcHarness.help();
    String id = jira.people().create("Talk", "text");
    jira.people().comment(id, "to the customer", Visibility.PUBLIC);
    jira.people().comment(id, "among us", Visibility.INTERNAL);
    jira.pass(Duration.ofMinutes(6));

    TicketSnapshot seen = seen(reader().pull(5).getFirst());

    assertThat(seen.talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL);
  }

  @Test
  void peopleAreNamedByUserNameNeverByKey() {
    String id = jira.people().create("Who", "text");
    jira.alice().edit(id, "assignee", "bob");

    Value assignee = seen(jira.tracker().source().fetch(id)).field("assignee");

    assertThat(((Value.Person) assignee).party().account()).isEqualTo("bob");
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
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

  private long myselfCalls() {
    return jira.counter.byRoute().getOrDefault("GET /rest/api/2/myself", 0L);
  }

  private static boolean isMyself(SimRequest request) {
    return request.path().endsWith("/myself");
  }

  private static TicketSnapshot seen(Sighting sighting) {
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sighting).ticket();
  }
}
