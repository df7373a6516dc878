package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tickets are read: those of the projects, and those that changed since a day. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraCoverageTest extends JiraCase {

  JiraCoverageTest(Installation installation) {
    super(installation);
  }

  @Test
  void whatIsOlderThanSinceIsLeftAloneUntilItChanges() {
    jira = new JiraHarness(installation, "ENG", JiraOptions.usual(), Map.of("since", "2026-03-03"));
    String old = jira.people().create("Old", "text");
    jira.pass(Duration.ofDays(2));
    String fresh = jira.people().create("Fresh", "text");
    jira.pass(Duration.ofMinutes(10));
    Reader reader = new Reader(jira.tracker().source());

    assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(fresh);

    jira.people().comment(old, "is it so still?", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(10));
    assertThat(reader.pull(50)).extracting(s -> s.ref().id()).containsExactly(old);
  }

  /** What is known is still brought up to date. */
  @Test
  void aLaterSinceShortensAReadingUnderWay() {
    jira = new JiraHarness(installation, "ENG", JiraOptions.usual(), Map.of());
    String first = jira.people().create("First", "text");
    jira.pass(Duration.ofHours(1));
    String old = jira.people().create("Old", "text");
    jira.pass(Duration.ofDays(2));
    String fresh = jira.people().create("Fresh", "text");
    jira.pass(Duration.ofMinutes(10));
    Reader before = new Reader(jira.tracker().source());
    assertThat(before.page(1).sightings()).extracting(s -> s.ref().id()).containsExactly(first);

    Reader after = before.again(jira.another(Map.of("since", "2026-03-03")).source());

    assertThat(after.pull(50))
        .extracting(s -> s.ref().id())
        .doesNotContain(old)
        .containsExactly(fresh);
    jira.people().comment(first, "is it so still?", Visibility.PUBLIC);
    jira.pass(Duration.ofMinutes(10));
    assertThat(after.pull(50)).extracting(s -> s.ref().id()).containsExactly(first);
  }

  /** N2: also where the pass that reads it is broken off. */
  @Test
  void aProjectThatIsReadFromNowOnIsReadFromItsBeginning() {
    String old = jira.site.as("alice").create("HELP", "Incident", "Printer on fire");
    String later = jira.site.as("alice").create("HELP", "Incident", "Screen is black");
    jira.pass(Duration.ofDays(2));
    String fresh = jira.people().create("New", "text");
    Reader one = new Reader(jira.tracker().source());
    untilQuiet(one);
    Map<String, Object> both = Map.of("projects", List.of("ENG", "HELP"));

    Reader two = one.again(jira.another(both).source());
    two.page(1);
    Reader three = two.again(jira.another(both).source());
    untilQuiet(three);

    assertThat(three.versions())
        .containsOnlyKeys("" + jira.issue(old).id(), "" + jira.issue(later).id(), fresh);
    jira.counter.reset();
    assertThat(three.pull(50)).isEmpty();
    assertThat(jira.counter.byRoute()).isEqualTo(Map.of(installation.searchRoute(), 1L));
  }
}
