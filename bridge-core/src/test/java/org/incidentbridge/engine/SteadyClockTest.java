package org.incidentbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void itGoesOnWhereTheMachinesClockIsPutBack() {
    AtomicReference<Instant> machine = new AtomicReference<>(START);
    AtomicLong nanos = new AtomicLong(-5);
    SteadyClock clock = new SteadyClock(machine::get, nanos::get);

    machine.set(START.minus(Duration.ofDays(10)));
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(clock.now()).isEqualTo(START.plus(Duration.ofMinutes(1)));
  }
}
