package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraQuirks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** N10. */
  @ParameterizedTest
  @ValueSource(ints = {403, 410, 422, 429, 502, 503, 504})
  void anIssueThatIsNotShownStopsNoOther(int status) {
    String poison = jira.people().create("Poison", "text");
    List<String> good = many(4);
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(
        r -> r.path().endsWith("/bulkfetch") && r.text().contains('"' + poison + '"'),
        r -> SimResponse.json(status, "{}"));

    List<Sighting> pulled = reader().pull(50);

    assertThat(pulled)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly(poison);
    assertThat(pulled)
        .filteredOn(Sighting.Seen.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactlyInAnyOrderElementsOf(good);
  }

  /** N10. */
  @ParameterizedTest
  @ValueSource(ints = {502, 503})
  void whileNoIssueIsShownNoneIsToBlame(int status) {
    many(4);
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(r -> r.path().endsWith("/bulkfetch"), r -> SimResponse.json(status, "{}"));
    Reader reader = reader();

    assertThatThrownBy(() -> reader.pull(50)).isInstanceOf(TrackerException.class);
  }

  /** An allow-list of addresses, say, refuses all. */
  @Test
  void whileTheBridgeIsRefusedAltogetherNoIssueIsToBlame() {
    many(4);
    jira.pass(Duration.ofMinutes(5));
    jira.line.always(
        r -> r.path().endsWith("/bulkfetch") || r.path().endsWith("/myself"),
        r -> SimResponse.json(403, "{}"));
    Reader reader = reader();

    assertThatThrownBy(() -> reader.pull(50)).isInstanceOf(TrackerException.class);
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
                        .replaceFirst("\"created\":\"[^\"]*\"", "\"created\":\"whenever\"")));

    List<Sighting> sightings = reader().pull(50);

    assertThat(sightings).hasSize(2);
    assertThat(sightings)
        .filteredOn(Sighting.Unreadable.class::isInstance)
        .singleElement()
        .satisfies(s -> assertThat(s.ref().id()).isIn(poison, good))
        .satisfies(s -> assertThat(((Sighting.Unreadable) s).why()).contains("whenever"));
  }

  private String version(String id) {
    return seen(jira.tracker().source().fetch(id)).head().stamp().version();
  }
}
