package org.incidentbridge.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Notes when a tracker has taken a request with certain words. */
final class Sensor implements HttpSimulator {

  private final HttpSimulator target;
  private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

  Sensor(HttpSimulator target) {
    this.target = target;
  }

  /** When these words arrive, by {@link System#nanoTime}. */
  CompletableFuture<Long> arrival(String words) {
    return awaited.computeIfAbsent(words, w -> new CompletableFuture<>());
  }

  @Override
  public SimResponse handle(SimRequest request) {
    SimResponse response = target.handle(request);
    if (!awaited.isEmpty() && request.body().length > 0) {
      long now = System.nanoTime();
      String body = new String(request.body(), StandardCharsets.UTF_8);
      for (String words : List.copyOf(awaited.keySet())) {
        if (body.contains(words)) {
          CompletableFuture<Long> arrived = awaited.remove(words);
          if (arrived != null) {
            arrived.complete(now);
          }
        }
      }
    }
    return response;
  }
}
