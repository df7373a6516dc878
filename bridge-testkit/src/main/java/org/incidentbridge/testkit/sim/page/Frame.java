package org.incidentbridge.testkit.sim.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * What is round every page of a simulator.
 *
 * @param tracker what the tracker is called
 * @param product what it simulates
 */
public record Frame(String tracker, String product) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  // The pages show what anybody wrote, so the browser is told to run and to fetch nothing.
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "text/html;charset=UTF-8",
          "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store");

  /** An answer with a page. */
  SimResponse page(int status, String title, Html body) {
    Html whole = Html.document(title + " · " + tracker, Html.all(top(), Html.div("page", body)));
    byte[] bytes = whole.source().getBytes(StandardCharsets.UTF_8);
    return new SimResponse(status, "", HEADERS, bytes);
  }

  /** An answer for a ticket that is not there. */
  public SimResponse missing(String key) {
    Html body =
        Html.all(
            Html.tag("h1", Html.text("No ticket " + key)),
            Html.tag("p", Html.link("/", Html.text("All tickets of " + tracker))));
    return page(404, "No such ticket", body);
  }

  /** A moment as pages tell it. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  private Html top() {
    String words =
        "A simulator of "
            + product
            + ", in the memory of this machine: nothing here is real, and all of it is gone when"
            + " it stops.";
    return Html.all(
        Html.div(
            "top",
            Html.span("tracker", Html.text(tracker)),
            Html.link("/", Html.text("All tickets"))),
        Html.div("sim", Html.text(words)));
  }
}
