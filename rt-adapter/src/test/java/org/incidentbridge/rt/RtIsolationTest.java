package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N10: one ticket that RT does not show stops no other. */
final class RtIsolationTest {

  private static final HttpSimulator LOST =
      request -> {
        throw new ConnectionLost("the line is cut");
      };

  private final RtHarness rt = new RtHarness(new SimulatedRt(), Map.of());
  private String bad = "";
  private String good = "";

  @BeforeEach
  void tickets() {
    bad = rt.people().create("Bad", "text");
    good = rt.people().create("Good", "text");
    rt.pass(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    rt.close();
  }

  private static HttpSimulator answers(int status) {
    return request -> SimResponse.json(status, "{\"message\":\"not this one\"}");
  }

  private void at(String path, HttpSimulator how) {
    rt.answer(request -> request.path().endsWith(path), how);
  }

  private Page pull(KnownTickets known) {
    return rt.tracker().source().pull(new PullRequest(Cursor.START, known, 100, true));
  }

  private static KnownTickets known(Map<String, String> versions) {
    return new KnownTickets() {
      @Override
      public Optional<String> version(String ticketId) {
        return Optional.ofNullable(versions.get(ticketId));
      }

      @Override
      public Map<String, String> versions() {
        return versions;
      }
    };
  }

  private void assertOnlyTheBadOneIsMissing(List<Sighting> read) {
    assertThat(read)
        .hasSize(2)
        .anyMatch(s -> s instanceof Sighting.Unreadable && s.ref().id().equals(bad))
        .anyMatch(s -> s instanceof Sighting.Seen && s.ref().id().equals(good));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410, 422, 429, 500, 502, 503, 504})
  void aHistoryThatIsNotShownIsTheFaultOfItsTicket(int status) {
    at("/ticket/" + bad + "/history", answers(status));

    Page page = pull(KnownTickets.NONE);

    assertOnlyTheBadOneIsMissing(page.sightings());
    assertThat(page.more()).isFalse();
  }

  @Test
  void aLineThatIsCutAtOneTicketTimeAndAgainStopsNoOther() {
    at("/ticket/" + bad + "/history", LOST);

    assertOnlyTheBadOneIsMissing(pull(KnownTickets.NONE).sightings());
  }

  @Test
  void aTicketThatIsNotShownItselfStopsNoOther() {
    at("/ticket/" + bad, answers(502));

    assertOnlyTheBadOneIsMissing(pull(KnownTickets.NONE).sightings());
  }

  @Test
  void anErrorThatPassesIsNobodysFault() {
    rt.answerNext(request -> request.path().endsWith("/history"), answers(503));

    assertThat(pull(KnownTickets.NONE).sightings())
        .hasSize(2)
        .allMatch(Sighting.Seen.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void whileNoTicketIsShownNoneIsToBlame(int status) {
    at("/history", answers(status));

    assertThatThrownBy(() -> pull(KnownTickets.NONE)).isInstanceOf(TrackerException.class);
  }

  /** RT breaks on everything while its database is away. */
  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void whileRtBreaksOnAllTicketsNoneIsToBlame(int status) {
    rt.answer(request -> request.path().matches(".*/ticket/\\d+"), answers(status));

    assertThatThrownBy(() -> pull(KnownTickets.NONE)).isInstanceOf(TrackerException.class);
  }

  @Test
  void whatWasNotShownIsReadBySweepsOnceItIs() {
    rt.answerNext(request -> request.path().endsWith("/" + bad + "/history"), answers(403));
    Sighting missing = pull(KnownTickets.NONE).sightings().getFirst();
    assertThat(missing).isInstanceOf(Sighting.Unreadable.class);
    KnownTickets known = known(Map.of(bad, ((Sighting.Unreadable) missing).version()));

    var swept = rt.tracker().source().sweep(new PullRequest(Cursor.START, known, 100));

    assertThat(swept.sightings()).singleElement().isInstanceOf(Sighting.Seen.class);
  }

  @Test
  void aSweepPassesByWhatIsNotShown() {
    at("/ticket/" + bad + "/history", answers(504));
    KnownTickets known = known(Map.of(bad, "1.1", good, "1.2"));

    var swept = rt.tracker().source().sweep(new PullRequest(Cursor.START, known, 100));

    assertOnlyTheBadOneIsMissing(swept.sightings());
  }
}
