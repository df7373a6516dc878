package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExchangeRecorderTest {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Secret TOKEN = new Secret("s3cr3t-t0ken");

  private final SimulatedTime time = new SimulatedTime();

  @TempDir private Path directory;

  @Test
  void writesExchangesWithoutSecretsAndAddresses() throws IOException {
    String answer =
        "{\"author\":\"ann@corp.example.com\",\"cc\":\"bob@corp.example.com\","
            + "\"again\":\"ann@corp.example.com\",\"token\":\"other\"}";
    Response response = post(http(10, answer), "{\"note\":\"" + TOKEN.reveal() + "\"}");

    assertThat(response.body().string()).isEqualTo(answer);
    String file = Files.readString(directory.resolve("0001-post.json"));
    assertThat(file).doesNotContain(TOKEN.reveal(), "corp", "other", "PHPSESSID", "uthorization");
    JsonNode exchange = new ObjectMapper().readTree(file);
    assertThat(exchange.at("/request/path").asText()).isEqualTo("/issue");
    assertThat(exchange.at("/request/query").asText()).isEqualTo("mail=person1@example.com");
    assertThat(exchange.at("/request/body/note").asText()).isEqualTo("[redacted]");
    assertThat(exchange.at("/response/status").asInt()).isEqualTo(200);
    assertThat(exchange.at("/response/headers/x-ratelimit-limit").asText()).isEqualTo("7");
    assertThat(exchange.at("/response/body/author").asText()).isEqualTo("person1@example.com");
    assertThat(exchange.at("/response/body/cc").asText()).isEqualTo("person2@example.com");
    assertThat(exchange.at("/response/body/again").asText()).isEqualTo("person1@example.com");
  }

  @Test
  void stopsAfterSoManyFiles() throws IOException {
    TrackerHttp http = http(2, "{}");
    for (int i = 0; i < 5; i++) {
      post(http, "{}").close();
    }

    try (var files = Files.list(directory)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("0001-post.json", "0002-post.json");
    }
  }

  private TrackerHttp http(int most, String answer) {
    Interceptor transport = chain -> answer(chain.request(), answer);
    var budget = new RateBudget("ops", BudgetSettings.DEFAULT, time.pacing());
    return TrackerHttp.builder("ops", HttpSettings.of("http://localhost"), budget)
        .auth(new HttpAuth.Bearer(TOKEN))
        .observer(new ExchangeRecorder(directory, Redaction.of(List.of(TOKEN)), most))
        .transport(Optional.of(transport))
        .build();
  }

  private Response post(TrackerHttp http, String body) {
    Request request =
        new Request.Builder()
            .url(http.url("issue?mail=ann%40corp.example.com"))
            .post(RequestBody.create(body, JSON))
            .build();
    return new Calls(http, ErrorDialect.PLAIN, time).exchange(request);
  }

  private static Response answer(Request request, String body) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .header("Set-Cookie", "PHPSESSID=1")
        .header("X-RateLimit-Limit", "7")
        .body(ResponseBody.create(body, JSON))
        .build();
  }
}
