package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.junit.jupiter.api.Test;

/** What {@code bridge doctor} tells of queues. */
final class RtProbeTest {

  private static final List<String> WORDS = List.of("new", "open", "resolved");

  private final SimulatedRt site = new SimulatedRt();
  private final int second = site.rt.admin().addQueue("second");
  private final RtHarness rt =
      new RtHarness(site, Map.of("queues", List.of(site.queue(), "second")));

  private List<Finding> bad() {
    return bad(WORDS);
  }

  private List<Finding> bad(List<String> words) {
    var expected = new Expected(List.of(), Map.of("Status", words), List.of());
    return rt.tracker().probe().examine(expected).stream()
        .filter(f -> f.level() != Level.OK)
        .toList();
  }

  private void fill() {
    rt.people().create("First", "text");
    site.rt.as("carol").report("second", "Second", "text");
  }

  @Test
  void nothingIsMissedWhereAllRightsAreThere() {
    fill();

    assertThat(bad()).extracting(Finding::message).noneMatch(m -> m.contains("right"));
  }

  @Test
  void eachRightThatIsMissingIsToldForItsQueue() {
    fill();
    site.rt
        .admin()
        .revoke("bridge", second, Set.of(RtRight.CREATE_TICKET, RtRight.COMMENT_ON_TICKET));

    assertThat(bad())
        .filteredOn(f -> f.level() == Level.PROBLEM)
        .extracting(Finding::message)
        .containsExactly(
            "the bridge's user lacks the right CreateTicket in queue 'second'",
            "the bridge's user lacks the right CommentOnTicket in queue 'second'");
  }

  @Test
  void aQueueWhoseTicketsAreHiddenIsTold() {
    fill();
    site.rt.admin().revoke("bridge", second, Set.of(RtRight.SHOW_TICKET));

    assertThat(bad())
        .extracting(Finding::message)
        .contains(
            "queue 'second' shows no ticket: it has none, or the right ShowTicket is missing");
  }

  @Test
  void aStatusThatTheMapLacksIsTold() {
    fill();
    site.rt.as("carol").status(2, "stalled");

    assertThat(bad())
        .extracting(Finding::message)
        .contains(
            "queue 'second' knows the status 'stalled', for which there is no word in the map");
  }

  @Test
  void aWordThatNoTicketHasIsNamedBesideAStatusWithoutOne() {
    fill();

    assertThat(bad(List.of("new", "opened", "stalled", "resolved", "rejected")))
        .filteredOn(found -> found.message().contains("knows the status 'open'"))
        .isNotEmpty()
        .allSatisfy(
            found -> assertThat(found.advice()).contains("vocabulary.status").contains("'opened'"));
  }
}
