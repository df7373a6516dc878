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
}
