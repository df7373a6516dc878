package org.incidentbridge.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.contract.Reader;
import org.junit.jupiter.api.Test;

class FakeHistoryTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:30:00Z"));
  private final FakeTracker tracker =
      new FakeTracker(new TrackerId("desk"), clock, () -> Accident.NONE);

  @Test
  void whatPeopleAndTheBridgeChangeIsKept() {
    String id = tracker.personCreates("A", Map.of("summary", Value.line("Title")));
    tracker.personSets(id, "status", Value.line("Working"));
    clock.advance(Duration.ofMinutes(5));
    write(id, "prio", Value.absent(), Value.line("high"));
    tracker.personMoves(id, "B");

    List<HistoryEntry> history = read(true);

    assertThat(history)
        .extracting(HistoryEntry::change)
        .containsExactly(
            new Change("status", Value.line("Open"), Value.line("Working")),
            new Change("prio", Value.absent(), Value.line("high")),
            new Change(HistoryEntry.PROJECT, Value.line("A"), Value.line("B")));
    assertThat(history).extracting(HistoryEntry::own).containsExactly(false, true, false);
    assertThat(history.get(1).at()).isEqualTo(Instant.parse("2026-03-02T09:35:00Z"));
    assertThat(read(false)).isEmpty();
  }

  @Test
  void aTrackerThatKeepsNoHistoryShowsNone() {
    tracker.without(Capability.HISTORY);
    String id = tracker.personCreates("A", Map.of());
    tracker.personSets(id, "status", Value.line("Working"));

    assertThat(read(true)).isEmpty();
  }

  private void write(String id, String field, Value expected, Value value) {
    var target = new Command.Target(CommandKey.of("history", field), tracker.id(), id);
    var write = new Command.FieldWrite(field, expected, value);
    tracker
        .sink()
        .apply(
            new Command.UpdateFields(target, List.of(write)),
            (ticket, file) -> java.io.InputStream.nullInputStream());
  }

  private List<HistoryEntry> read(boolean history) {
    Sighting seen = new Reader(tracker.source(), history).pull(10).getFirst();
    return ((Sighting.Seen) seen).ticket().history();
  }
}
