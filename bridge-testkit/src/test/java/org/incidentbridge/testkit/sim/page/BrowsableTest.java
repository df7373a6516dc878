package org.incidentbridge.testkit.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class BrowsableTest {

  private static final Frame FRAME = new Frame("desk <1>", "MantisBT");

  private final CallCounter calls = new CallCounter(request -> SimResponse.json(200, "{}"));
  private final Browsable browsable = new Browsable(calls, BrowsableTest::page);

  private static Optional<SimResponse> page(SimRequest request) {
    TicketList list = new TicketList(List.of("Id"), List.of());
    return request.path().equals("/") ? Optional.of(list.in(FRAME)) : Optional.empty();
  }

  @Test
  void aPageIsNoCall() {
    assertThat(text(send("GET", "/"))).contains("<h1>Tickets of desk &lt;1&gt;</h1>");
    assertThat(send("GET", "/favicon.ico").status()).isEqualTo(404);
    assertThat(calls.total()).isZero();
  }

  @Test
  void everythingElseIsTheSimulators() {
    assertThat(text(send("POST", "/"))).isEqualTo("{}");
    assertThat(text(send("GET", "/api/rest/issues"))).isEqualTo("{}");
    assertThat(calls.byRoute()).containsOnlyKeys("POST /", "GET /api/rest/issues");
  }

  @Test
  void aPageSaysWhatItIsAndMayRunAndFetchNothing() {
    SimResponse page = send("GET", "/");
    assertThat(text(page)).contains("A simulator of MantisBT").doesNotContain("<script", "src=");
    assertThat(page.headers())
        .containsEntry("Content-Type", "text/html;charset=UTF-8")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(page.headers().get("Content-Security-Policy")).startsWith("default-src 'none';");
  }

  @Test
  void anUnknownTicketIsNotFound() {
    SimResponse page = FRAME.missing("<b>");
    assertThat(page.status()).isEqualTo(404);
    assertThat(text(page)).contains("No ticket &lt;b&gt;");
  }

  private SimResponse send(String method, String path) {
    return browsable.handle(new SimRequest(method, path, Map.of(), Map.of(), new byte[0]));
  }

  private static String text(SimResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
