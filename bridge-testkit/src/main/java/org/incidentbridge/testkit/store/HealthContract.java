package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Health;
import org.incidentbridge.store.Health.State;
import org.incidentbridge.store.Store;
import org.junit.jupiter.api.Test;

/** What a store keeps of how it goes with trackers. */
public interface HealthContract extends OpenStore {

  TrackerId HELP = new TrackerId("help");
  Instant NINE = Instant.parse("2026-03-02T09:00:00.123456789Z");

  private static State after(Store store, Consumer<Health> what) {
    return store.inTransaction(
        tables -> {
          what.accept(tables.health());
          return tables.health().of(HELP);
        });
  }

  @Test
  default void ofATrackerThatWasNeverAskedNothingIsKnown() {
    State state = after(store(), h -> h.read(new TrackerId("other"), NINE));
    assertThat(state).isEqualTo(State.UNKNOWN);
  }

  @Test
  default void aFailureStaysUntilTheSameGoesWell() {
    Instant later = NINE.plusSeconds(60);
    after(store(), h -> h.read(HELP, NINE));
    after(store(), h -> h.notWritten(HELP, NINE, "writing: 503"));
    State both = after(store(), h -> h.notRead(HELP, later, "reading: 401"));
    assertThat(both)
        .isEqualTo(new State(Optional.of(NINE), Optional.of(later), "reading: 401; writing: 503"));
    State written = after(store(), h -> h.written(HELP));
    assertThat(written.why()).isEqualTo("reading: 401");
    State well = after(store(), h -> h.read(HELP, later.plusSeconds(1)));
    assertThat(well).isEqualTo(new State(Optional.of(later.plusSeconds(1)), Optional.empty(), ""));
  }
}
