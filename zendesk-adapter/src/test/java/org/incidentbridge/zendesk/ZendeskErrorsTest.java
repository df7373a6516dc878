package org.incidentbridge.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of Zendesk's answers, recorded ones among them, over a real connection. */
final class ZendeskErrorsTest {

  private static final String TICKET =
      "{\"ticket\":{\"id\":8,\"updated_at\":\"2026-01-01T00:00:00Z\",\"is_public\":true}}";

  private static final String ME = "{\"user\":{\"id\":7,\"role\":\"admin\"}}";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
    answer("/api/v2/users/me", 200, ME);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Tracker connection() {
    return new ZendeskTrackerFactory()
        .create(
            new TrackerSetup(
                new TrackerId("desk"),
                new Settings(
                    Map.of(
                        "url", server.baseUrl(), "auth", Map.of("token", new Secret("secret-1")))),
                Environment.system()));
  }

  private void answer(String path, int status, String body) {
    server.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(body).withStatus(status)));
  }

  private TrackerException failure() {
    Tracker connection = connection();
    return catchThrowableOfType(TrackerException.class, () -> connection.source().fetch("8"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, {\"error\":\"Couldn't authenticate you\"}, AUTHENTICATION",
    "404, {\"error\":\"InvalidEndpoint\"}, PROTOCOL",
    "404, <html><title>no such help desk</title></html>, PROTOCOL",
    "409, {\"error\":\"UpdateConflict\"}, CONFLICT",
    "429, Number of allowed requests per hour exceeded, RATE_LIMITED",
    "429, Pagination limit reached for offset model, INVALID",
    "503, <html><h1>Maintenance</h1></html>, UNAVAILABLE"
  })
  void theStatusCountsBeforeTheBody(int status, String body, Kind kind) {
    answer("/api/v2/tickets/8", status, body);

    TrackerException failure = failure();

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageStartingWith("desk").hasMessageNotContaining("secret-1");
  }

  @Test
  void aForbiddenAnswerIsToldInItsWordsWithAdvice() {
    answer("/api/v2/tickets/8", 403, Payloads.text("error-forbidden.json"));

    TrackerException failure = failure();

    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION);
    assertThat(failure).hasMessageContaining("You do not have access").hasMessageContaining("plan");
  }

  @Test
  void eachFieldIsBlamedWithItsReason() {
    Map<String, String> fields =
        new ZendeskErrors().fields(Payloads.json("error-record-validation.json"));

    assertThat(fields)
        .containsEntry("name", "Name: cannot be blank")
        .containsEntry("recipient_addresses.email", "Email is not properly formatted");
  }

  @Test
  void aWrongTokenIsNotTakenForAnEmptyAccount() {
    answer(
        "/api/v2/users/me",
        200,
        Payloads.json("auth-incorrect-token-users-me-200-anonymous.json")
            .path("response")
            .path("body")
            .toString());
    answer(
        "/api/v2/incremental/tickets/cursor",
        200,
        "{\"tickets\":[],\"after_cursor\":\"x\",\"end_of_stream\":true}");
    Tracker connection = connection();
    var request = new PullRequest(Cursor.START, KnownTickets.NONE, 50);

    TrackerException failure =
        catchThrowableOfType(TrackerException.class, () -> connection.source().pull(request));

    assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(failure).hasMessageContaining("anonymous");
  }

  @Test
  void aMissingTicketIsGoneOnlyForWhoIsLoggedIn() {
    answer("/api/v2/tickets/8", 404, "{\"error\":\"RecordNotFound\"}");
    Tracker connection = connection();

    assertThat(connection.source().fetch("8")).isInstanceOf(Sighting.Gone.class);

    answer("/api/v2/users/me", 200, "{\"user\":{\"name\":\"Anonymous user\"}}");
    assertThat(failure().kind()).isEqualTo(Kind.AUTHENTICATION);
  }

  /** N2: what an anonymous visitor is not shown was not deleted. */
  @Test
  void aTicketWithoutAnyCommentIsBelievedOfWhoIsLoggedInOnly() {
    answer("/api/v2/tickets/8", 200, TICKET);
    answer("/api/v2/tickets/8/comments", 200, "{\"comments\":[]}");
    answer("/api/v2/ticket_fields", 200, "{\"ticket_fields\":[]}");
    Tracker connection = connection();
    assertThat(connection.source().fetch("8")).isInstanceOf(Sighting.Seen.class);

    answer("/api/v2/users/me", 200, "{\"user\":{\"name\":\"Anonymous user\"}}");

    TrackerException failure =
        catchThrowableOfType(TrackerException.class, () -> connection.source().fetch("8"));
    assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
  }

  @Test
  void aListThatEndsBeforeItIsOverIsNotBelieved() {
    answer("/api/v2/tickets/8", 200, TICKET);
    answer("/api/v2/tickets/8/comments", 200, "{\"comments\":[],\"meta\":{\"has_more\":true}}");

    assertThat(connection().source().fetch("8")).isInstanceOf(Sighting.Unreadable.class);
  }

  @Test
  void anExportThatDoesNotMoveIsNotReadForEver() {
    answer(
        "/api/v2/incremental/tickets/cursor",
        200,
        "{\"tickets\":[],\"after_cursor\":\"same\",\"end_of_stream\":false}");
    Tracker connection = connection();
    var request = new PullRequest(new Cursor("csame"), KnownTickets.NONE, 50);

    TrackerException failure =
        catchThrowableOfType(TrackerException.class, () -> connection.source().pull(request));

    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void oneTicketThatMakesNoSenseStopsNoOtherN10() {
    String good = ",\"updated_at\":\"2026-01-01T00:00:00Z\",\"is_public\":true}";
    String bad = ",\"updated_at\":\"yesterday\"}";
    String both = "{\"tickets\":[{\"id\":1" + bad + ",{\"id\":2" + good + "]";
    answer(
        "/api/v2/incremental/tickets/cursor",
        200,
        both + ",\"after_cursor\":\"x\",\"end_of_stream\":true}");
    answer("/api/v2/tickets/show_many", 200, both + "}");
    answer("/api/v2/tickets/1/comments", 200, "{\"comments\":[]}");
    answer("/api/v2/tickets/2/comments", 200, "{\"comments\":[]}");
    answer("/api/v2/ticket_fields", 200, "{\"ticket_fields\":[]}");

    var request = new PullRequest(Cursor.START, KnownTickets.NONE, 50);
    List<Sighting> seen = connection().source().pull(request).sightings();

    assertThat(seen.getFirst()).isInstanceOf(Sighting.Unreadable.class);
    assertThat(seen.getLast()).isInstanceOf(Sighting.Seen.class);
  }

  @Test
  void anInternalCommentThatCameOutPublicIsHiddenAtOnceAndToldN5() {
    String event = "{\"type\":\"Comment\",\"id\":5,\"public\":true}";
    server.stubFor(
        put(urlPathEqualTo("/api/v2/tickets/8"))
            .willReturn(okJson("{\"audit\":{\"events\":[" + event + "]}}")));
    server.stubFor(
        put(urlPathEqualTo("/api/v2/tickets/8/comments/5/make_private")).willReturn(okJson("{}")));
    var target = new Command.Target(CommandKey.of("a", "b"), new TrackerId("desk"), "8");

    Outcome outcome =
        connection()
            .sink()
            .apply(
                new Command.AddComment(target, RichText.plain("secret"), Visibility.INTERNAL),
                (ticket, file) -> java.io.InputStream.nullInputStream());

    server.verify(putRequestedFor(urlPathEqualTo("/api/v2/tickets/8/comments/5/make_private")));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().losses()).hasSize(1));
  }

  @Test
  void aRecordedTicketIsReadWhole() {
    answer("/api/v2/tickets/1071", 200, Payloads.text("ticket-1071.json"));
    answer(
        "/api/v2/tickets/1071/comments",
        200,
        Payloads.text("ticket-1071-comments-public-and-internal.json"));
    answer("/api/v2/ticket_fields", 200, "{\"ticket_fields\":[],\"meta\":{\"has_more\":false}}");

    TicketSnapshot ticket = ((Sighting.Seen) connection().source().fetch("1071")).ticket();

    assertThat(ticket.field("subject")).isEqualTo(Value.line("Test private comments only"));
    assertThat(ticket.field("description").display())
        .startsWith("But this one is public!")
        .contains("Kind regards,");
    assertThat(ticket.field("status")).isEqualTo(Value.line("hold"));
    assertThat(ticket.field("custom:360004171579")).isEqualTo(Value.line("query"));
    assertThat(ticket.field("tags").asNames()).contains("escalated").hasSize(5);
    assertThat(ticket.talk().comments())
        .extracting(Comment::visibility)
        .containsExactlyElementsOf(
            List.of(
                Visibility.INTERNAL,
                Visibility.PUBLIC,
                Visibility.INTERNAL,
                Visibility.INTERNAL,
                Visibility.INTERNAL));
    assertThat(ticket.talk().comments().getFirst().body().plainText())
        .isEqualTo("And this one is private");
  }
}
