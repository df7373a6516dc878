package org.incidentbridge.testkit.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Writes that a simulated tracker still works on although their connection broke. Each takes effect
 * at its own instant of simulated time, in order. For one thread at a time.
 */
public final class LateWrites implements FaultyHttp.Later {

  private final InstantSource clock;
  private final PriorityQueue<Late> waiting =
      new PriorityQueue<>(Comparator.comparing(Late::at).thenComparingLong(Late::number));
  private long taken;

  public LateWrites(InstantSource clock) {
    this.clock = clock;
  }

  private record Late(Instant at, long number, Runnable effect) {}

  @Override
  public void after(Duration time, Runnable effect) {
    waiting.add(new Late(clock.instant().plus(time), taken++, effect));
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Lets time pass, and all take effect whose time comes meanwhile, each at its instant.
   *
   * @param advance puts the clock forward, or back where the time is negative
   */
  public void pass(Duration time, Consumer<Duration> advance) {
    Instant end = clock.instant().plus(time);
    for (Optional<Late> next = due(end); next.isPresent(); next = due(end)) {
      advance(next.get().at(), advance);
      next.get().effect().run();
    }
    advance(end, advance);
  }

  /** Lets all take effect at once. */
  public void hurry() {
    while (!waiting.isEmpty()) {
      waiting.remove().effect().run();
    }
  }

  private Optional<Late> due(Instant end) {
    boolean due = !waiting.isEmpty() && !waiting.element().at().isAfter(end);
    return due ? Optional.of(waiting.remove()) : Optional.empty();
  }

  private void advance(Instant to, Consumer<Duration> advance) {
    Duration step = Duration.between(clock.instant(), to);
    if (!step.isZero()) {
      advance.accept(step);
    }
  }
}
