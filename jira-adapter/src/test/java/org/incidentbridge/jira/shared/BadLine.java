package org.incidentbridge.jira.shared;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultyHttp;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.jspecify.annotations.Nullable;

/** A line on which the next call of a kind goes wrong as told. */
public final class BadLine implements HttpSimulator {

  /** What is asked by POST and changes nothing. */
  private static final Set<String> READS = Set.of("/search", "/jql", "/bulkfetch", "/list");

  private final HttpSimulator target;
  private final Deque<Mishap> mishaps = new ArrayDeque<>();
  private final List<Mishap> rules = new ArrayList<>();
  private @Nullable SimRequest last;
  private @Nullable BiConsumer<SimRequest, SimResponse> watching;

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

  void delayNextRequest(Duration time, LateWrites late) {
    next(BadLine::isWrite, new FaultyHttp(target, any -> new Fault.Late(time, false), late));
  }

  /** Answers the next request of a kind in place of the simulator. */
  public void next(Predicate<SimRequest> when, HttpSimulator how) {
    mishaps.add(new Mishap(when, how));
  }

  /** Answers all requests of a kind in place of the simulator. */
  public void always(Predicate<SimRequest> when, HttpSimulator how) {
    rules.add(new Mishap(when, how));
  }

  /** Does something before each request of a kind. */
  public void each(Predicate<SimRequest> when, Runnable first) {
    always(
        when,
        request -> {
          first.run();
          return target.handle(request);
        });
  }

  /** The last request seen. */
  public SimRequest last() {
    return Optional.ofNullable(last).orElseThrow();
  }

  /** Whether a request is meant to change something. */
  public static boolean isWrite(SimRequest request) {
    return !request.method().equals("GET")
        && !READS.contains(request.path().substring(request.path().lastIndexOf('/')));
  }

  /** Shows requests and answers to somebody from now on. */
  public void watch(BiConsumer<SimRequest, SimResponse> watcher) {
    watching = watcher;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    SimResponse response = answer(request);
    if (watching != null) {
      watching.accept(request, response);
    }
    return response;
  }

  private SimResponse answer(SimRequest request) {
    last = request;
    Mishap mishap = mishaps.peek();
    if (mishap != null && mishap.when().test(request)) {
      mishaps.remove();
      return mishap.how().handle(request);
    }
    for (Mishap rule : rules) {
      if (rule.when().test(request)) {
        return rule.how().handle(request);
      }
    }
    return target.handle(request);
  }
}
