package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Tag;

@Timeout(30)
final class CallsTest {

  record Issue(String key) {}

  interface Api {
    @GET("issue/1")
    Call<Issue> read(@Header("If-None-Match") String tag);

    @POST("issue")
    Call<Issue> create(@Body Issue issue);

    @POST("search")
    Call<Issue> search(@Body Map<String, String> query, @Tag CallTag tag);

    @POST("issues")
    Call<JsonNode> patch(@Body Issue issue);
  }

  private final SimulatedTime time = new SimulatedTime();
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsAndWritesJson() throws InterruptedException {
    server.enqueue(json(201, "{\"key\":\"ENG-7\"}"));

    assertThat(calls().execute(api().create(new Issue("new")))).isEqualTo(new Issue("ENG-7"));

    assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"key\":\"new\"}");
  }

  @Test
  void explainsAnErrorAnswer() {
    server.enqueue(json(400, "{\"errors\":{\"summary\":\"is required\"}}"));

    CallFailure failure = failed(() -> calls().execute(api().create(new Issue(""))));

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure.message()).startsWith("ops: POST /issue was answered 400");
    assertThat(failure.message()).contains("summary: is required");
  }

  @Test
  void takesAGarbledAnswerToAWriteAsPerhapsDone() {
    server.enqueue(json(201, "{\"key\":"));

    CallFailure failure = failed(() -> calls().execute(api().create(new Issue("x"))));

    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.toOutcome()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void takesAnAnswerThatBreaksOffAsPerhapsDone() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body("{\"key\":\"" + "x".repeat(100_000) + "\"}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());

    CallFailure failure = failed(() -> calls().execute(api().create(new Issue("x"))));

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.maybeApplied()).isTrue();
  }

  @Test
  void namesTheLoginPageThatAnswersInPlaceOfTheTracker() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("<html><title>Log in - SSO</title></html>")
            .build());

    CallFailure failure = failed(() -> calls().execute(api().read("")));

    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.message()).contains("a web page titled 'Log in - SSO'");
    assertThat(failure.maybeApplied()).isFalse();
  }

  @Test
  void knowsASearchByPostAsARead() {
    server.enqueue(new MockResponse.Builder().code(500).build());

    CallFailure failure = failed(() -> calls().execute(api().search(Map.of(), CallTag.read())));

    assertThat(failure.maybeApplied()).isFalse();
  }

  @Test
  void missesABodyThatShouldBeThere() {
    server.enqueue(new MockResponse.Builder().code(204).build());

    CallFailure failure = failed(() -> calls().execute(api().create(new Issue("x"))));

    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.message()).contains("204 without the content");
    assertThat(failure.maybeApplied()).isTrue();
  }

  @Test
  void doesNotBlameTheLoginForARefusalByAnotherHost() throws IOException {
    try (var elsewhere = new MockWebServer()) {
      elsewhere.start(InetAddress.getLoopbackAddress(), 0);
      elsewhere.enqueue(new MockResponse.Builder().code(401).build());
      server.enqueue(
          new MockResponse.Builder().code(301).addHeader("Location", elsewhere.url("/x")).build());

      CallFailure failure = failed(() -> calls().execute(api().read("")));

      assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(failure.message())
          .startsWith("ops: GET /issue/1 was redirected to http://")
          .contains(":" + elsewhere.getPort() + ", which answered 401")
          .contains("set url to where it lives now");
    }
  }

  @Test
  void namesTheOtherPortThatTookTheBridgeForAnAnonymousVisitor() throws IOException {
    try (var elsewhere = new MockWebServer()) {
      elsewhere.start(InetAddress.getLoopbackAddress(), 0);
      elsewhere.enqueue(json(200, "{}", "nobody"));
      elsewhere.enqueue(json(404, "{}", "nobody"));
      var moved =
          new MockResponse.Builder().code(302).addHeader("Location", elsewhere.url("/x")).build();
      server.enqueue(moved);
      server.enqueue(moved);
      Calls calls = new Calls(http(), NAMING, time);

      for (int status : List.of(200, 404)) {
        assertThat(failed(() -> calls.execute(api().read(""))).message())
            .contains("was redirected to http://")
            .contains(":" + elsewhere.getPort() + ", which answered " + status)
            .contains(" as to an anonymous visitor. If the tracker moved")
            .doesNotContain("auth");
      }
    }
  }

  @Test
  void takesARedirectWithinTheTrackersAddressForALoginPage() {
    for (int hop = 0; hop <= 5; hop++) {
      server.enqueue(
          new MockResponse.Builder().code(302).addHeader("Location", "/login?to=here").build());
    }

    CallFailure failure = failed(() -> calls().execute(api().read("")));

    assertThat(failure.message())
        .contains("sends us to /login?to=here, at its own address")
        .contains("check auth")
        .contains("single sign-on")
        .doesNotContain("set url");
  }

  @Test
  void opensGoodAnswersOnly() throws IOException {
    server.enqueue(new MockResponse.Builder().body("content").build());
    server.enqueue(new MockResponse.Builder().code(404).build());
    Request request = new Request.Builder().url(server.url("/file")).build();

    try (Response response = calls().open(request)) {
      assertThat(response.body().string()).isEqualTo("content");
    }
    assertThat(failed(() -> calls().open(request)).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void showsNoSecretWhateverGoesWrong() {
    String token = "s3cr3t-t0ken";
    List<MockResponse> wrong =
        List.of(
            json(401, "{\"message\":\"token " + token + " is no good\"}"),
            new MockResponse.Builder().status("HTTP/1.1 403 Denied to " + token).build(),
            new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "ftp://me:" + token + "@x/")
                .build(),
            json(200, "\"" + token),
            new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body("<title>" + token + "</title>")
                .build());
    wrong.forEach(server::enqueue);

    for (int i = 0; i < wrong.size(); i++) {
      CallFailure failure = failed(() -> calls().execute(api().read("")));
      assertThat(failure).hasStackTraceContaining("ops: GET");
      assertThat(failure.toTrackerException()).message().doesNotContain(token);
      assertThat(failure.toOutcome().toString()).doesNotContain(token);
    }
  }

  @Test
  void aGoodAnswerForAnAnonymousVisitorIsAFailedLoginThatMayHaveWritten() {
    Calls calls = new Calls(http(), NAMING, time);
    server.enqueue(json(200, "{\"key\":\"ENG-7\"}", "nobody"));
    server.enqueue(json(201, "{\"key\":\"ENG-7\"}", "nobody"));
    server.enqueue(json(404, "{}", "nobody"));
    server.enqueue(json(500, "{}", "nobody"));

    CallFailure read = failed(() -> calls.execute(api().read("")));
    CallFailure write = failed(() -> calls.execute(api().create(new Issue("new"))));

    assertThat(read.kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(read.maybeApplied()).isFalse();
    assertThat(read).hasMessageContaining("anonymous visitor");
    assertThat(write.kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(write.toOutcome()).isInstanceOf(Outcome.Unknown.class);
    assertThat(failed(() -> calls.execute(api().read(""))).kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(failed(() -> calls.execute(api().read(""))).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void goodAnswersThatDoNotSayForWhomTheyAreAreCounted() {
    Calls calls = new Calls(http(), NAMING, time);
    server.enqueue(json(200, "{\"key\":\"ENG-7\"}", "bridge"));
    server.enqueue(json(200, "{\"key\":\"ENG-7\"}"));
    calls.execute(api().read(""));
    assertThat(calls.untold()).isZero();

    calls.execute(api().read(""));

    assertThat(calls.untold()).isEqualTo(1);
  }

  private static final ErrorDialect NAMING =
      new ErrorDialect() {
        @Override
        public Addressee addressee(Headers headers) {
          return switch (String.valueOf(headers.get("For"))) {
            case "nobody" -> Addressee.NOBODY;
            case "bridge" -> Addressee.USER;
            default -> Addressee.UNTOLD;
          };
        }
      };

  private static MockResponse json(int status, String body, String addressee) {
    return json(status, body).newBuilder().addHeader("For", addressee).build();
  }

  private CallFailure failed(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(CallFailure.class, call);
  }

  private Api api() {
    return RetrofitClients.create(http(), Api.class, new ObjectMapper());
  }

  private Calls calls() {
    return new Calls(http(), ErrorDialect.PLAIN, time);
  }

  private TrackerHttp http() {
    HttpSettings settings = HttpSettings.of(server.url("/").toString());
    var budget = new RateBudget("ops", BudgetSettings.DEFAULT, time.pacing());
    return TrackerHttp.builder("ops", settings, budget)
        .auth(new HttpAuth.Bearer(new Secret("s3cr3t-t0ken")))
        .build();
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
