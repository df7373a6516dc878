package org.incidentbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class RelayTest {

  private static final int RUNS = 200;

  @Test
  void itEndsWhenNoStepHasAnythingLeft() {
    for (int run = 0; run < RUNS; run++) {
      AtomicInteger first = new AtomicInteger(50);
      AtomicInteger second = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();

      Relay.run(List.of(moving(first, second), moving(second, done)));

      assertThat(done).hasValue(50);
    }
  }

  @Test
  void aStepThatFailsEndsTheOthers() {
    BooleanSupplier broken =
        () -> {
          throw new IllegalStateException("broken");
        };

    assertThatThrownBy(() -> Relay.run(List.of(() -> false, broken, () -> false)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  private static BooleanSupplier moving(AtomicInteger from, AtomicInteger to) {
    return () -> {
      if (from.get() == 0) {
        return false;
      }
      from.decrementAndGet();
      to.incrementAndGet();
      return true;
    };
  }
}
