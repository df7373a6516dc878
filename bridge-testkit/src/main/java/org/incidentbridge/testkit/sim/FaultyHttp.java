package org.incidentbridge.testkit.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** A simulator behind a bad network: asks a {@link FaultPlan} about every request. */
public final class FaultyHttp implements HttpSimulator {

  private final HttpSimulator target;
  private final FaultPlan plan;

  public FaultyHttp(HttpSimulator target, FaultPlan plan) {
    this.target = target;
    this.plan = plan;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    return switch (plan.faultFor(request)) {
      case Fault.None none -> target.handle(request);
      case Fault.LostBefore lost -> throw new ConnectionLost("lost before the effect");
      case Fault.LostAfter lost -> {
        target.handle(request);
        throw new ConnectionLost("lost after the effect");
      }
      case Fault.Status status -> refuse(request, status);
      case Fault.Malformed malformed -> damage(target.handle(request), malformed.html());
    };
  }

  private SimResponse refuse(SimRequest request, Fault.Status fault) {
    if (fault.afterEffect()) {
      target.handle(request);
    }
    SimResponse page = html(fault.status());
    return fault
        .retryAfter()
        .map(wait -> page.with("Retry-After", Long.toString(wholeSeconds(wait))))
        .orElse(page);
  }

  private static SimResponse damage(SimResponse answer, boolean html) {
    if (html) {
      return html(answer.status());
    }
    byte[] half = Arrays.copyOf(answer.body(), answer.body().length / 2);
    return new SimResponse(answer.status(), answer.reason(), answer.headers(), half);
  }

  private static SimResponse html(int status) {
    String page = "<!DOCTYPE html><html><head><title>" + status + "</title></head><body>";
    return new SimResponse(
        status,
        "",
        Map.of("Content-Type", "text/html;charset=UTF-8"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  private static long wholeSeconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }
}
