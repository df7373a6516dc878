package org.incidentbridge.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.incidentbridge.app.webhook.Hints.Batch;
import org.incidentbridge.model.TrackerId;
import org.junit.jupiter.api.Test;

/** A storm of hints is joined, and waits for nobody. */
class HintsTest {

  private static final TrackerId ENG = new TrackerId("eng");
  private static final TrackerId DESK = new TrackerId("desk");
  private static final int MOST = 5;

  private final Hints hints = new Hints(Set.of(ENG, DESK), MOST);

  @Test
  void aTicketThatIsCalledOutOftenIsReadOnce() throws InterruptedException {
    for (int i = 0; i < 1_000; i++) {
      hints.add(ENG, Set.of("7"));
    }
    hints.add(ENG, Set.of("8"));

    assertThat(hints.next(ENG, 50)).contains(new Batch(List.of("7", "8")));
  }

  @Test
  void thoseThatWaitLongestAreReadFirst() throws InterruptedException {
    hints.add(ENG, Set.of("3"));
    hints.add(ENG, Set.of("1"));
    hints.add(ENG, Set.of("2"));
    hints.add(ENG, Set.of("3"));

    assertThat(hints.next(ENG, 2)).contains(new Batch(List.of("3", "1")));
    hints.add(ENG, Set.of("3"));
    assertThat(hints.next(ENG, 2)).contains(new Batch(List.of("2", "3")));
  }

  @Test
  void whereTooManyWaitTheTrackerIsReadAsAWholeOnce() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      hints.add(ENG, Set.of("" + i));
    }
    hints.add(DESK, Set.of("1"));

    assertThat(hints.next(ENG, 50).orElseThrow().isAll()).isTrue();
    hints.add(ENG, Set.of("9"));
    assertThat(hints.next(ENG, 50)).contains(new Batch(List.of("9")));
    assertThat(hints.next(DESK, 50)).contains(new Batch(List.of("1")));
  }

  @Test
  void whoeverWaitsHearsOfTheNextHint() throws Exception {
    var waiting = CompletableFuture.supplyAsync(this::next);
    hints.add(DESK, Set.of("1"));
    hints.add(ENG, Set.of("2"));

    assertThat(waiting.get(10, TimeUnit.SECONDS)).contains(new Batch(List.of("2")));
  }

  @Test
  void onceItIsClosedNobodyWaits() throws Exception {
    var waiting = CompletableFuture.supplyAsync(this::next);
    hints.close();
    hints.add(ENG, Set.of("1"));

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(hints.rest(60_000)).isTrue();
  }

  private Optional<Batch> next() {
    try {
      return hints.next(ENG, 50);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
