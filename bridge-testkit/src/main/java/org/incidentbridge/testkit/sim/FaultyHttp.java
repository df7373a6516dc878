package org.incidentbridge.testkit.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A simulator behind a bad network: asks a {@link FaultPlan} about every request. */
public final class FaultyHttp implements HttpSimulator {

  private static final int GATEWAY_TIMEOUT = 504;

  private final HttpSimulator target;
  private final FaultPlan plan;
  private final Later later;

  /** What takes effect late does so by real time. */
  public FaultyHttp(HttpSimulator target, FaultPlan plan) {
    this(target, plan, FaultyHttp::byRealTime);
  }

  /**
   * With a time of its own.
   *
   * @param later when requests take effect that do so late
   */
  public FaultyHttp(HttpSimulator target, FaultPlan plan, Later later) {
    this.target = target;
    this.plan = plan;
    this.later = later;
  }

  /** Has something happen later. */
  @FunctionalInterface
  public interface Later {
    void after(Duration time, Runnable effect);
  }

  private static void byRealTime(Duration time, Runnable effect) {
    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(effect);
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
      case Fault.Late late -> {
        later.after(late.after(), () -> target.handle(request));
        if (late.gateway()) {
          yield html(GATEWAY_TIMEOUT);
        }
        throw new ConnectionLost("lost before the effect, which is still to come");
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
