package org.incidentbridge.jira.cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.jspecify.annotations.Nullable;

/** A line on which the next call of a kind goes wrong as told. */
final class BadLine implements HttpSimulator {

  private final HttpSimulator target;
  private final Deque<Mishap> mishaps = new ArrayDeque<>();
  private @Nullable SimRequest last;
  private Optional<Mishap> poison = Optional.empty();

  BadLine(HttpSimulator target) {
    this.target = target;
  }

  private record Mishap(Predicate<SimRequest> when, HttpSimulator how) {}

  void loseNextAnswer() {
    next(
        BadLine::isWrite,
        request -> {
          target.handle(request);
          throw new ConnectionLost("the answer is lost");
        });
  }

  void loseNextRequest() {
    next(
        BadLine::isWrite,
        request -> {
          throw new ConnectionLost("the request is lost");
        });
  }

  /** Answers the next request of a kind in place of the simulator. */
  void next(Predicate<SimRequest> when, HttpSimulator how) {
    mishaps.add(new Mishap(when, how));
  }

  /** From now on answers requests of a kind in place of the simulator. */
  void always(Predicate<SimRequest> when, HttpSimulator how) {
    poison = Optional.of(new Mishap(when, how));
  }

  /** The last request seen. */
  SimRequest last() {
    return Optional.ofNullable(last).orElseThrow();
  }

  static boolean isWrite(SimRequest request) {
    return !request.method().equals("GET")
        && !request.path().endsWith("/search/jql")
        && !request.path().endsWith("/bulkfetch")
        && !request.path().endsWith("/comment/list");
  }

  @Override
  public SimResponse handle(SimRequest request) {
    last = request;
    if (poison.filter(p -> p.when().test(request)).isPresent()) {
      return poison.get().how().handle(request);
    }
    Mishap mishap = mishaps.peek();
    if (mishap != null && mishap.when().test(request)) {
      mishaps.remove();
      return mishap.how().handle(request);
    }
    return target.handle(request);
  }
}
