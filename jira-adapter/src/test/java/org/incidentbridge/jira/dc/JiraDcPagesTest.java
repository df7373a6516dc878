package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraLimits;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.junit.jupiter.api.Test;

final class JiraDcPagesTest extends JiraDcCase {

  @Test
  void manyTicketsAreReadWithOneSearchForAllOfThem() {
    List<String> ids = many(40);
    Reader reader = reader();
    reader.pull(100);
    ids.subList(0, 30).forEach(id -> jira.people().retitle(id, "New title"));
    jira.pass(Duration.ofMinutes(6));
    jira.counter.reset();

    assertThat(reader.pull(100)).hasSize(30);

    assertThat(jira.counter.byRoute()).isEqualTo(Map.of("POST /rest/api/2/search", 2L));
  }

  @Test
  void aServerThatCutsPagesWithoutAWordIsReadToItsEnd() {
    JiraOptions capped = JiraOptions.usual().withLimits(new JiraLimits(0, 0, 0, 0, 7));
    jira = new JiraHarness(Installation.DC, "ENG", capped, Map.of());
    List<String> ids = many(40);
    Reader reader = reader();

    assertThat(reader.pull(1000)).hasSize(40);

    assertThat(reader.versions()).containsOnlyKeys(ids);
  }

  @Test
  void aChangeThatMovesLaterPagesUpHidesNoTicket() {
    jira = new JiraHarness(Installation.DC, "ENG", JiraOptions.usual(), Map.of("searchPage", 5L));
    List<String> ids = many(30);
    AtomicInteger searches = new AtomicInteger();
    Set<String> seen = new TreeSet<>();
    jira.line.each(
        request -> text(request.body()).contains("ORDER BY updated"),
        () -> {
          if (searches.incrementAndGet() % 2 == 1 && searches.get() < 12) {
            jira.people().retitle(ids.get(searches.get()), "moved to the end");
          }
        });

    reader().pull(1000).forEach(sighting -> seen.add(sighting.ref().id()));

    assertThat(searches.get()).isGreaterThan(8);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aTotalThatIsWrongEndsNothingTooEarly() {
    jira = new JiraHarness(Installation.DC, "ENG", JiraOptions.usual(), Map.of("searchPage", 5L));
    List<String> ids = many(12);
    for (int page = 0; page < 2; page++) {
      jira.line.next(
          request -> text(request.body()).contains("ORDER BY updated"),
          request -> {
            String answer = text(jira.counter.handle(request).body());
            return SimResponse.json(200, answer.replaceFirst("\"total\":12", "\"total\":0"));
          });
    }

    assertThat(reader().pull(100)).hasSize(ids.size());
  }

  @Test
  void pagesThatNeverFitTogetherEndInAClearError() {
    jira = new JiraHarness(Installation.DC, "ENG", JiraOptions.usual(), Map.of("searchPage", 5L));
    many(12);
    jira.line.always(
        request -> text(request.body()).contains("\"startAt\":4"),
        request -> SimResponse.json(200, "{\"issues\":[],\"total\":12,\"maxResults\":5}"));

    assertThatThrownBy(() -> reader().pull(100))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("do not fit together");
  }

  @Test
  void oneTicketThatVanishedAmongManyIsFoundOutInFewCalls() {
    List<String> ids = many(64);
    Reader reader = reader();
    reader.pull(100);
    jira.people().delete(ids.get(17));
    jira.counter.reset();

    List<Sighting> found = reader.sweep(100);

    assertThat(found).hasSize(64);
    assertThat(found)
        .filteredOn(Sighting.Gone.class::isInstance)
        .extracting(s -> s.ref().id())
        .containsExactly(ids.get(17));
    assertThat(jira.counter.total()).isLessThan(20);
  }

  @Test
  void datesAreAskedForInTheZoneOfTheCallersProfile() {
    jira.line.always(
        JiraDcCase::isMyself,
        r -> SimResponse.json(200, "{\"name\":\"bridge\",\"timeZone\":\"America/Los_Angeles\"}"));
    many(1);
    Reader reader = reader();
    reader.pull(50);
    jira.pass(Duration.ofMinutes(10));

    reader.pull(50);

    assertThat(text(jira.line.last().body())).contains("updated >= \\\"2026-03-02 01:30\\\"");
  }
}
