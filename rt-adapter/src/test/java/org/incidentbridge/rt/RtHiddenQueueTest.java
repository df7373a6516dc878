package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.junit.jupiter.api.Test;

/** N2: searches leave out, without a word, the tickets of a queue that may not be seen. */
final class RtHiddenQueueTest {

  private final SimulatedRt site = new SimulatedRt();
  private final int second = site.rt.admin().addQueue("second");
  private final RtHarness rt =
      new RtHarness(site, Map.of("queues", List.of(site.queue(), "second")));
  private final Reader reader = new Reader(rt.tracker().source());

  @Test
  void whatChangedInAQueueThatCouldNotBeSeenIsReadOnceItCan() {
    rt.people().create("Seen", "text");
    reader.pull(50);
    site.rt.admin().closeQueue(second, true);
    rt.pass(Duration.ofMinutes(5));
    int hidden = site.rt.as("carol").report("second", "Hidden", "text");
    rt.pass(Duration.ofMinutes(5));
    rt.people().create("Later", "text");
    assertThatThrownBy(() -> reader.pull(50))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.PERMISSION));

    site.rt.admin().closeQueue(second, false);

    assertThat(reader.pull(50))
        .extracting(Sighting::ref)
        .extracting(ref -> ref.id())
        .contains(String.valueOf(hidden));
  }
}
