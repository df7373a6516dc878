package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.testkit.contract.Reader;
import org.junit.jupiter.api.Test;

/** RT's times are of whole seconds, and a change is seen only once its mails are out. */
final class RtSameSecondTest {

  private final RtHarness rt = new RtHarness(new SimulatedRt(), Map.of());
  private final Reader reader = new Reader(rt.tracker().source());

  private static List<String> titles(List<Sighting> sightings) {
    return sightings.stream()
        .map(s -> ((Sighting.Seen) s).ticket().field("Subject"))
        .map(Value::display)
        .toList();
  }

  @Test
  void aSecondChangeWithinTheSameSecondIsSeen() {
    String id = rt.people().create("One", "text");
    assertThat(titles(reader.pull(50))).containsExactly("One");

    rt.people().retitle(id, "Two");

    assertThat(titles(reader.pull(50))).containsExactly("Two");
  }

  @Test
  void aSecondChangeWithinTheSameSecondIsSeenAfterOthers() {
    String id = rt.people().create("One", "text");
    reader.pull(50);
    rt.people().retitle(id, "Two");
    rt.pass(Duration.ofSeconds(60));
    rt.people().create("Later", "text");

    assertThat(titles(reader.pull(50))).containsExactlyInAnyOrder("Two", "Later");
  }

  @Test
  void whatIsLongKnownIsNotReadAgain() {
    rt.people().create("One", "text");
    reader.pull(50);
    rt.pass(Duration.ofMinutes(5));
    reader.pull(50);
    long before = rt.tracker().calls();

    assertThat(reader.pull(50)).isEmpty();

    assertThat(rt.tracker().calls() - before).isEqualTo(rt.idleCalls());
  }
}
