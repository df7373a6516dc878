package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Announcements;
import org.incidentbridge.store.Announcements.Tally;
import org.incidentbridge.store.Store;
import org.junit.jupiter.api.Test;

/** What a store keeps of changes that trackers called out, and of those that they did not. */
public interface AnnouncementsContract extends OpenStore {

  TrackerId CALLER = new TrackerId("caller");
  Instant FIRST = Instant.parse("2026-03-02T23:59:59.123456789Z");

  private static Tally since(Store store, Instant from) {
    return store.inTransaction(tables -> tables.announcements().since(CALLER, from));
  }

  private static void count(Store store, Instant at, int heard, int missed) {
    store.inTransaction(
        tables -> {
          Announcements calls = tables.announcements();
          if (heard > 0) {
            calls.heard(CALLER, heard, at);
          }
          if (missed > 0) {
            calls.missed(CALLER, missed, at);
          }
          calls.heard(new TrackerId("other"), 100, at);
          return true;
        });
  }

  @Test
  default void ofATrackerThatNeverCalledNothingIsCounted() {
    assertThat(since(store(), FIRST))
        .isEqualTo(new Tally(0, 0, Optional.empty(), Optional.empty()));
  }

  @Test
  default void changesAreCountedByDays() {
    Instant next = FIRST.plusSeconds(1);
    count(store(), FIRST, 2, 0);
    count(store(), FIRST, 1, 1);
    count(store(), next, 4, 0);

    assertThat(since(store(), FIRST))
        .isEqualTo(new Tally(7, 1, Optional.of(next), Optional.of(FIRST)));
    assertThat(since(store(), next))
        .isEqualTo(new Tally(4, 0, Optional.of(next), Optional.of(FIRST)));
  }

  @Test
  default void oldDaysAreForgotten() {
    count(store(), FIRST, 1, 1);
    Instant later = FIRST.plus(Duration.ofDays(Announcements.DAYS));
    count(store(), later, 0, 1);

    assertThat(since(store(), FIRST))
        .isEqualTo(new Tally(0, 1, Optional.empty(), Optional.of(later)));
  }
}
