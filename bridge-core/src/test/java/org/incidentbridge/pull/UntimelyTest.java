package org.incidentbridge.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.junit.jupiter.api.Test;

class UntimelyTest {

  private static final TrackerId ENG = new TrackerId("eng");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T09:00:00Z"));
  private final Untimely untimely = new Untimely(now::get);

  private static TicketRef ref(int id) {
    return new TicketRef(ENG, "" + id);
  }

  private List<String> take(int limit) {
    return untimely.take(ENG, limit, ref -> true);
  }

  @Test
  void whatIsReadyIsTakenOnceAndTheOthersWait() {
    untimely.add(List.of(ref(1), ref(2), ref(1)));

    assertThat(untimely.take(ENG, 9, ref -> ref.id().equals("2"))).containsExactly("2");
    assertThat(untimely.any(ENG)).isTrue();
    assertThat(take(9)).containsExactly("1");
    assertThat(untimely.any(ENG)).isFalse();
    assertThat(take(9)).isEmpty();
  }

  @Test
  void noMoreIsTakenThanWasAskedFor() {
    untimely.add(List.of(ref(1), ref(2), ref(3)));

    assertThat(take(2)).containsExactly("1", "2");
    assertThat(take(2)).containsExactly("3");
  }

  @Test
  void whatWaitsForTooLongIsLeftToPolling() {
    untimely.add(List.of(ref(1)));
    now.updateAndGet(then -> then.plus(Untimely.OLDEST));
    untimely.add(List.of(ref(1), ref(2)));
    now.updateAndGet(then -> then.plusSeconds(1));

    assertThat(take(9)).containsExactly("2");
  }

  @Test
  void ofTooManyThoseGiveWayThatWereCalledOutLongestAgo() {
    IntStream.rangeClosed(0, Untimely.MOST).forEach(id -> untimely.add(List.of(ref(id))));

    assertThat(take(Untimely.MOST + 9)).hasSize(Untimely.MOST).doesNotContain("0");
  }
}
