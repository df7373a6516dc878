package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.mantis.FilterSort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects too large for one list are read by a filter, page by page (N2). */
final class MantisFilterTest extends MantisTest {

  @Test
  void aFilterIsReadInPagesThatLoseNothing() {
    int filter = mantis.mantis.admin().addFilter("bridge", FilterSort.LAST_UPDATED_THEN_ID);
    mantis.mantis.admin().grow(mantis.project, 730, i -> "Imported " + i);
    mantis.pass(SETTLED);
    var tracker =
        mantis.tracker(Map.of("filters", Map.of(MantisHarness.PROJECT, filter), "filterPage", 100));

    List<Sighting> seen = new Reader(tracker.source()).pull(200);

    assertThat(ids(seen)).doesNotHaveDuplicates().hasSize(730);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void smallPagesOfAFilterLoseNothing(int page) {
    List<Sighting> seen = new Reader(filtered(40, page).source()).pull(200);

    assertThat(ids(seen)).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void issuesThatMoveToTheTopBetweenPagesHideNoOthers() {
    Tracker tracker = filtered(10, 4);
    mantis.line.next(
        r -> r.param("page").filter("2"::equals).isPresent(),
        request -> {
          mantis.alice().edit(1).set("summary", "Changed meanwhile").save();
          mantis.alice().edit(2).set("summary", "Changed meanwhile").save();
          return mantis.counter.handle(request);
        });
    Reader reader = new Reader(tracker.source());

    assertThat(ids(reader.pull(200))).contains("3", "4", "5", "6", "7", "8", "9", "10");
    assertThat(ids(reader.pull(200))).contains("1", "2");
  }

  @Test
  void aSweepFindsWhatAFilterShowsWithAnOldStamp() {
    Tracker tracker = filtered(3, 2);
    Reader reader = new Reader(tracker.source());
    reader.pull(1);
    mantis.pass(Duration.ofHours(2));
    report("Newest");
    reader.pull(1);
    mantis.pass(Duration.ofHours(-1));
    String late = report("Made after the clock was set back");
    String later = report("Another one, on the first page");
    mantis.pass(Duration.ofHours(2));

    assertThat(ids(reader.pull(1))).contains(later).doesNotContain(late);
    assertThat(ids(reader.sweep(1))).containsExactly(late);
    assertThat(reader.sweep(1)).isEmpty();
  }

  /** A tracker that reads by a filter, with so many issues in it. */
  private Tracker filtered(int issues, int page) {
    int filter = mantis.mantis.admin().addFilter("bridge", FilterSort.LAST_UPDATED_THEN_ID);
    mantis.mantis.admin().grow(mantis.project, issues, i -> "Imported " + i);
    mantis.pass(SETTLED);
    return mantis.tracker(
        Map.of("filters", Map.of(MantisHarness.PROJECT, filter), "filterPage", page));
  }

  @Test
  void aFilterOfAnotherOrderIsRefused() {
    int filter = mantis.mantis.admin().addFilter("bridge", FilterSort.ID);
    for (int i = 0; i < 60; i++) {
      report("Issue " + i);
      mantis.pass(Duration.ofMinutes(2));
    }
    for (int i = 60; i > 30; i--) {
      mantis.people().retitle(String.valueOf(i), "Changed");
      mantis.pass(Duration.ofMinutes(2));
    }
    var tracker = mantis.tracker(Map.of("filters", Map.of(MantisHarness.PROJECT, filter)));

    assertThatThrownBy(() -> new Reader(tracker.source()).pull(50))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("is not sorted by last update");
  }
}
