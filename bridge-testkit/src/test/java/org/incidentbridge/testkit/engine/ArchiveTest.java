package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.backtest.PastIncident;
import org.incidentbridge.engine.Archive;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** Histories as a tracker tells them. */
class ArchiveTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:30:00Z"));
  private final FakeTracker desk = new FakeTracker(Desks.DESK, clock, () -> Accident.NONE);
  private final List<TicketRef> unreadable = new ArrayList<>();
  private String broken = "";

  private record Seen(Tracker inner, TrackerSource source) implements Dressed {}

  private List<String> read(TrackerSource source) {
    var archive = new Archive(Promises.bridge(), Promises.policy());
    List<String> read = new ArrayList<>();
    archive
        .of(new Seen(desk, source), 1, clock.instant(), left -> unreadable.add(left.ref()))
        .forEachRemaining(part -> part.stream().map(PastIncident::key).forEach(read::add));
    return read;
  }

  private String created(String title) {
    clock.advance(Duration.ofMinutes(1));
    return desk.personCreates("HD", Map.of("summary", Value.line(title)));
  }

  @Test
  void aTicketThatIsWorkedOnMeanwhileIsThereOnce() {
    String one = created("One");
    created("Two");
    var edited =
        new DressedSource(desk.source()) {
          private boolean done;

          @Override
          public Page pull(PullRequest request) {
            Page page = super.pull(request);
            if (!done) {
              clock.advance(Duration.ofMinutes(1));
              desk.personSets(one, "summary", Value.line("One, in other words"));
              done = true;
            }
            return page;
          }
        };
    assertThat(read(edited)).hasSize(2).doesNotHaveDuplicates();
    assertThat(unreadable).isEmpty();
  }

  @Test
  void aTicketThatNobodyUnderstandsIsTold() {
    broken = created("One");
    created("Two");
    var source =
        new DressedSource(desk.source()) {
          @Override
          public Page pull(PullRequest request) {
            Page page = super.pull(request);
            return new Page(
                page.sightings().stream().map(ArchiveTest.this::spoilt).toList(),
                page.next(),
                page.more());
          }
        };
    assertThat(read(source)).hasSize(1);
    assertThat(unreadable).containsOnly(new TicketRef(Desks.DESK, broken));
  }

  private Sighting spoilt(Sighting sighting) {
    return sighting.ref().id().equals(broken)
        ? new Sighting.Unreadable(sighting.ref(), "1", "it has no summary")
        : sighting;
  }
}
