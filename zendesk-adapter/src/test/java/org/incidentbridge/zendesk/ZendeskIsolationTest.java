package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
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

/** N10: one ticket that Zendesk does not show stops no other. */
final class ZendeskIsolationTest {

  private static final HttpSimulator LOST =
      request -> {
        throw new ConnectionLost("the line is cut");
      };

  private final ZendeskHarness desk = new ZendeskHarness();
  private String bad = "";
  private String good = "";

  @BeforeEach
  void tickets() {
    bad = desk.people().create("Bad", "text");
    good = desk.people().create("Good", "text");
    desk.pass(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static HttpSimulator answers(int status) {
    return request ->
        SimResponse.json(status, "{\"error\":\"Odd\",\"description\":\"not this one\"}");
  }

  private void at(String path, HttpSimulator how) {
    desk.line.always(request -> request.path().contains(path), how);
  }

  private List<Sighting> pull(boolean history) {
    var request = new PullRequest(Cursor.START, KnownTickets.NONE, 100, history);
    return desk.tracker().source().pull(request).sightings();
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
    assertThat(read).hasSize(2);
    assertThat(read)
        .anySatisfy(
            one -> {
              assertThat(one).isInstanceOf(Sighting.Unreadable.class);
              assertThat(one.ref().id()).isEqualTo(bad);
            })
        .anySatisfy(
            one -> {
              assertThat(one).isInstanceOf(Sighting.Seen.class);
              assertThat(one.ref().id()).isEqualTo(good);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 410, 422, 429, 500, 502, 503, 504})
  void commentsThatAreNotShownAreTheFaultOfTheirTicket(int status) {
    at("/tickets/" + bad + "/comments", answers(status));

    assertOnlyTheBadOneIsMissing(pull(false));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500, 503})
  void aHistoryThatIsNotShownIsTheFaultOfItsTicket(int status) {
    at("/tickets/" + bad + "/audits", answers(status));

    assertOnlyTheBadOneIsMissing(pull(true));
  }

  @Test
  void aLineThatIsCutAtOneTicketTimeAndAgainStopsNoOther() {
    at("/tickets/" + bad + "/comments", LOST);

    assertOnlyTheBadOneIsMissing(pull(false));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500, 503})
  void aListThatIsNotShownWithOneTicketStopsNoOther(int status) {
    desk.line.always(
        request ->
            request.path().endsWith("/show_many") || request.path().endsWith("/tickets/" + bad),
        answers(status));

    assertOnlyTheBadOneIsMissing(pull(false));
  }

  @Test
  void aSweepThatIsNotShownOneTicketGoesOn() {
    desk.line.always(
        request ->
            request.path().endsWith("/show_many") || request.path().endsWith("/tickets/" + bad),
        answers(500));
    KnownTickets known = known(Map.of(bad, "1.x", good, "1.y"));

    var swept = desk.tracker().source().sweep(new PullRequest(Cursor.START, known, 100));

    assertOnlyTheBadOneIsMissing(swept.sightings());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void anErrorThatPassesIsNobodysFault(int status) {
    desk.line.next(request -> request.path().contains("/comments"), answers(status));

    assertThat(pull(false)).hasSize(2).allMatch(Sighting.Seen.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void whileNoTicketIsShownNoneIsToBlame(int status) {
    at("/comments", answers(status));

    assertThatThrownBy(() -> pull(false)).isInstanceOf(TrackerException.class);
  }

  @Test
  void theLastTicketOfAPageIsMeasuredByOnesThatAreKnown() {
    var first = new PullRequest(Cursor.START, KnownTickets.NONE, 100);
    Cursor after = desk.tracker().source().pull(first).next();
    desk.close();
    desk.use(Map.of());
    at("/tickets/" + good + "/comments", answers(504));
    desk.alice().set(Long.parseLong(good), "subject", "Other");
    desk.pass(Duration.ofMinutes(5));

    var page = desk.tracker().source().pull(new PullRequest(after, known(Map.of(bad, "1.x")), 100));

    assertThat(page.sightings()).singleElement().isInstanceOf(Sighting.Unreadable.class);
  }

  /** Else the first ticket of a new account would keep out all that come after it. */
  @Test
  void aTicketThatIsAllThereIsOfAPageIsMeasuredByTheNextOnes() {
    at("/tickets/" + bad + "/comments", answers(500));

    var page = desk.tracker().source().pull(new PullRequest(Cursor.START, KnownTickets.NONE, 1));

    assertThat(page.sightings()).singleElement().isInstanceOf(Sighting.Unreadable.class);
    assertThat(page.sightings().getFirst().ref().id()).isEqualTo(bad);
  }

  @Test
  void whatWasNotShownIsReadBySweepsOnceItIs() {
    desk.line.next(
        request -> request.path().contains("/tickets/" + bad + "/comments"), answers(403));
    Sighting.Unreadable missing = (Sighting.Unreadable) pull(false).getFirst();
    KnownTickets known = known(Map.of(bad, missing.version()));

    var swept = desk.tracker().source().sweep(new PullRequest(Cursor.START, known, 100));

    assertThat(swept.sightings()).singleElement().isInstanceOf(Sighting.Seen.class);
  }
}
