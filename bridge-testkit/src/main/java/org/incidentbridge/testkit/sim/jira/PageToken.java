package org.incidentbridge.testkit.sim.jira;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Where a search goes on: after which issue, as the index had it then.
 *
 * @param jql the query it belongs to, which it carries in the clear but for the base64
 * @param issued tokens live seven days
 */
record PageToken(String jql, SearchDoc last, Instant issued) {

  private static final Duration LIFE = Duration.ofDays(7);

  String write() {
    String text =
        String.join(
            "\n",
            issued.toString(),
            Long.toString(last.id()),
            last.key().project(),
            Integer.toString(last.key().number()),
            last.created().toString(),
            last.updated().toString(),
            jql);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a token.
   *
   * @throws Problem 400 for one that is broken, too old, or of another query
   */
  static PageToken read(String sent, String jql, Instant now) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split("\n", 7));
      Instant issued = Instant.parse(parts.get(0));
      SearchDoc last =
          new SearchDoc(
              Long.parseLong(parts.get(1)),
              new SearchDoc.Key(parts.get(2), Integer.parseInt(parts.get(3))),
              Instant.parse(parts.get(4)),
              Instant.parse(parts.get(5)),
              new SearchDoc.Facts("", "", "", Map.of()));
      if (parts.get(6).equals(jql) && issued.plus(LIFE).isAfter(now)) {
        return new PageToken(jql, last, issued);
      }
    } catch (RuntimeException e) {
      throw refused();
    }
    throw refused();
  }

  private static Problem refused() {
    return Problem.bad("The provided next page token is invalid or expired.");
  }
}
