package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraQuirks;
import org.junit.jupiter.api.Test;

final class JiraCloudReadTest extends JiraCloudCase {

  @Test
  void aTicketThatMovedOutOfTheConfiguredProjectsSaysSo() {
    String id = jira.people().create("Moving", "text");
    var here = (Sighting.Seen) jira.tracker().source().fetch(id);
    jira.alice().move(id, "HELP", "Incident");

    var there = (Sighting.Seen) jira.tracker().source().fetch(id);

    assertThat(here.ticket().head().outside()).isFalse();
    assertThat(there.ticket().head().project()).isEqualTo("HELP");
    assertThat(there.ticket().head().outside()).isTrue();
  }

  /** N10. */
  @Test
  void anIssueThatBreaksJiraWheneverItIsAskedForStopsNoOther() {
    String poison = jira.people().create("Poison", "text");
    List<String> good = many(4);
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(
        r -> r.path().endsWith("/bulkfetch") && r.text().contains('"' + poison + '"'),
        r -> SimResponse.json(500, "{}"));

    List<Sighting> pulled = reader().pull(50);

    assertThat(pulled)
        .filteredOn(Sighting.Seen.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactlyInAnyOrderElementsOf(good);
    assertThat(pulled)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly(poison);
  }

  @Test
  void aRepeatedPageTokenEndsThePassAndLosesNothing() {
    JiraQuirks stuck = new JiraQuirks(true, true, true, false, 1000);
    jira =
        new JiraHarness(
            Installation.CLOUD,
            "ENG",
            JiraOptions.usual().withQuirks(stuck),
            Map.of("searchPage", 5L));
    List<String> ids = many(40);
    Reader reader = reader();
    reader.page(10);
    jira.people().retitle(ids.get(2), "moved under the cursor");
    jira.pass(Duration.ofMinutes(1));

    untilQuiet(reader);

    assertThat(reader.versions()).containsOnlyKeys(ids);
    assertThat(reader.version(ids.get(2))).contains(version(ids.get(2)));
  }

  @Test
  void aTicketThatMovedIsTheSameTicketWithAnotherKey() {
    String id = jira.people().create("Moving", "text");
    jira.pass(Duration.ofMinutes(5));
    Reader reader = reader();
    reader.pull(50);
    String key = jira.alice().move(id, "HELP", "Incident");

    TicketSnapshot seen = seen(jira.tracker().source().fetch(id));

    assertThat(seen.ref().id()).isEqualTo(id);
    assertThat(seen.head().key()).isEqualTo(key);
    assertThat(seen.head().project()).isEqualTo("HELP");
    assertThat(reader.sweep(50)).hasSize(1).first().isInstanceOf(Sighting.Seen.class);
  }

  @Test
  void oneTicketThatCannotBeReadDoesNotStopTheOthers() {
    String poison = jira.people().create("Poison", "text");
    String good = jira.people().create("Good", "text");
    jira.pass(Duration.ofMinutes(5));
    jira.line.next(
        request -> request.path().endsWith("/bulkfetch"),
        request ->
            SimResponse.json(
                200,
                jira.counter.handle(request).body().length == 0
                    ? ""
                    : new String(
                            jira.counter.handle(request).body(),
                            java.nio.charset.StandardCharsets.UTF_8)
                        .replaceFirst("\"duedate\":null", "\"duedate\":\"whenever\"")));

    List<Sighting> sightings = reader().pull(50);

    assertThat(sightings).hasSize(2);
    assertThat(sightings)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .singleElement()
        .satisfies(s -> assertThat(s.ref().id()).isIn(poison, good))
        .satisfies(s -> assertThat(((Sighting.Unreadable) s).why()).contains("whenever"));
  }

  /** N2: the index showed it when the feed had long gone on. */
  @Test
  void aNewIssueThatTheIndexShowsTooLateIsFoundByTheSweep() {
    String late = jira.people().create("Late", "text");
    jira.pass(Duration.ofMinutes(10));
    String prompt = jira.people().create("Prompt", "text");
    Reader reader = new Reader(jira.tracker().source());
    jira.line.next(
        request -> request.path().endsWith("/search/jql"),
        request -> without(late, jira.counter.handle(request)));
    assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(prompt);
    jira.pass(Duration.ofMinutes(10));
    assertThat(reader.pull(50)).as("passed by").isEmpty();

    assertThat(reader.sweep(50)).extracting(s -> s.ref().id()).contains(late);
  }

  private static SimResponse without(String id, SimResponse answer) {
    try {
      JsonNode body = new ObjectMapper().readTree(answer.body());
      ArrayNode issues = (ArrayNode) body.path("issues");
      for (int i = issues.size() - 1; i >= 0; i--) {
        if (issues.get(i).path("id").asText().equals(id)) {
          issues.remove(i);
        }
      }
      return SimResponse.json(answer.status(), body.toString());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String version(String id) {
    return seen(jira.tracker().source().fetch(id)).head().stamp().version();
  }
}
