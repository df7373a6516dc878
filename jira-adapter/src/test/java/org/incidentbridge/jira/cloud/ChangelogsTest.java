package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

final class ChangelogsTest extends JiraCloudCase {

  private static final String ROUTE = "POST /rest/api/3/changelog/bulkfetch";

  @Test
  void aPageOfIssuesTakesOneCall() {
    changed(30);

    pull(30);

    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void readingWithoutHistoriesAsksForNone() {
    changed(3);

    reader().pull(30);

    assertThat(calls()).isZero();
  }

  @Test
  void issuesOfWhichTheBridgeKnowsAllAreNotAskedFor() {
    changed(3);
    Reader reader = withHistories();
    reader.pull(30);
    jira.pass(Duration.ofMinutes(6));

    reader.pull(30);

    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void allPagesOfChangesAreRead() {
    String id = changed(1).getFirst();
    jira.alice().edit(id, "summary", "new");
    jira.pass(Duration.ofMinutes(6));
    jira.line.next(ChangelogsTest::isChangelog, r -> oneByOne(r, 0, "second"));
    jira.line.next(ChangelogsTest::isChangelog, r -> oneByOne(r, 1, ""));

    TicketSnapshot seen = pull(30).getFirst();

    assertThat(seen.history())
        .extracting(entry -> entry.change().field())
        .containsExactly("status", "summary");
  }

  @Test
  void aPageThatRepeatsItsTokenEndsTheReading() {
    changed(1);
    jira.line.always(ChangelogsTest::isChangelog, r -> oneByOne(r, 0, "again"));

    TicketSnapshot seen = pull(30).getFirst();

    assertThat(seen.history()).hasSize(1);
  }

  @Test
  void aTokenThatMayNotSeeChangesStillReadsIssues() {
    changed(2);
    jira.line.always(
        ChangelogsTest::isChangelog,
        r -> SimResponse.json(403, "{\"errorMessages\":[\"scope does not match\"]}"));

    List<TicketSnapshot> seen = pull(30);

    assertThat(seen).hasSize(2).allMatch(ticket -> ticket.history().isEmpty());
    assertThat(jira.tracker().capabilities().lack(Capability.HISTORY))
        .hasValueSatisfying(lack -> assertThat(lack).contains("read:jira-work"));
  }

  @Test
  void whatIsRefusedIsAskedForAgainAfterAnHour() {
    changed(2);
    jira.line.next(
        ChangelogsTest::isChangelog, r -> SimResponse.json(403, "{\"errorMessages\":[\"no\"]}"));
    pull(30);
    pull(30);
    assertThat(calls()).isZero();

    jira.pass(Duration.ofMinutes(61));
    List<TicketSnapshot> seen = pull(30);

    assertThat(calls()).isEqualTo(1);
    assertThat(seen).noneMatch(ticket -> ticket.history().isEmpty());
    assertThat(jira.tracker().capabilities().can(Capability.HISTORY)).isTrue();
  }

  @Test
  void anIssueWhoseChangesBreakJiraIsReadWithoutThem() {
    List<String> ids = changed(4);
    jira.line.always(
        r -> isChangelog(r) && r.text().contains('"' + ids.get(2) + '"'),
        r -> SimResponse.json(500, "{\"errorMessages\":[\"boom\"]}"));

    List<TicketSnapshot> seen = pull(30);

    assertThat(seen).hasSize(4);
    assertThat(seen)
        .filteredOn(ticket -> ticket.history().isEmpty())
        .extracting(ticket -> ticket.ref().id())
        .containsExactly(ids.get(2));
  }

  @Test
  void aJiraThatIsBusyFailsThePageAsAWhole() {
    changed(2);
    jira.line.always(ChangelogsTest::isChangelog, r -> SimResponse.json(503, "{}"));

    assertThatThrownBy(() -> pull(30)).isInstanceOf(TrackerException.class);
  }

  @Test
  void linksToTheOutsideThatTheBridgeSetsAreNoHistory() {
    String id = changed(1).getFirst();
    jira.alice().remoteLink(id, "g", "https://x.example/1", "X-1");
    jira.pass(Duration.ofMinutes(6));

    List<HistoryEntry> history = pull(30).getFirst().history();

    assertThat(jira.issue(id).parts().histories()).hasSize(2);
    assertThat(history).hasSize(1);
  }

  private List<String> changed(int count) {
    List<String> ids = many(count);
    ids.forEach(id -> jira.people().move(id, "Selected"));
    jira.pass(Duration.ofMinutes(6));
    return ids;
  }

  private Reader withHistories() {
    return new Reader(jira.tracker().source(), true);
  }

  private List<TicketSnapshot> pull(int limit) {
    return withHistories().pull(limit).stream()
        .map(sighting -> ((Sighting.Seen) sighting).ticket())
        .toList();
  }

  private long calls() {
    return jira.counter.byRoute().getOrDefault(ROUTE, 0L);
  }

  private static boolean isChangelog(SimRequest request) {
    return request.path().endsWith("/changelog/bulkfetch");
  }

  /** The n-th change alone, with a token if there is one. */
  private SimResponse oneByOne(SimRequest request, int nth, String token) {
    try {
      SimRequest whole =
          new SimRequest(
              request.method(),
              request.path(),
              request.query(),
              request.headers(),
              request
                  .text()
                  .replaceAll(",\"nextPageToken\":\"[a-z]*\"", "")
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      JsonNode answer = new ObjectMapper().readTree(text(jira.counter.handle(whole).body()));
      JsonNode issue = answer.path("issueChangeLogs").path(0);
      return SimResponse.json(
          200,
          "{\"issueChangeLogs\":[{\"issueId\":%s,\"changeHistories\":[%s]}]%s}"
              .formatted(
                  issue.path("issueId"),
                  issue.path("changeHistories").path(nth),
                  token.isEmpty() ? "" : ",\"nextPageToken\":\"" + token + "\""));
    } catch (JsonProcessingException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
