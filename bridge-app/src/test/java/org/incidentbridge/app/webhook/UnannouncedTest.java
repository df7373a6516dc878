package org.incidentbridge.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.app.webhook.Unannounced.Counts;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.junit.jupiter.api.Test;

/** By what a dead webhook shows. */
class UnannouncedTest {

  private static final TrackerId ENG = new TrackerId("eng");
  private static final TrackerId QUIET = new TrackerId("quiet");
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant NOON = START.plus(Duration.ofHours(1));

  private final Unannounced unannounced = new Unannounced(Set.of(ENG), START);

  private void found(TrackerId tracker, String id, Instant changed, Instant at) {
    var stamp = new TicketSnapshot.Stamp("v" + changed, changed);
    var head =
        new TicketSnapshot.Head(id, URI.create("https://acme.example/" + id), "P", "", stamp);
    var ref = new TicketRef(tracker, id);
    unannounced.found(
        new Sighting.Seen(
            new TicketSnapshot(ref, head, new TreeMap<>(), TicketSnapshot.Talk.NONE, "")),
        at);
  }

  private Map<TrackerId, Counts> after(Instant from, Duration passed) {
    return unannounced.count(from.plus(passed));
  }

  @Test
  void aChangeThatNobodyCalledOutIsMissedAfterAWhileAndOnce() {
    found(ENG, "7", NOON, NOON.plusSeconds(30));

    assertThat(after(NOON, Duration.ofSeconds(30 + 16 * 60 - 1))).isEmpty();
    assertThat(after(NOON, Duration.ofSeconds(30 + 16 * 60)))
        .isEqualTo(Map.of(ENG, new Counts(0, 1)));
    assertThat(after(NOON, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void aCallMayComeAfterPollingFoundIt() {
    found(ENG, "7", NOON, NOON.plusSeconds(10));
    unannounced.called(ENG, Set.of("7"), NOON.plusSeconds(900)); // so late are bulk changes of Jira

    assertThat(after(NOON, Duration.ofHours(1))).isEqualTo(Map.of(ENG, new Counts(1, 0)));
  }

  /** Its ticket could not be read just then, for example. */
  @Test
  void aCallMayHaveComeBeforePollingFoundIt() {
    unannounced.called(ENG, Set.of("7", "8"), NOON.plusSeconds(1));
    found(ENG, "7", NOON, NOON.plusSeconds(600));

    assertThat(after(NOON, Duration.ofHours(1))).isEqualTo(Map.of(ENG, new Counts(2, 0)));
  }

  @Test
  void aCallOfBeforeSaysNothingOfALaterChange() {
    unannounced.called(ENG, Set.of("7"), NOON);
    found(ENG, "7", NOON.plusSeconds(300), NOON.plusSeconds(330));

    assertThat(after(NOON, Duration.ofHours(1))).isEqualTo(Map.of(ENG, new Counts(1, 1)));
  }

  @Test
  void whatChangedBeforeAnybodyListenedIsNotMissed() {
    found(ENG, "7", START.minus(Duration.ofDays(1)), NOON);
    found(ENG, "8", START.plusSeconds(60), NOON);

    assertThat(after(NOON, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void ofATrackerThatIsNotToCallNothingIsMissed() {
    found(QUIET, "7", NOON, NOON);

    assertThat(after(NOON, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void aTicketThatIsGoneTellsNothing() {
    var gone = new Sighting.Gone(new TicketRef(ENG, "7"), Sighting.Gone.Reason.DELETED);
    unannounced.found(gone, NOON);

    assertThat(after(NOON, Duration.ofHours(1))).isEmpty();
  }
}
