package org.incidentbridge.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.model.TrackerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a tracker called out may be found by nothing else for hours (N2, N5). */
@Timeout(60)
class AttentionTest {

  private static final TrackerId OPS = new TrackerId("ops");
  private static final Attention.Pause SHORT =
      new Attention.Pause(Duration.ofMillis(1), Duration.ofMillis(2));

  private final Hints hints = new Hints(Set.of(OPS), 10);
  private final Reading reading = new Reading();
  private final Attention attention = new Attention(hints, reading, SHORT);

  @AfterEach
  void close() {
    attention.close();
  }

  /** Fails so often, then all but what is broken can be read. */
  private static final class Reading implements Attention.Reader {

    private final BlockingQueue<List<String>> asked = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public boolean look(TrackerId tracker, List<String> tickets) {
      asked.add(tickets);
      return failures.getAndDecrement() <= 0 && !tickets.contains("broken");
    }

    @Override
    public void pull(TrackerId tracker) {}

    List<String> next() throws InterruptedException {
      List<String> next = asked.poll(30, TimeUnit.SECONDS);
      return next == null ? List.of() : next;
    }
  }

  @Test
  void whatCannotBeReadForNowIsTriedAgain() throws InterruptedException {
    reading.failures.set(3);
    hints.add(OPS, Set.of("7"));
    attention.start(Set.of(OPS));

    for (int each = 0; each < 4; each++) {
      assertThat(reading.next()).containsExactly("7");
    }
    hints.add(OPS, Set.of("8"));
    assertThat(reading.next()).containsExactly("8");
  }

  @Test
  void aTicketThatCannotBeReadHoldsUpNoOther() throws InterruptedException {
    hints.add(OPS, Set.of("broken"));
    hints.add(OPS, Set.of("7"));
    hints.add(OPS, Set.of("8"));
    attention.start(Set.of(OPS));

    assertThat(reading.next()).containsExactly("broken", "7", "8");
    assertThat(List.of(reading.next(), reading.next(), reading.next()))
        .containsExactly(List.of("broken"), List.of("7"), List.of("8"));
  }

  @Test
  void oneThatCanNeverBeReadIsLeftToTheSweepInTheEnd() throws InterruptedException {
    hints.add(OPS, Set.of("broken"));
    attention.start(Set.of(OPS));

    for (int each = 0; each < 30; each++) {
      assertThat(reading.next()).containsExactly("broken");
    }
    hints.add(OPS, Set.of("7"));
    assertThat(reading.next()).containsExactly("7");
  }
}
