package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketLink.Kind;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relations between two tickets of one tracker, mirrored between their mirrors. */
class RelationsTest {

  private final World world = new World(Desks.deskToEng());
  private String first = "";
  private String second = "";

  @BeforeEach
  void relate() {
    first = world.desk.personCreates("HD", Map.of("summary", Value.line("First")));
    second = world.desk.personCreates("HD", Map.of("summary", Value.line("Second")));
    world.sync();
    link();
    world.settle();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void areMirroredOnce() {
    assertThat(links(world.eng)).hasSize(1);
    assertNothingIsWritten();
  }

  @Test
  void goAgainWhenPeopleMakeThemAnewAfterTakingAllAway() {
    unlink(world.desk);
    unlink(world.eng);
    world.settle();
    assertThat(links(world.desk)).isEmpty();
    assertThat(links(world.eng)).isEmpty();
    link();
    world.settle();
    assertThat(links(world.desk)).hasSize(1);
    assertThat(links(world.eng)).hasSize(1);
    assertNothingIsWritten();
  }

  /** N7. */
  @Test
  void areNotPutBackWherePeopleTookTheCopyAway() {
    unlink(world.eng);
    world.settle();
    assertThat(links(world.eng)).isEmpty();
    assertThat(links(world.desk)).hasSize(1);
    world.desk.personSets(first, "summary", Value.line("Other words"));
    assertThatNothingIsRelatedBy(world.eng);
  }

  /** N7. */
  @Test
  void areNotPutBackWherePeopleTookTheOriginalAway() {
    unlink(world.desk);
    world.settle();
    assertThat(links(world.desk)).isEmpty();
    assertThat(links(world.eng)).as("the copy stays").hasSize(1);
    world.desk.personSets(second, "summary", Value.line("Other words"));
    assertThatNothingIsRelatedBy(world.desk);
  }

  /** N2: the bridge's own relation of the same two tickets does not hide what people said. */
  @Test
  void ofPeopleGoOnWhereTheBridgePutAnotherBesideThem() {
    unlink(world.desk);
    unlink(world.eng);
    world.settle();
    world.eng.personLinks(mirror("First"), new TicketLink(Kind.DUPLICATE_OF, mirror("Second")));
    world.readOnly(world.eng);
    link();
    world.pushOnly(world.desk);
    world.settle();
    assertThat(links(world.desk)).hasSize(2);
    unlink(world.eng);
    world.settle();
    assertThat(links(world.eng)).extracting(TicketLink::kind).containsExactly(Kind.RELATED);
    assertNothingIsWritten();
  }

  private String mirror(String title) {
    return world.eng.all().stream()
        .filter(t -> t.field("summary").display().equals(title))
        .findFirst()
        .orElseThrow()
        .ref()
        .id();
  }

  private void assertThatNothingIsRelatedBy(FakeTracker tracker) {
    world.settle();
    assertThat(links(tracker)).isEmpty();
    assertNothingIsWritten();
  }

  private void assertNothingIsWritten() {
    long writes = world.writes();
    world.sync();
    assertThat(world.writes()).isEqualTo(writes);
  }

  private void link() {
    world.desk.personLinks(first, new TicketLink(Kind.RELATED, second));
  }

  private static void unlink(FakeTracker tracker) {
    tracker.all().forEach(t -> tracker.personUnlinks(t.ref().id()));
  }

  private static List<TicketLink> links(FakeTracker tracker) {
    Stream<TicketSnapshot> all = tracker.all().stream();
    return all.flatMap(t -> t.talk().links().stream()).toList();
  }
}
