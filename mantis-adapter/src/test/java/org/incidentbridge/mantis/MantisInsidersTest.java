package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.mantis.FilterSort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of {@code privateIssues} when it is changed later. */
final class MantisInsidersTest extends MantisTest {

  private final Map<String, Object> keys = new TreeMap<>();

  private void filtered() {
    int filter = mantis.mantis.admin().addFilter("bridge", FilterSort.LAST_UPDATED_THEN_ID);
    keys.put("filters", Map.of(MantisHarness.PROJECT, filter));
    keys.put("filterPage", 100);
  }

  private String secret() {
    String id = report("Secret");
    mantis.people().comment(id, "a note", Visibility.PUBLIC);
    mantis.alice().edit(number(id)).set("view_state", "private").save();
    return id;
  }

  private Reader under(Reader before, String setting) {
    keys.put("privateIssues", setting);
    return before.again(mantis.tracker(keys).source());
  }

  private static TicketSnapshot only(List<Sighting> sightings) {
    assertThat(sightings).singleElement().isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sightings.getFirst()).ticket();
  }

  private static List<Visibility> talk(TicketSnapshot ticket) {
    return ticket.talk().comments().stream().map(Comment::visibility).toList();
  }

  /** N5: with the next pull, of private issues alone; with a filter, pages of old ones end. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChangedSettingCountsForPrivateIssuesThatDidNotChange(boolean filtered) {
    if (filtered) {
      filtered();
    }
    String id = secret();
    for (int i = 0; i < 130; i++) {
      report("Open " + i);
    }
    mantis.pass(SETTLED);
    Reader shown = under(new Reader(mantis.tracker(keys).source()), "as-shown");
    assertThat(shown.pull(50)).hasSize(131);
    mantis.pass(SETTLED);
    assertThat(shown.pull(50)).isEmpty();

    Reader never = under(shown, "never");
    TicketSnapshot withheld = only(never.pull(50));
    assertThat(withheld.ref().id()).isEqualTo(id);
    assertThat(withheld.head().restricted()).isTrue();
    mantis.pass(SETTLED);
    assertThat(never.pull(50)).isEmpty();

    Reader internal = under(never, "internal");
    TicketSnapshot told = only(internal.pull(50));
    assertThat(told.head().restricted()).isFalse();
    assertThat(talk(told)).containsExactly(Visibility.INTERNAL);
    assertThat(talk(only(under(internal, "as-shown").pull(50)))).containsExactly(Visibility.PUBLIC);
  }

  @Test
  void aChangedSettingCountsForAPrivateIssueThatIsOutsideByNow() {
    String id = secret();
    Reader shown = under(new Reader(mantis.tracker(keys).source()), "as-shown");
    shown.pull(50);
    int other = mantis.mantis.admin().addProject("Not covered");
    mantis.alice().move(number(id), other);
    mantis.pass(Duration.ofMinutes(10));
    assertThat(only(shown.pull(50)).head().outside()).isTrue();

    Reader never = under(shown, "never");

    assertThat(only(never.pull(50)).head().restricted()).isTrue();
    assertThat(never.pull(50)).isEmpty();
  }
}
