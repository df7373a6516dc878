package org.incidentbridge.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.incidentbridge.spi.Pause;

/** A clock that moves only when somebody waits or a test says so. */
final class SimulatedTime implements InstantSource, Pause {

  static final Instant START = Instant.parse("2026-03-26T15:59:00Z");

  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) {
    pauses.add(time);
    now = now.plus(time);
  }

  synchronized void move(Duration time) {
    now = now.plus(time);
  }

  /** All waits so far. */
  synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  Pacing pacing() {
    return new Pacing(this, this, new Random(1));
  }
}
