package org.incidentbridge.mantis;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultyHttp;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** A line on which chosen calls go wrong, and which remembers what went over it. */
final class BadLine implements HttpSimulator {

  private final HttpSimulator target;
  private final Deque<Mishap> mishaps = new ArrayDeque<>();
  private final List<SimRequest> seen = new ArrayList<>();

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
  synchronized void next(Predicate<SimRequest> when, HttpSimulator how) {
    mishaps.add(new Mishap(when, how));
  }

  /** Calls since the last time that this was asked, as {@code METHOD /path}. */
  synchronized List<String> calls() {
    List<String> calls =
        seen.stream().map(r -> r.method() + " " + r.path().replace("/api/rest", "")).toList();
    seen.clear();
    return calls;
  }

  /** Bodies of the writes since the last time that this or {@link #calls} was asked. */
  synchronized List<String> bodies() {
    List<String> bodies = seen.stream().filter(BadLine::isWrite).map(SimRequest::text).toList();
    seen.clear();
    return bodies;
  }

  static boolean isWrite(SimRequest request) {
    return !request.method().equals("GET");
  }

  @Override
  public SimResponse handle(SimRequest request) {
    Mishap mishap;
    synchronized (this) {
      seen.add(request);
      mishap = mishaps.peek();
      if (mishap != null && mishap.when().test(request)) {
        mishaps.remove();
      } else {
        mishap = null;
      }
    }
    return mishap == null ? target.handle(request) : mishap.how().handle(request);
  }
}
