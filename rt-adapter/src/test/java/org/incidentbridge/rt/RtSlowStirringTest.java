package org.incidentbridge.rt;

import java.time.Duration;
import java.util.Map;

/** RT opens a ticket after the mails of the answer, which take as long as they take. */
final class RtSlowStirringTest extends RtStirrings {

  @Override
  RtHarness harness() {
    var site = new SimulatedRt();
    site.rt.admin().scripsTake(Duration.ofSeconds(20));
    return new RtHarness(site, Map.of());
  }
}
