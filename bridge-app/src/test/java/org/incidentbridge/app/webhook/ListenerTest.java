package org.incidentbridge.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.config.Listening;
import org.incidentbridge.spi.WebhookCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes over the wire, and what goes back. */
class ListenerTest {

  private static final int MOST = 1_000;

  private final List<WebhookCall> heard = new CopyOnWriteArrayList<>();
  private final List<String> large = new CopyOnWriteArrayList<>();
  private final List<String> peers = new CopyOnWriteArrayList<>();
  private final Listener listener = new Listener(at(0), gate());
  private final HttpClient http = HttpClient.newHttpClient();

  private static Listening at(int port) {
    return new Listening(
        "127.0.0.1", port, new Listening.Limits(MOST, 60), List.of(), new TreeMap<>());
  }

  private Listener.Gate gate() {
    return new Listener.Gate() {
      @Override
      public HttpStatus admit(String tracker, Origin origin) {
        peers.add(origin.peer() + "|" + origin.forwardedFor() + "|" + origin.relayed());
        return switch (tracker) {
          case "eng", "broken" -> HttpStatus.OK;
          case "often" -> HttpStatus.TOO_MANY_REQUESTS;
          default -> HttpStatus.NOT_FOUND;
        };
      }

      @Override
      public HttpStatus receive(String tracker, WebhookCall call) {
        heard.add(call);
        if (tracker.equals("broken")) {
          throw new IllegalStateException("a secret of the house");
        }
        return HttpStatus.ACCEPTED;
      }

      @Override
      public void tooLarge(String tracker) {
        large.add(tracker);
      }
    };
  }

  @AfterEach
  void close() {
    listener.close();
    http.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  private int post(String path, byte[] body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(to(path).POST(BodyPublishers.ofByteArray(body)).build());
    assertThat(answer.body()).isEmpty();
    return answer.statusCode();
  }

  @Test
  void theRawBytesAndTheHeadersArrive() throws Exception {
    byte[] body = {0, (byte) 0xFF, '\r', '\n', '{', (byte) 0xC3};
    var request =
        to("/webhooks/eng")
            .header("X-Hub-Signature", "sha256=1")
            .header("X-Forwarded-For", "203.0.113.9")
            .header("Content-Type", "application/json; charset=utf-16")
            .POST(BodyPublishers.ofByteArray(body));
    assertThat(send(request.build()).statusCode()).isEqualTo(202);

    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().body()).isEqualTo(body);
    assertThat(heard.getFirst().header("x-hub-signature")).contains("sha256=1");
    assertThat(peers).containsExactly("127.0.0.1|203.0.113.9|true");
  }

  /** HAProxy, for one, adds a line of its own behind those of the caller. */
  @Test
  void allLinesOfProxiesAreHeardInTheirOrder() throws Exception {
    var request =
        to("/webhooks/eng")
            .header("X-Forwarded-For", "198.51.100.1, 198.51.100.2")
            .header("X-Forwarded-For", "203.0.113.9");
    send(request.POST(BodyPublishers.noBody()).build());

    assertThat(peers).containsExactly("127.0.0.1|198.51.100.1, 198.51.100.2,203.0.113.9|true");
  }

  @Test
  void callsTellWhetherTheyCameThroughAProxy() throws Exception {
    post("/webhooks/eng", new byte[0]);
    for (String header : new String[] {"Forwarded", "Via", "X-Real-IP"}) {
      send(to("/webhooks/eng").header(header, "x").POST(BodyPublishers.noBody()).build());
    }

    assertThat(peers)
        .containsExactly(
            "127.0.0.1||false", "127.0.0.1||true", "127.0.0.1||true", "127.0.0.1||true");
  }

  @Test
  void answersTellNothingButTheirStatus() throws Exception {
    for (String path : new String[] {"/webhooks/eng", "/webhooks/none", "/", "/webhooks/broken"}) {
      HttpResponse<String> answer = send(to(path).POST(BodyPublishers.ofString("{}")).build());
      assertThat(answer.body()).as(path).isEmpty();
      assertThat(answer.headers().map().keySet())
          .as(path)
          .isSubsetOf("connection", "content-length");
    }
  }

  @Test
  void whoeverIsUnknownOrCallsOtherwiseFindsNothing() throws Exception {
    assertThat(post("/webhooks/none", new byte[0])).isEqualTo(404);
    assertThat(post("/webhooks/eng/more", new byte[0])).isEqualTo(404);
    assertThat(post("/", new byte[0])).isEqualTo(404);
    for (String method : new String[] {"GET", "PUT", "DELETE", "HEAD", "TRACE", "OPTIONS"}) {
      var request = to("/webhooks/eng").method(method, BodyPublishers.noBody()).build();
      HttpResponse<String> answer = send(request);
      assertThat(answer.statusCode()).as(method).isBetween(400, 499);
      assertThat(answer.body()).as(method).isEmpty();
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void whatGoesWrongInsideIsNotTold() throws Exception {
    assertThat(post("/webhooks/broken", new byte[1])).isEqualTo(404);
    assertThat(heard).hasSize(1);
  }

  @Test
  void whoeverCallsTooOftenIsNotHeard() throws Exception {
    assertThat(post("/webhooks/often", new byte[1])).isEqualTo(429);
    assertThat(heard).isEmpty();
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws Exception {
    assertThat(post("/webhooks/eng", new byte[MOST])).isEqualTo(202);
    assertThat(post("/webhooks/eng", new byte[MOST + 1])).isEqualTo(413);
    var unannounced =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[50 * MOST]));
    assertThat(send(to("/webhooks/eng").POST(unannounced).build()).statusCode()).isEqualTo(413);
    assertThat(heard).hasSize(1);
    assertThat(large).containsExactly("eng", "eng");
  }

  @Test
  void whatIsNoHttpIsAnsweredInAsFewWords() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket
          .getOutputStream()
          .write(
              "POST /webhooks/%zz HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 400");
      assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("<");
    }
  }

  @Test
  void aPortThatIsTakenIsOneClearSentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> new Listener(at(other.getLocalPort()), gate()))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.code()).isEqualTo(ExitCode.USAGE))
          .hasMessageStartingWith(
              "Cannot listen on 127.0.0.1, port "
                  + other.getLocalPort()
                  + ": Address already in use");
    }
  }

  @Test
  void anAddressThatIsNotOfThisMachineIsOneClearSentence() {
    for (String host : new String[] {"192.0.2.1", "nowhere.invalid"}) {
      var elsewhere =
          new Listening(host, 0, new Listening.Limits(1, 1), List.of(), new TreeMap<>());
      assertThatThrownBy(() -> new Listener(elsewhere, gate()))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("Cannot listen on " + host + ", port 0: ")
          .hasMessageNotContaining("Exception");
    }
  }

  @Test
  void onceItIsClosedThePortIsFree() throws Exception {
    int port = listener.port();
    listener.close();

    try (Listener next = new Listener(at(port), gate())) {
      assertThat(next.port()).isEqualTo(port);
    }
  }
}
