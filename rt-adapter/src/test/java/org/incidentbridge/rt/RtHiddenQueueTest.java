package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.http.ProjectCursor;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N2: searches leave out, without a word, the tickets of a queue that may not be seen. */
final class RtHiddenQueueTest {

  private final SimulatedRt site = new SimulatedRt();
  private final int second = site.rt.admin().addQueue("second");
  private final RtHarness rt =
      new RtHarness(site, Map.of("queues", List.of(site.queue(), "second")));
  private final Reader reader = new Reader(rt.tracker().source());

  /** Without either right RT shows other things of a queue than without the other. */
  @ParameterizedTest
  @EnumSource(
      value = RtRight.class,
      names = {"SEE_QUEUE", "SHOW_TICKET"})
  void whatChangedInAQueueThatCouldNotBeSeenIsReadOnceItCan(RtRight lost) {
    rt.people().create("Seen", "text");
    int before = report("Before");
    reader.pull(50);
    site.rt.admin().revoke("bridge", second, Set.of(lost));
    rt.pass(Duration.ofMinutes(5));
    int hidden = report("Hidden");
    site.rt.as("carol").set(before, "Subject", "Changed");
    rt.pass(Duration.ofMinutes(5));
    String later = rt.people().create("Later", "text");
    Set<String> read = new TreeSet<>(ids(reader.pull(50)));
    assertThat(read).contains(later); // N10: the other queue goes on
    rt.pass(Duration.ofMinutes(5));
    rt.people().create("Later still", "text");
    read.addAll(ids(reader.pull(50)));

    site.rt.admin().grant("bridge", second, RtRight.staff());

    read.addAll(ids(reader.pull(50)));
    assertThat(read).contains(String.valueOf(hidden), String.valueOf(before));
  }

  /** A walk over many pages takes long enough for rights to come and go. */
  @Test
  void whatWasHiddenWhileAWalkWentOnIsReadWithALaterOne() {
    int first = report("First");
    rt.people().create("Other", "text");
    int hidden = report("Hidden");
    rt.pass(Duration.ofMinutes(1));
    rt.people().create("Other still", "text");
    rt.pass(Duration.ofMinutes(30));
    site.rt.as("carol").set(first, "Subject", "Changed");
    assertThat(ids(reader.page(1).sightings())).containsExactly(String.valueOf(first));

    site.rt.admin().revoke("bridge", second, Set.of(RtRight.SHOW_TICKET));
    assertThat(ids(reader.pull(1))).doesNotContain(String.valueOf(hidden));
    site.rt.admin().grant("bridge", second, RtRight.staff());

    assertThat(ids(reader.pull(1))).contains(String.valueOf(hidden));
  }

  /** What may be missing is looked for again, and not without end. */
  @Test
  void aQueueWithoutTicketsOfItsOwnOnAPageIsDoneWithTheNextWalk() {
    for (int i = 0; i < 4; i++) {
      rt.people().create("First " + i, "text");
    }
    report("Second");
    report("Second too");
    reader.pull(2);
    reader.pull(2);
    rt.pass(Duration.ofHours(1));

    assertThat(RtCursor.parse(ProjectCursor.of(reader.cursor()).inner()).queues())
        .allSatisfy((queue, reached) -> assertThat(reached.seen()).isAfter(Instant.EPOCH))
        .containsOnlyKeys(site.queue(), "second");
  }

  @Test
  void aQueueThatIsNotThereIsToldOfAtTheStart() {
    RtHarness wrong = new RtHarness(site, Map.of("queues", List.of(site.queue(), "secnod")));

    assertThatThrownBy(() -> new Reader(wrong.tracker().source()).pull(50))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.PERMISSION));
  }

  private int report(String subject) {
    return site.rt.as("carol").report("second", subject, "text");
  }

  private static List<String> ids(List<Sighting> sightings) {
    return sightings.stream().map(s -> s.ref().id()).toList();
  }

  /** N2: what is new shows by its number, whatever RT's clock says. */
  @Test
  void aTicketThatWasMadeAfterRtsClockWasSetBackIsRead() {
    report("First");
    rt.people().create("Seen", "text");
    reader.pull(50);
    rt.pass(Duration.ofMinutes(-8));
    int made = report("Made by the new clock");

    assertThat(ids(reader.pull(50))).contains(String.valueOf(made));
  }
}
