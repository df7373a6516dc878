package org.incidentbridge.app.demo;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Listens on the way to a simulator for texts that must never be sent anywhere. */
final class CanaryWatch implements HttpSimulator {

  private final HttpSimulator target;
  private final LongAdder caught = new LongAdder();

  CanaryWatch(HttpSimulator target) {
    this.target = target;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    String body = new String(request.body(), StandardCharsets.ISO_8859_1);
    if (body.contains(Canaries.NEVER) || request.query().toString().contains(Canaries.NEVER)) {
      caught.increment();
    }
    return target.handle(request);
  }

  long caught() {
    return caught.sum();
  }
}
