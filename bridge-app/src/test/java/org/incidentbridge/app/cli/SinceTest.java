package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.incidentbridge.testkit.sim.mantis.IssueView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code since} is changed while the store stays. */
final class SinceTest {

  private final Instant today = Instant.now();
  private final String late = "since: " + day(today.minus(Duration.ofDays(10)));
  private final String early = "since: " + day(today.minus(Duration.ofDays(100)));

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  private static String day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  @BeforeEach
  void anOldTicketAndANewOne() {
    trackers.now.set(today.minus(Duration.ofDays(50)));
    trackers.report("old");
    trackers.jira.as("alice").create("ENG", "Bug", "old in Jira");
    trackers.now.set(today);
    trackers.report("new");
  }

  @AfterEach
  void stop() {
    trackers.close();
  }

  @Test
  void aDateThatIsNoneIsOneError(@TempDir Path folder) {
    try (TwoTrackers trackers = new TwoTrackers().withMantis("since: 31.12.2025")) {
      Answer answer = Answer.to(Small.on(trackers.configuration(folder), "validate"));

      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.out() + answer.err())
          .contains("'31.12.2025' is no date and no time with its zone")
          .doesNotContain("is neither a date");
    }
  }

  @Test
  void anEarlierOneHasOlderTicketsReadAndSaysSo() {
    assertThat(with(late).err()).doesNotContain("since");
    assertThat(mirrored()).containsExactly("new");
    assertThat(known("ENG-1")).isFalse();
    trackers.with(early).configuration(dir);
    String said = "older tickets are read now, and get a mirror where a route covers them.";
    assertThat(on("doctor").out()).contains("since", said);
    assertThat(on("plan").err()).contains("engineering: since was", "helpdesk: since was", said);

    Answer sync = with(early);

    assertThat(sync.code()).isZero();
    assertThat(sync.err()).contains("engineering: since was", "helpdesk: since was", said);
    assertThat(mirrored()).containsExactlyInAnyOrder("new", "old");
    assertThat(known("ENG-1")).isTrue();
    assertThat(with(early).err()).isEmpty();
    assertThat(on("doctor").out()).doesNotContain("since was");
  }

  @Test
  void withoutItAllTicketsAreRead() {
    with(late);

    assertThat(with("poll: 60s").err()).contains("and is all tickets: older tickets are read now");
    assertThat(mirrored()).containsExactlyInAnyOrder("new", "old");
    assertThat(known("ENG-1")).isTrue();
  }

  @Test
  void aLaterOneKeepsKnownTicketsInStepAndSaysSo() {
    with(early);
    IssueView old = trackers.mantis.inspect().issues().getFirst();

    Answer sync = with(late);

    assertThat(sync.err())
        .contains("helpdesk: since was", "tickets that are known stay in step; only others");
    trackers.now.set(Instant.now());
    trackers.mantis.as("alice").edit(old.id()).set("summary", "old but changed").save();
    assertThat(with(late).err()).isEmpty();
    assertThat(mirrored()).containsExactlyInAnyOrder("new", "old but changed");
  }

  private boolean known(String key) {
    return on("explain", key).code() == 0;
  }

  private List<String> mirrored() {
    return trackers.jira.issues().stream()
        .map(issue -> issue.text("summary"))
        .filter(summary -> !summary.equals("old in Jira"))
        .toList();
  }

  private Answer with(String key) {
    trackers.with(key).configuration(dir);
    return on("sync");
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(dir.resolve("bridge.yaml"), words));
  }

  /** N2: nothing was read of it, however far the others were. */
  @Test
  void aProjectThatIsReadFromNowOnIsReadFromItsBeginning(@TempDir Path folder) {
    try (TwoTrackers two = new TwoTrackers().turnedRound()) {
      two.now.set(today.minus(Duration.ofDays(2)));
      two.jira.as("alice").create("HELP", "Incident", "Printer on fire");
      two.now.set(today.minus(Duration.ofDays(1)));
      two.jira.as("alice").create("ENG", "Bug", "Crash");
      two.now.set(today);
      Path file = two.configuration(folder);
      Answer.to(Small.on(file, "sync"));
      assertThat(two.mantis.inspect().issues()).hasSize(1);

      two.reading("ENG, HELP").configuration(folder);
      Answer.to(Small.on(file, "sync"));

      assertThat(two.mantis.inspect().issues()).hasSize(2);
    }
  }
}
