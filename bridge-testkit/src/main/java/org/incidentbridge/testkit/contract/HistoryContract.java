package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.contract.TrackerHarness.Kept;
import org.junit.jupiter.api.Test;

/** Histories: each change once, at its moment, by whom, and never another than was made. */
public abstract class HistoryContract extends TrackerContract {

  private static final int WALKS = 5;
  private static final int STEPS = 24;

  @Test
  void theTrackerSaysThatItKeepsHistories() {
    assertThat(harness().tracker().capabilities().can(Capability.HISTORY)).isTrue();
    assertThat(harness().kept()).isNotEmpty();
  }

  @Test
  void aTicketThatWasNeverChangedHasNoHistoryOfItsFields() {
    String id = harness().people().create("Calm", "text");
    settleDown();

    assertThat(changes(read(id))).noneMatch(c -> c.field().equals(status()));
  }

  @Test
  void aPersonsChangeOfStatusIsShownOnceWithItsMoment() {
    String id = harness().people().create("Moves", "text");
    harness().pass(Duration.ofMinutes(7));
    Instant before = harness().now();
    harness().people().move(id, harness().terms().statuses().next());
    settleDown();

    HistoryEntry entry = only(read(id), status());

    TrackerHarness.Statuses words = harness().terms().statuses();
    assertThat(entry.change())
        .isEqualTo(new Change(status(), Value.line(words.first()), Value.line(words.next())));
    assertThat(entry.own()).isFalse();
    assertThat(entry.author().name()).isNotBlank();
    assertMadeAt(entry, before);
  }

  @Test
  void theBridgesChangeOfStatusIsItsOwn() {
    String id = harness().people().create("Moved", "text");
    harness().pass(Duration.ofMinutes(7));
    Instant before = harness().now();
    TrackerHarness.Statuses words = harness().terms().statuses();
    applied(
        new Command.ChangeStatus(target("move", id), words.first(), words.next(), new TreeMap<>()));
    settleDown();

    HistoryEntry entry = only(read(id), status());

    assertThat(entry.change().to()).isEqualTo(Value.line(words.next()));
    assertThat(entry.own()).isTrue();
    assertMadeAt(entry, before);
  }

  @Test
  void everyFieldShowsWhatAPersonAndWhatTheBridgeMadeOfIt() {
    for (Kept kept : harness().kept()) {
      String id = harness().people().create("Field " + kept.field(), "text");
      harness().pass(Duration.ofMinutes(1));
      Value first = fetch(id).field(kept.field());
      Instant person = harness().now();
      harness().people().set(id, kept.field(), kept.one());
      harness().pass(Duration.ofMinutes(1));
      Instant bridge = harness().now();
      write(id, kept.field(), kept.one(), kept.other());
      settleDown();

      List<HistoryEntry> entries = of(read(id), kept.field());

      assertThat(entries)
          .as(kept.field())
          .extracting(HistoryEntry::change)
          .containsExactly(
              new Change(kept.field(), first, kept.one()),
              new Change(kept.field(), kept.one(), kept.other()));
      assertThat(entries)
          .as(kept.field())
          .extracting(HistoryEntry::own)
          .containsExactly(false, true);
      assertMadeAt(entries.get(0), person);
      assertMadeAt(entries.get(1), bridge);
    }
  }

  @Test
  void idsStayTheSameWhenMoreIsChanged() {
    String id = harness().people().create("Ids", "text");
    Kept kept = harness().kept().getFirst();
    harness().people().set(id, kept.field(), kept.one());
    harness().people().set(id, kept.field(), kept.other());
    harness().people().set(id, kept.field(), kept.one());
    settleDown();
    List<HistoryEntry> first = read(id).history();

    harness().people().set(id, kept.field(), kept.other());
    settleDown();
    List<HistoryEntry> second = read(id).history();

    assertThat(second).extracting(HistoryEntry::id).doesNotHaveDuplicates();
    assertThat(second).hasSizeGreaterThan(first.size());
    assertThat(second.subList(0, first.size())).isEqualTo(first);
  }

  @Test
  void whatHangsOnATicketIsNoChangeOfItsFields() {
    String id = harness().people().create("Noise", "text");
    settleDown();
    int before = read(id).history().size();

    harness().people().comment(id, "said", org.incidentbridge.model.Visibility.PUBLIC);
    harness().people().attach(id, "a.txt", CONTENT);
    applied(new Command.PutLink(target("link", id), link("elsewhere")));
    settleDown();

    assertThat(read(id).history()).hasSize(before);
  }

  @Test
  void historiesAreReadOnlyWhenTheyAreAskedFor() {
    String id = harness().people().create("Quiet", "text");
    harness().people().move(id, harness().terms().statuses().next());
    settleDown();
    read(id); // what is asked for once is known from now on

    long start = harness().tracker().calls();
    TicketSnapshot bare = ticket(reader().pull(50), id);
    long between = harness().tracker().calls();
    TicketSnapshot told = read(id);
    long end = harness().tracker().calls();

    assertThat(bare.history()).isEmpty();
    assertThat(told.history()).isNotEmpty();
    assertThat(told).isEqualTo(bare);
    assertThat(end - between - (between - start)).isEqualTo(harness().historyCalls());
  }

  @Test
  void aSweepShowsHistoriesToo() {
    String id = harness().people().create("Swept", "text");
    harness().people().move(id, harness().terms().statuses().next());
    settleDown();
    Reader reader = new Reader(harness().tracker().source(), true);
    reader.pull(50);
    Kept kept = harness().kept().getFirst();
    harness().people().set(id, kept.field(), kept.one());
    settleDown();

    TicketSnapshot swept = ticket(reader.sweep(50), id);

    assertThat(of(swept, status())).hasSize(1);
    assertThat(of(swept, kept.field())).hasSize(1);
  }

  @Test
  void aSweepShowsTheHistoriesOfTicketsThatWereReadWithoutThem() {
    String id = harness().people().create("Known", "text");
    harness().people().move(id, harness().terms().statuses().next());
    settleDown();
    Reader before = reader();
    before.pull(50);

    Reader after = before.again(harness().tracker().source(), true);
    TicketSnapshot swept = ticket(after.sweep(50), id);

    assertThat(of(swept, status())).hasSize(1);
  }

  /**
   * Going back from what a ticket shows leads over each change to its beginning, and forth again.
   */
  @Test
  void everyHistoryLeadsToWhatTheTicketShows() {
    for (long seed = 1; seed <= WALKS; seed++) {
      Random random = new Random(seed);
      String id = harness().people().create("Walk " + seed, "text");
      Map<String, List<Value>> truth = new HashMap<>();
      TicketSnapshot fresh = fetch(id);
      harness().kept().forEach(k -> truth.computeIfAbsent(k.field(), f -> values(fresh.field(f))));
      for (int step = 0; step < STEPS; step++) {
        Kept kept = harness().kept().get(random.nextInt(harness().kept().size()));
        step(random, id, kept, truth.getOrDefault(kept.field(), new ArrayList<>()));
      }
      settleDown();

      TicketSnapshot told = read(id);

      truth.forEach((field, values) -> assertLeads(told, field, values));
      assertThat(told.history())
          .as("seed %d", seed)
          .extracting(HistoryEntry::at)
          .isSortedAccordingTo(Instant::compareTo);
      assertThat(told.history()).extracting(HistoryEntry::id).doesNotHaveDuplicates();
    }
  }

  private void step(Random random, String id, Kept kept, List<Value> values) {
    Value next = random.nextBoolean() ? kept.one() : kept.other();
    harness().pass(Duration.ofMillis(random.nextInt(3) * 700L));
    if (next.equals(values.getLast())) {
      return;
    }
    if (random.nextInt(3) == 0) {
      write(id, kept.field(), values.getLast(), next);
    } else {
      harness().people().set(id, kept.field(), next);
    }
    values.add(next);
  }

  private static void assertLeads(TicketSnapshot told, String field, List<Value> values) {
    List<Change> changes = of(told, field).stream().map(HistoryEntry::change).toList();
    List<Value> led = new ArrayList<>(List.of(values.getFirst()));
    changes.forEach(c -> led.add(c.to()));
    assertThat(led).as(field).isEqualTo(values);
    Value later = told.field(field);
    for (Change change : changes.reversed()) {
      assertThat(change.to()).as(field).isEqualTo(later);
      later = change.from();
    }
    assertThat(later).as(field).isEqualTo(values.getFirst());
  }

  private static List<Value> values(Value first) {
    return new ArrayList<>(List.of(first));
  }

  private void write(String id, String field, Value expected, Value value) {
    applied(
        new Command.UpdateFields(
            target("set " + field + harness().now(), id),
            List.of(new Command.FieldWrite(field, expected, value))));
  }

  /** Trackers keep seconds, or write the entry a little after the change. */
  private static void assertMadeAt(HistoryEntry entry, Instant then) {
    assertThat(entry.at())
        .isBetween(then.truncatedTo(ChronoUnit.SECONDS), then.plus(Duration.ofSeconds(1)));
  }

  private String status() {
    return harness().terms().statuses().field();
  }

  /** The ticket as a pull shows it that knows nothing yet. */
  private TicketSnapshot read(String id) {
    return ticket(new Reader(harness().tracker().source(), true).pull(50), id);
  }

  private static TicketSnapshot ticket(List<Sighting> sightings, String id) {
    return sightings.stream()
        .filter(Sighting.Seen.class::isInstance)
        .map(s -> ((Sighting.Seen) s).ticket())
        .filter(t -> t.ref().id().equals(id))
        .reduce((earlier, last) -> last)
        .orElseThrow();
  }

  private static HistoryEntry only(TicketSnapshot ticket, String field) {
    assertThat(of(ticket, field)).hasSize(1);
    return of(ticket, field).getFirst();
  }

  private static List<HistoryEntry> of(TicketSnapshot ticket, String field) {
    return ticket.history().stream().filter(e -> e.change().field().equals(field)).toList();
  }

  private static List<Change> changes(TicketSnapshot ticket) {
    return ticket.history().stream().map(HistoryEntry::change).toList();
  }

  /** Time enough for every index to catch up. */
  private void settleDown() {
    harness().pass(Duration.ofMinutes(5));
  }
}
