package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.Test;

final class WireLogTest {

  private final WireLog log = new WireLog("ops", Redaction.of(List.of(new Secret("s3cr3t-t0ken"))));

  private final Request request =
      new Request.Builder()
          .url("https://x.example.com/issue?token=abc&id=7")
          .header("Authorization", "Basic abc")
          .header("Accept", "application/json")
          .post(RequestBody.create("{\"a\":\"s3cr3t-t0ken\"}", MediaType.get("application/json")))
          .build();

  @Test
  void showsARequestWithoutItsSecrets() throws IOException {
    assertThat(log.describe(request))
        .isEqualTo(
            """
            POST https://x.example.com/issue?token=[redacted]&id=7
                Authorization: [redacted]
                Accept: application/json
                {"a":"[redacted]"}""");
  }

  @Test
  void showsAnAnswerAndLeavesItsBodyReadable() throws IOException {
    Response response = answer("text/plain", "hello");

    assertThat(log.describe(response)).isEqualTo("200 OK\n    Set-Cookie: [redacted]\n    hello");
    assertThat(response.body().string()).isEqualTo("hello");
  }

  @Test
  void onlyDescribesWhatIsNoText() throws IOException {
    assertThat(log.describe(answer("image/png", ".....")))
        .endsWith("[5 bytes of image/png; charset=utf-8]");
  }

  private Response answer(String type, String body) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .header("Set-Cookie", "a=b")
        .body(ResponseBody.create(body, MediaType.get(type)))
        .build();
  }
}
