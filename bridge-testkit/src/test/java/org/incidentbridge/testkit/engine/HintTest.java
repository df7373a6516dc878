package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Share;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a tracker calls out is read at once, and is nothing but a hint to do so. */
class HintTest {

  private final World world =
      new World(
          Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD)));

  private final SyncCycle cycle = world.cycle();

  @AfterEach
  void close() {
    world.close();
  }

  private String file() {
    return AwayTest.file(world);
  }

  private CycleReport hint(TrackerId tracker, String... tickets) {
    CycleReport report = cycle.look(tracker, List.of(tickets), Progress.NONE);
    cycle.write(Desks.ENG, Progress.NONE);
    cycle.write(Desks.DESK, Progress.NONE);
    return report;
  }

  @Test
  void aTicketIsReadAndDecidedOnAtOnce() {
    cycle.run(Progress.NONE);
    String id = file();

    assertThat(hint(Desks.DESK, id).pulled()).isEqualTo(1);
    assertThat(World.show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");
  }

  @Test
  void theSameHintAgainIsNoNews() {
    cycle.run(Progress.NONE);
    String id = file();
    hint(Desks.DESK, id);
    long writes = world.writes();

    assertThat(hint(Desks.DESK, id).pulled()).isZero();
    assertThat(hint(Desks.DESK, id, id).decided()).isZero();
    assertThat(world.writes()).isEqualTo(writes);
  }

  /** N2: a hint that says too little makes nobody miss the rest. */
  @Test
  void whatNoHintSaidTheNextPullReads() {
    cycle.run(Progress.NONE);
    file();
    String second = file();
    hint(Desks.DESK, second);
    cycle.run(Progress.NONE);
    world.settle();

    assertThat(world.eng.all()).hasSize(2);
  }

  /** N3: nobody knows yet which tickets the bridge made there. */
  @Test
  void beforeTheFirstReadingItIsPassedOver() {
    String id = file();

    assertThat(hint(Desks.DESK, id).pulled()).isZero();
    cycle.run(Progress.NONE);
    world.settle();
    assertThat(world.eng.all()).hasSize(1);
  }

  /** N5. */
  @Test
  void aTicketOutsideOfWhatIsReadIsLeftAlone() {
    cycle.run(Progress.NONE);
    String id = file();
    world.desk.personMoves(id, FakeTracker.OUTSIDE);

    assertThat(hint(Desks.DESK, id).pulled()).isZero();
    assertThat(world.eng.all()).isEmpty();
  }

  @Test
  void aTicketThatThereIsNotIsNoNews() {
    cycle.run(Progress.NONE);

    assertThat(hint(Desks.DESK, "987654").pulled()).isZero();
    assertThat(world.problems()).isEmpty();
  }

  /** By these alone a dead webhook shows. */
  @Test
  void onlyPullsTellWhatTheyFound() {
    List<String> found = new ArrayList<>();
    Progress listening = new Listening(found);
    cycle.run(Progress.NONE);
    String hinted = file();
    cycle.look(Desks.DESK, List.of(hinted), listening);
    String pulled = file();
    cycle.read(Desks.DESK, Puller.PULL, listening);
    world.desk.personSets(pulled, "prio", Value.line("P1"));
    cycle.read(Desks.DESK, Puller.SWEEP, listening);
    cycle.read(Desks.DESK, Puller.PULL, listening);

    assertThat(found).containsExactly(pulled);
  }

  private record Listening(List<String> found) implements Progress {
    @Override
    public void found(Sighting sighting) {
      found.add(sighting.ref().id());
    }

    @Override
    public void pulled(TrackerId tracker, long sightings) {}

    @Override
    public void decided(long rows, long waiting) {}

    @Override
    public void delivered(Outbox.Entry entry, Outcome outcome) {}
  }

  /** N10. */
  @Test
  void aTrackerThatCannotBeReadIsToldOfAndReadLater() {
    cycle.run(Progress.NONE);
    String id = file();
    world.trouble(world.desk, Accident.REFUSED_CONNECTION);

    CycleReport report = hint(Desks.DESK, id);
    assertThat(report.failures()).containsKey(Desks.DESK);
    assertThat(report.again()).containsKey(Desks.DESK);
    world.trouble(world.desk, Accident.NONE);
    world.pass(Duration.ofMinutes(5));
    cycle.run(Progress.NONE);
    world.settle();
    assertThat(world.eng.all()).hasSize(1);
  }
}
