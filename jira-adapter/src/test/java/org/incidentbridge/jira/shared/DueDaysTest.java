package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A day in Jira against a moment elsewhere. */
@ParameterizedClass
@EnumSource(Installation.class)
final class DueDaysTest extends JiraCase {

  DueDaysTest(Installation installation) {
    super(installation);
  }

  @ParameterizedTest
  @CsvSource({
    // Midnight of 2 May in Tokyo is still 1 May in UTC.
    "Asia/Tokyo, 2026-05-01T15:00:00Z, 2026-05-02",
    "America/New_York, 2026-05-02T04:00:00Z, 2026-05-02",
    "+09:00, 2026-05-01T15:00:00Z, 2026-05-02",
    "UTC, 2026-05-02T00:00:00Z, 2026-05-02",
    // Midnight does not come there on the day on which summer time begins.
    "Africa/Cairo, 2026-04-23T22:00:00Z, 2026-04-24"
  })
  void midnightInTheZoneIsTheDayThereAndBackWithoutALoss(String zone, Instant at, String day) {
    in(zone);
    String id = jira.people().create("Due", "text");

    Outcome.Receipt receipt = applied(update(id, "duedate", Value.absent(), due(at)));

    assertThat(stored(id)).isEqualTo(day);
    assertThat(receipt.losses()).isEmpty();
    assertThat(receipt.ticket().orElseThrow().field("duedate")).isEqualTo(due(at));
    assertThat(snapshot(id).field("duedate")).isEqualTo(due(at));
  }

  @Test
  void aTimeOfDayIsCutWithinTheZoneAndToldAsALoss() {
    in("Asia/Tokyo");
    String id = jira.people().create("Due", "text");

    Outcome.Receipt receipt =
        applied(update(id, "duedate", Value.absent(), due("2026-05-01T22:30:00Z")));

    assertThat(stored(id)).isEqualTo("2026-05-02");
    assertThat(receipt.losses())
        .singleElement()
        .satisfies(loss -> assertThat(loss.field()).isEqualTo("duedate"))
        .satisfies(loss -> assertThat(loss.message()).contains("07:30 (Asia/Tokyo)"));
    assertThat(receipt.ticket().orElseThrow().field("duedate"))
        .isEqualTo(due("2026-05-01T15:00:00Z"));
  }

  @Test
  void aTimeThatChangesWithinItsDayIsNotWrittenAndIsTold() {
    in("Asia/Tokyo");
    String id = jira.people().create("Due", "text");
    Value day = due("2026-05-01T15:00:00Z");
    applied(update(id, "duedate", Value.absent(), day));
    jira.counter.reset();

    Outcome.Receipt receipt = applied(update(id, "duedate", day, due("2026-05-01T22:30:00Z")));

    assertThat(jira.counter.byRoute()).doesNotContainKey(installation.route("PUT", "/issue/{id}"));
    assertThat(receipt.losses()).hasSize(1);
    assertThat(receipt.ticket().orElseThrow().field("duedate")).isEqualTo(day);
  }

  @Test
  void aCutTimeWhoseAnswerWasLostStandsAndIsNoChangeOfAPerson() {
    in("Asia/Tokyo");
    String id = jira.people().create("Due", "text");
    var command = update(id, "duedate", Value.absent(), due("2026-05-01T22:30:00Z"));
    Instant sent = jira.now();
    jira.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.pass(Duration.ofMinutes(5));

    Outcome settled = jira.tracker().sink().settle(command, sent);

    assertThat(settled).isInstanceOf(Outcome.Applied.class);
    assertThat(((Outcome.Applied) settled).receipt().losses()).hasSize(1);
    assertThat(apply(command)).isInstanceOf(Outcome.Applied.class);
    assertThat(stored(id)).isEqualTo("2026-05-02");
  }

  @Test
  void withoutTheSettingTheDayBeginsInTheZoneOfTheProfile() {
    profile("America/New_York");
    String id = jira.people().create("Due", "text");
    jira.alice().edit(id, "duedate", "2026-05-02");

    assertThat(snapshot(id).field("duedate")).isEqualTo(due("2026-05-02T04:00:00Z"));
  }

  @Test
  void theSettingCountsMoreThanTheProfile() {
    in("Asia/Tokyo");
    profile("America/New_York");
    String id = jira.people().create("Due", "text");
    jira.alice().edit(id, "duedate", "2026-05-02");

    assertThat(snapshot(id).field("duedate")).isEqualTo(due("2026-05-01T15:00:00Z"));
  }

  @Test
  void anOutageWhileTheZoneIsAskedForMakesNoTicketUnreadable() {
    String id = jira.people().create("Due", "text");
    jira.alice().edit(id, "duedate", "2026-05-02");
    jira.line.next(JiraCase::isMyself, r -> SimResponse.json(503, "{}"));

    assertThatThrownBy(() -> jira.tracker().source().fetch(id))
        .isInstanceOf(TrackerException.class);
    assertThat(jira.tracker().source().fetch(id)).isInstanceOf(Sighting.Seen.class);
  }

  @Test
  void aTimeZoneThatIsNotKnownLosesNoChange() {
    profile("Mars/Olympus");
    Reader reader = reader();
    jira.people().create("early", "text");
    reader.pull(10);
    jira.pass(Duration.ofMinutes(10));
    reader.pull(10);

    // The furthest zone behind: wherever Jira reads it, no later than now less the overlap.
    assertThat(text(jira.line.last().body())).contains("updated >= \\\"2026-03-01 21:");
    String late = jira.people().create("late", "text");
    jira.pass(Duration.ofMinutes(5));
    assertThat(reader.pull(10)).extracting(s -> s.ref().id()).containsExactly(late);
  }

  /** Until then bounds of searches lie in the future. */
  @Test
  void theZoneIsAskedForAgainOnceASearchFindsNothing() {
    AtomicReference<String> zone = new AtomicReference<>("Pacific/Kiritimati");
    jira.line.always(JiraCase::isMyself, r -> myself(String.valueOf(zone.get())));
    Reader reader = reader();
    jira.people().create("early", "text");
    reader.pull(10);
    zone.set("UTC");
    jira.pass(Duration.ofMinutes(10));
    String late = jira.people().create("late", "text");
    jira.pass(Duration.ofMinutes(5));

    assertThat(reader.pull(10)).isEmpty();
    assertThat(reader.pull(10)).extracting(s -> s.ref().id()).containsExactly(late);
  }

  @Test
  void aZoneThatIsNoneIsRefusedAtTheStart() {
    assertThatThrownBy(() -> jira.another(Map.of("zone", "Mars/Olympus")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Europe/Berlin");
  }

  private void in(String zone) {
    jira.close();
    jira = new JiraHarness(installation, "ENG", JiraOptions.usual(), Map.of("zone", zone));
  }

  private void profile(String zone) {
    jira.line.always(JiraCase::isMyself, r -> myself(zone));
  }

  private SimResponse myself(String zone) {
    String who =
        installation.key().equals("cloud") ? "\"accountId\":\"x1\"" : "\"name\":\"bridge\"";
    return SimResponse.json(200, "{" + who + ",\"timeZone\":\"" + zone + "\"}");
  }

  private String stored(String id) {
    return jira.issue(id).text("duedate");
  }

  private static Value due(String at) {
    return due(Instant.parse(at));
  }

  private static Value due(Instant at) {
    return new Value.Moment(at);
  }
}
