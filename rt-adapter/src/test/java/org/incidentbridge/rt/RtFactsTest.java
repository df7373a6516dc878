package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.incidentbridge.spi.TrackerProbe;
import org.junit.jupiter.api.Test;

final class RtFactsTest extends RtFacts {

  private final SimulatedRt site = new SimulatedRt();

  @Override
  RtHarness harness(Map<String, Object> more) {
    site.rt.admin().zone("bridge", "");
    return new RtHarness(site, more);
  }

  @Test
  void theDoctorTellsOfALanguageThatBreaksAnswersAndOfAQueueOutOfSight() {
    try (RtHarness rt = harness(Map.of())) {
      site.rt.admin().language("bridge", "ja");
      site.shut(true);

      var findings =
          rt.tracker().probe().examine(new TrackerProbe.Expected(List.of(), Map.of(), List.of()));

      assertThat(findings)
          .filteredOn(f -> f.level() == TrackerProbe.Level.WARNING)
          .extracting(TrackerProbe.Finding::topic)
          .containsExactly("time zone", "language");
      assertThat(findings)
          .filteredOn(f -> f.level() == TrackerProbe.Level.PROBLEM)
          .singleElement()
          .satisfies(f -> assertThat(f.message()).contains("queue/ops-help", "403"));
    }
  }
}
