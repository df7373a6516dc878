package org.incidentbridge.app.visibility;

import java.util.function.Consumer;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** The wire to a tracker, which looks at its state after every write. */
final class Watch implements HttpSimulator {

  private final HttpSimulator simulator;
  private final Consumer<SimRequest> after;
  private long writes;

  Watch(HttpSimulator simulator, Consumer<SimRequest> after) {
    this.simulator = simulator;
    this.after = after;
  }

  long writes() {
    return writes;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    SimResponse answer = simulator.handle(request);
    if (isWrite(request)) {
      writes++;
      after.accept(request);
    }
    return answer;
  }

  /** A file that is uploaded to Zendesk shows only once a comment brings it. */
  private static boolean isWrite(SimRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> false;
      case "POST" ->
          !request
              .path()
              .matches(".*/(search|search/jql|bulkfetch|comment/list|uploads)(\\.json)?");
      default -> true;
    };
  }
}
