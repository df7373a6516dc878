package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import okhttp3.Interceptor;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.SimTransport;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as RT gives them under circumstances that are hard to bring about. */
final class RtAnswersTest {

  private static final TrackerId TRACKER = new TrackerId("help");
  private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
  private static final String AT = "2026-11-22T17:10:42Z";

  private final List<SimRequest> asked = new ArrayList<>();

  private Tracker tracker(Function<SimRequest, SimResponse> answers) {
    HttpSimulator rt =
        request -> {
          asked.add(request);
          return answers.apply(request);
        };
    var settings =
        new Settings(
            Map.of(
                "url",
                "https://rt.test",
                "auth",
                Map.of("token", new Secret("1-31-" + "0".repeat(32))),
                "queues",
                List.of("ops-help"),
                "concurrency",
                1));
    var environment =
        new Environment(
            () -> NOW, (Duration d) -> {}, Map.of(Interceptor.class, new SimTransport(rt)));
    return new RtTrackerFactory().create(new TrackerSetup(TRACKER, settings, environment));
  }

  private static ObjectNode object() {
    return RtQuery.JSON.createObjectNode();
  }

  private static SimResponse json(ObjectNode body) {
    return SimResponse.json(200, body.toString()).with("Date", "Sun, 22 Nov 2026 18:00:00 GMT");
  }

  private static SimResponse user() {
    return json(object().put("Name", "bridge").put("id", 31));
  }

  private static SimResponse ticket(String id, int etag) {
    return ticket(id, "\"" + etag + "\"");
  }

  private static SimResponse ticket(String id, String etag) {
    ObjectNode ticket = object().put("LastUpdated", AT).put("Created", AT).put("Status", "open");
    ticket.put("id", Integer.parseInt(id)).put("Subject", "Printer");
    ticket.putObject("Queue").put("Name", "ops-help");
    return json(ticket).with("ETag", etag);
  }

  private static SimResponse rows(ObjectNode... rows) {
    ObjectNode list = object().putNull("total");
    ArrayNode items = list.putArray("items");
    for (ObjectNode row : rows) {
      items.add(row);
    }
    return json(list);
  }

  private static ObjectNode message(int id, String type, String creator) {
    ObjectNode row = object().put("id", String.valueOf(id)).put("Type", type).put("Created", AT);
    row.put("ObjectId", "1").putObject("Creator").put("id", creator);
    return row;
  }

  private static ObjectNode part(int id, int transaction) {
    return object()
        .put("id", String.valueOf(id))
        .put("TransactionId", String.valueOf(transaction))
        .put("ContentType", "text/plain")
        .put("Filename", "");
  }

  private static long after(SimRequest request) {
    return Long.parseLong(request.param("query").orElse("0").replaceAll("\\D", ""));
  }

  /** Two changes of one second are told apart by it alone (N2). */
  @ParameterizedTest
  @ValueSource(strings = {"\"300\"", "W/\"300\"", "\"300-gzip\"", "\"300;br\"", "W/\"300--gzip\""})
  void aTagCountsWhateverAServerBeforeRtPutsBesideIt(String etag) {
    Tracker rt =
        tracker(
            request ->
                switch (request.path().replaceAll(".*/", "")) {
                  case "31" -> user();
                  case "1" -> ticket("1", etag);
                  case "history" -> rows(message(300, "Create", "alice"));
                  default -> rows();
                });

    assertThat(((Sighting.Seen) rt.source().fetch("1")).ticket().head().stamp().version())
        .endsWith(".300");
  }

  /** RT takes rows away that may not be seen after it made a page. */
  @Test
  void aShortPageOfAHistoryIsNotItsEnd() {
    Tracker rt =
        tracker(
            request ->
                switch (request.path().replaceAll(".*/", "")) {
                  case "31" -> user();
                  case "1" -> ticket("1", 300);
                  case "history" ->
                      after(request) < 5
                          ? rows(message(5, "Create", "alice"))
                          : rows(message(300, "Comment", "alice"));
                  default ->
                      request.param("fields").orElse("").equals("Content")
                          ? rows(
                              part(7, 5).put("Content", "first"),
                              part(9, 300).put("Content", "last"))
                          : rows(part(7, 5), part(9, 300));
                });

    TicketSnapshot seen = ((Sighting.Seen) rt.source().fetch("1")).ticket();

    assertThat(seen.field("Content").display()).contains("first");
    assertThat(seen.talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.body().plainText()).contains("last"))
        .satisfies(c -> assertThat(c.visibility()).isEqualTo(Visibility.INTERNAL));
  }

  /**
   * A history whose rows between its beginning and its end may not be seen.
   *
   * @param pages of hidden rows
   */
  private Tracker hiding(int pages) {
    return tracker(
        request ->
            switch (request.path().replaceAll(".*/", "")) {
              case "31" -> user();
              case "1" -> ticket("1", 900);
              case "history" -> {
                int page = Integer.parseInt(request.param("page").orElse("1"));
                yield after(request) < 5
                    ? rows(message(5, "Create", "alice"))
                    : page <= pages ? rows() : rows(message(900, "Comment", "alice"));
              }
              default ->
                  request.param("fields").orElse("").equals("Content")
                      ? rows(
                          part(7, 5).put("Content", "first"), part(9, 900).put("Content", "last"))
                      : rows(part(7, 5), part(9, 900));
            });
  }

  /** N2: a robot may have set a field many times that the bridge's user may not see. */
  @Test
  void pagesOfAHistoryThatShowNothingAreNotItsEnd() {
    TicketSnapshot seen = ((Sighting.Seen) hiding(2).source().fetch("1")).ticket();

    assertThat(seen.talk().comments()).hasSize(1);
    assertThat(asked).filteredOn(r -> r.path().endsWith("/history")).hasSize(4);
  }

  @Test
  void aHistoryThatShowsItsEndNowhereIsNoShortOne() {
    assertThat(hiding(1_000).source().fetch("1"))
        .isInstanceOfSatisfying(
            Sighting.Unreadable.class, s -> assertThat(s.why()).contains("SeeCustomField"));
  }

  private static Page pull(Tracker rt, Cursor cursor, int limit) {
    return rt.source().pull(new PullRequest(cursor, KnownTickets.NONE, limit));
  }

  @Test
  void aSearchWhoseRowsDoNotShowIsNoEmptyOne() {
    Tracker rt =
        tracker(
            request -> {
              ObjectNode failed = object().put("total", 12);
              failed.putArray("items");
              return request.path().endsWith("/31") ? user() : json(failed);
            });

    assertThatThrownBy(() -> pull(rt, Cursor.START, 50))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.PROTOCOL));
  }

  @Test
  void aWalkGoesOnFromTheLastTicketAndNotByPages() {
    Tracker rt =
        tracker(
            request -> {
              if (request.path().contains("/user/") || request.path().contains("/queue/")) {
                return user();
              }
              if (request.path().endsWith("/tickets")) {
                int last =
                    Integer.parseInt(request.param("query").orElse("").replaceAll(".*> ", ""));
                return rows(
                    IntStream.rangeClosed(last + 1, Math.min(130, last + 100))
                        .mapToObj(i -> object().put("id", String.valueOf(i)).put("LastUpdated", AT))
                        .toArray(ObjectNode[]::new));
              }
              if (request.path().endsWith("/transactions")) {
                return rows();
              }
              String id = request.path().split("/", -1)[4];
              return request.path().endsWith("/history") ? rows() : ticket(id, 0);
            });

    Page first = pull(rt, Cursor.START, 1000);
    Page second = pull(rt, first.next(), 1000);

    assertThat(first.sightings()).hasSize(100);
    assertThat(first.more()).isTrue();
    assertThat(second.sightings()).extracting(s -> s.ref().id()).contains("101", "130").hasSize(30);
    assertThat(second.more()).isFalse();
    assertThat(asked).noneMatch(request -> request.query().containsKey("page"));
  }

  /** N10: one ticket that cannot be read does not stop the others. */
  @Test
  void aTicketThatMakesNoSenseIsToldAndTheOthersGoOn() {
    Tracker rt =
        tracker(
            request -> {
              if (request.path().contains("/user/") || request.path().contains("/queue/")) {
                return user();
              }
              if (request.path().endsWith("/tickets")) {
                return rows(
                    object().put("id", "1").put("LastUpdated", AT),
                    object().put("id", "2").put("LastUpdated", AT),
                    object().put("id", "3").put("LastUpdated", AT));
              }
              String id = request.path().split("/", -1)[4];
              if (id.equals("1")) {
                return json(object().put("id", "one"));
              }
              if (id.equals("2")) {
                return SimResponse.empty(500, "Internal Server Error");
              }
              return request.path().endsWith("/history") ? rows() : ticket(id, 0);
            });

    Page page = pull(rt, Cursor.START, 50);

    assertThat(page.more()).isFalse();
    assertThat(page.sightings())
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly("1", "2");
    assertThat(page.sightings())
        .filteredOn(Sighting.Seen.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly("3");
  }

  /** RT answers so for what is not there, and for what may not be seen. */
  @Test
  void aFileThatIsGoneIsNotFound() {
    Tracker rt = tracker(request -> SimResponse.empty(500, "Internal Server Error"));

    assertThatThrownBy(() -> rt.source().open("1", "77").close())
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.NOT_FOUND));
  }

  private static SimResponse refusing(SimRequest request, int status, String message) {
    return request.path().contains("/user/")
        ? user()
        : SimResponse.json(status, object().put("message", message).toString());
  }

  @Test
  void aTicketThatMayNotBeSeenIsToldAsSuch() {
    Tracker hidden = tracker(r -> refusing(r, 403, "Forbidden"));
    Tracker unknown = tracker(r -> refusing(r, 404, "Not Found"));

    assertThat(hidden.source().fetch("1"))
        .isInstanceOfSatisfying(
            Sighting.Gone.class,
            g -> assertThat(g.why()).isEqualTo(Sighting.Gone.Reason.NOT_VISIBLE));
    assertThat(unknown.source().fetch("1"))
        .isInstanceOfSatisfying(
            Sighting.Gone.class, g -> assertThat(g.why()).isEqualTo(Sighting.Gone.Reason.DELETED));
  }

  /** The answer to a message may hold bytes that are no UTF-8 although it says so. */
  @Test
  void aGarbledAnswerToAMessageIsNoFailure() {
    var key = CommandKey.of("answers", "say");
    Tracker rt =
        tracker(
            request ->
                switch (request.path().replaceAll(".*/", "")) {
                  case "31" -> user();
                  case "1" -> ticket("1", 9);
                  case "comment" ->
                      new SimResponse(
                          201,
                          "Created",
                          Map.of(
                              "Location", "/REST/2.0/transaction/9",
                              "Content-Type", "application/json; charset=utf-8"),
                          new byte[] {'[', '"', (byte) 0xe4, '"', ']'});
                  case "history" -> rows(message(9, "Comment", "bridge"));
                  default -> rows(part(4, 9).put("Content", "secret\n\n[" + key.text() + "]"));
                });

    Outcome outcome =
        rt.sink()
            .apply(
                new Command.AddComment(
                    new Command.Target(key, TRACKER, "1"),
                    RichText.plain("secret"),
                    Visibility.INTERNAL),
                (ticket, file) -> {
                  throw new IllegalStateException("no file is needed");
                });

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(((Outcome.Applied) outcome).receipt().createdId()).contains("9");
  }
}
