package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.mantis.FilterSort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of {@code since} when it is changed later. */
final class MantisSinceTest extends MantisTest {

  /** With a filter, pages end where everything is older than the last reading. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEarlierSinceHasOlderIssuesReadToo(boolean filtered) {
    int filter = mantis.mantis.admin().addFilter("bridge", FilterSort.LAST_UPDATED_THEN_ID);
    Map<String, Object> keys = new TreeMap<>();
    if (filtered) {
      keys.put("filters", Map.of(MantisHarness.PROJECT, filter));
      keys.put("filterPage", 100);
    }
    List<String> old = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      old.add(report("Old " + i));
    }
    mantis.pass(Duration.ofDays(2));
    String fresh = report("New");
    mantis.pass(SETTLED);
    keys.put("since", "2026-03-03");
    Reader late = new Reader(mantis.tracker(keys).source());
    assertThat(ids(late.pull(50))).containsExactly(fresh);

    keys.remove("since");
    Reader early = late.again(mantis.tracker(keys).source());

    assertThat(ids(early.pull(50))).containsExactlyInAnyOrderElementsOf(old);
    assertThat(early.pull(50)).isEmpty();
    keys.put("since", "2026-03-03");
    assertThat(early.again(mantis.tracker(keys).source()).pull(50)).isEmpty();
  }

  @Test
  void aLaterSinceKeepsWhatIsKnownInStep() {
    String old = report("Old");
    mantis.pass(SETTLED);
    Reader early = new Reader(mantis.tracker(Map.of()).source());
    assertThat(ids(early.pull(50))).containsExactly(old);
    String unseen = report("Not read yet");
    mantis.people().retitle(old, "Changed");
    mantis.pass(Duration.ofDays(2));

    Reader late = early.again(mantis.tracker(Map.of("since", "2026-03-03")).source());

    assertThat(ids(late.pull(50))).containsExactly(old).doesNotContain(unseen);
  }

  /** N2: with a filter too, where pages end with what is older than the last reading. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aProjectThatIsReadFromNowOnIsReadFromItsBeginning(boolean filtered) {
    int filter = mantis.mantis.admin().addFilter("bridge", FilterSort.LAST_UPDATED_THEN_ID);
    int other = mantis.mantis.admin().addProject("Other");
    mantis.mantis.admin().addCategory(other, "Backend");
    List<String> old = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      old.add(String.valueOf(mantis.alice().report(other, "Old " + i, "What happened")));
    }
    mantis.pass(Duration.ofDays(2));
    String fresh = report("New");
    mantis.pass(SETTLED);
    Reader one = new Reader(mantis.tracker(Map.of()).source());
    assertThat(ids(one.pull(50))).containsExactly(fresh);
    Map<String, Object> keys = new TreeMap<>(Map.of("projects", List.of("Operations", "Other")));
    if (filtered) {
      keys.put("filters", Map.of("Other", filter));
      keys.put("filterPage", 100);
    }

    Reader both = one.again(mantis.tracker(keys).source());

    assertThat(ids(both.pull(50))).containsExactlyInAnyOrderElementsOf(old);
    assertThat(both.pull(50)).isEmpty();
  }
}
