package org.incidentbridge.rt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * A real RT, named by environment variables: its root {@code REAL_RT_URL}, a token of the bridge's
 * user {@code REAL_RT_TOKEN}, one of somebody who may do everything {@code REAL_RT_PEOPLE_TOKEN},
 * and {@code REAL_RT_QUEUE}, a queue without service levels whose tickets are all deleted. Its time
 * is the real one; what tests say takes a hundredth of it.
 */
final class RealRt implements RtSite, HttpSimulator {

  static final List<String> VARIABLES =
      List.of("REAL_RT_URL", "REAL_RT_TOKEN", "REAL_RT_PEOPLE_TOKEN", "REAL_RT_QUEUE");

  /** Another such queue, to which tickets are moved. */
  static final String ELSEWHERE = "REAL_RT_ELSEWHERE";

  /** A queue in which statuses take several steps. */
  static final String MAJOR = "REAL_RT_MAJOR";

  private static final int SCALE = 100;
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static String variable(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  @Override
  public HttpSimulator server() {
    return this;
  }

  @Override
  public String url() {
    return variable("REAL_RT_URL");
  }

  @Override
  public String bridgeToken() {
    return variable("REAL_RT_TOKEN");
  }

  @Override
  public String peopleToken() {
    return variable("REAL_RT_PEOPLE_TOKEN");
  }

  @Override
  public String queue() {
    return variable("REAL_RT_QUEUE");
  }

  @Override
  public void empty(RtPeople people) {
    List<String> left = people.tickets();
    while (!left.isEmpty()) {
      left.forEach(people::delete);
      List<String> still = people.tickets();
      if (still.equals(left)) {
        throw new IllegalStateException("RT does not let these tickets be deleted: " + left);
      }
      left = still;
    }
  }

  @Override
  public boolean shut(boolean shut) {
    return false;
  }

  @Override
  public String elsewhere() {
    return variable(ELSEWHERE);
  }

  @Override
  public String major() {
    return variable(MAJOR);
  }

  @Override
  public Time time() {
    return new Time() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public Duration scaled(Duration time) {
        Duration scaled = time.dividedBy(SCALE);
        boolean setting = time.toSeconds() == 90 || time.toMinutes() == 3;
        return setting && scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
      }

      @Override
      public void pass(Duration scaled) {
        try {
          Thread.sleep(scaled);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  @Override
  public SimResponse handle(SimRequest request) {
    try {
      HttpResponse<byte[]> answer =
          http.send(outgoing(request), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      return new SimResponse(answer.statusCode(), "", headers, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest outgoing(SimRequest request) {
    String query =
        request.query().entrySet().stream()
            .flatMap(p -> p.getValue().stream().map(v -> encoded(p.getKey()) + "=" + encoded(v)))
            .collect(Collectors.joining("&"));
    URI uri =
        URI.create(
            url() + request.path().replace(" ", "%20") + (query.isEmpty() ? "" : "?" + query));
    HttpRequest.Builder out =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    for (String name : List.of("authorization", "content-type", "if-match", "user-agent")) {
      request.header(name).ifPresent(value -> out.header(name, value));
    }
    return out.build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
