package org.incidentbridge.testkit.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A line to a simulator on which chosen calls go wrong, and which remembers what went over it. For
 * parallel use.
 */
public final class BadLine implements HttpSimulator {

  private final HttpSimulator target;
  private final Predicate<SimRequest> writes;
  private final Deque<Mishap> mishaps = new ArrayDeque<>();
  private final List<Mishap> rules = new ArrayList<>();
  private boolean down;
  private final List<SimRequest> seen = new ArrayList<>();
  private BiConsumer<SimRequest, SimResponse> watcher = (request, response) -> {};

  private record Mishap(Predicate<SimRequest> when, HttpSimulator how) {}

  /**
   * A line on which all goes well so far.
   *
   * @param writes what is meant to change something
   */
  public BadLine(HttpSimulator target, Predicate<SimRequest> writes) {
    this.target = target;
    this.writes = writes;
  }

  /** Has the next write take effect, and nobody hear of it. */
  public void loseNextAnswer() {
    nextWrite(
        request -> {
          target.handle(request);
          throw new ConnectionLost("the answer is lost");
        });
  }

  /** Has the next write take no effect, and nobody know that. */
  public void loseNextRequest() {
    nextWrite(
        request -> {
          throw new ConnectionLost("the request is lost");
        });
  }

  /** Has the next write take effect only after some time, and nobody hear of it. */
  public void delayNextRequest(Duration time, LateWrites late) {
    nextWrite(new FaultyHttp(target, any -> new Fault.Late(time, false), late));
  }

  /** Answers the next write in place of the simulator. */
  public void nextWrite(HttpSimulator how) {
    next(this::isWrite, how);
  }

  /** Answers the next request of a kind in place of the simulator. */
  public synchronized void next(Predicate<SimRequest> when, HttpSimulator how) {
    mishaps.add(new Mishap(when, how));
  }

  /** Answers all requests of a kind in place of the simulator. */
  public synchronized void always(Predicate<SimRequest> when, HttpSimulator how) {
    rules.add(new Mishap(when, how));
  }

  /** Has every request be answered 503 Service Unavailable from now on, or none any more. */
  public synchronized void down(boolean now) {
    down = now;
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

  /** Whether a request is meant to change something. */
  public boolean isWrite(SimRequest request) {
    return writes.test(request);
  }

  /** What came since the last time that this was asked, in order. */
  public synchronized List<SimRequest> taken() {
    List<SimRequest> taken = List.copyOf(seen);
    seen.clear();
    return taken;
  }

  /** The last request since {@link #taken} was asked. */
  public synchronized SimRequest last() {
    return seen.getLast();
  }

  /** Shows requests and answers to somebody from now on. */
  public synchronized void watch(BiConsumer<SimRequest, SimResponse> somebody) {
    watcher = somebody;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    SimResponse response = way(request).handle(request);
    watcher.accept(request, response);
    return response;
  }

  private synchronized HttpSimulator way(SimRequest request) {
    seen.add(request);
    if (down) {
      return any -> SimResponse.empty(503, "Service Unavailable");
    }
    Mishap next = mishaps.peek();
    if (next != null && next.when().test(request)) {
      mishaps.remove();
      return next.how();
    }
    return rules.stream()
        .filter(rule -> rule.when().test(request))
        .findFirst()
        .map(Mishap::how)
        .orElse(target);
  }
}
