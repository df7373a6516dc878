package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.incidentbridge.http.CallTag.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class UrgentFirstGateTest {

  private final UrgentFirstGate gate = new UrgentFirstGate(1);
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  @Test
  void admitsUrgentFirstAndOthersInTheirOrder() throws InterruptedException {
    gate.enter(Urgency.NORMAL, Duration.ZERO);
    List<Thread> threads = new ArrayList<>();
    threads.add(queue("first", Urgency.NORMAL));
    threads.add(queue("second", Urgency.NORMAL));
    threads.add(queue("urgent", Urgency.URGENT));

    gate.leave();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(order).containsExactly("urgent", "first", "second");
    assertThat(gate.free()).isEqualTo(1);
  }

  @Test
  void givesUpWhenNoPermitComesFree() throws InterruptedException {
    gate.enter(Urgency.NORMAL, Duration.ZERO);

    assertThat(gate.enter(Urgency.URGENT, Duration.ofMillis(1))).isFalse();
    assertThat(gate.queued()).isZero();
  }

  @Test
  void losesNoPermitToAWaiterThatIsInterrupted() throws InterruptedException {
    gate.enter(Urgency.NORMAL, Duration.ZERO);
    Thread waiter = queue("interrupted", Urgency.NORMAL);

    waiter.interrupt();
    waiter.join();
    gate.leave();

    assertThat(order).isEmpty();
    assertThat(gate.free()).isEqualTo(1);
  }

  private Thread queue(String name, Urgency urgency) {
    int before = gate.queued();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    if (gate.enter(urgency, Duration.ofSeconds(10))) {
                      order.add(name);
                      gate.leave();
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (gate.queued() == before) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
