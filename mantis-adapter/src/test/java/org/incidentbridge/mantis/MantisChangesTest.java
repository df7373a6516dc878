package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** How changes are found that MantisBT does not announce. */
final class MantisChangesTest extends MantisTest {

  @Test
  void aSecondChangeWithinTheSameSecondIsFound() {
    String id = report("First");
    Reader reader = reader();
    reader.pull(50);
    String version = reader.version(id).orElseThrow();

    mantis.people().retitle(id, "Second");

    assertThat(ids(reader.pull(50))).containsExactly(id);
    assertThat(reader.version(id)).isPresent().get().isNotEqualTo(version);
  }

  @Test
  void aClockThatIsAheadHidesNoChange() {
    mantis.skew = Duration.ofMinutes(30);
    String id = report("First");
    Reader reader = reader();
    reader.pull(50);

    mantis.people().retitle(id, "Second");

    assertThat(ids(reader.pull(50))).containsExactly(id);
  }

  @Test
  void aYoungIssueIsReadAgainUntilItsSecondIsOverAndThenNoMore() {
    report("Young");
    Reader reader = reader();
    reader.pull(50);
    mantis.calls();

    assertThat(reader.pull(50)).isEmpty();
    assertThat(mantis.calls()).containsExactly("GET /issues", "GET /issues/1");

    mantis.pass(SETTLED);
    reader.pull(50);
    mantis.calls();
    assertThat(reader.pull(50)).isEmpty();
    assertThat(mantis.calls()).containsExactly("GET /issues");
  }

  @Test
  void aHalfBuiltIssueIsSeenWholeInTheEnd() {
    int field =
        mantis
            .mantis
            .admin()
            .addCustomField(
                "Bridge key",
                org.incidentbridge.testkit.sim.mantis.CustomFieldType.STRING,
                "",
                255);
    mantis.mantis.admin().linkField(field, mantis.project);
    Reader reader = reader();
    var other = mantis.tracker(Map.of("marker", Map.of("field", "Bridge key")));
    mantis.mantis.hooks().whileHalfBuilt(id -> reader.pull(50));

    other.sink().apply(create("half", Map.of()), (t, a) -> java.io.InputStream.nullInputStream());
    String early = reader.version("1").orElseThrow();
    mantis.mantis.hooks().clear();
    reader.pull(50);

    assertThat(reader.version("1").orElseThrow()).isNotEqualTo(early);
    assertThat(reader.version("1")).contains(fetch("1").head().stamp().version());
  }

  @Test
  void manyIssuesOfTheSameSecondAreAllFound() {
    mantis.mantis.admin().grow(mantis.project, 500, i -> "Imported " + i);
    mantis.pass(SETTLED);

    assertThat(ids(reader().pull(60))).doesNotHaveDuplicates().hasSize(500);
  }

  @Test
  void aRevokedTokenIsAnAuthenticationProblem() {
    mantis.mantis.admin().revokeTokens("bridge");

    assertThatThrownBy(() -> reader().pull(50))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.AUTHENTICATION))
        .hasMessageContaining("without 'Bearer'")
        .hasMessageNotContaining(mantis.mantis.bridgeToken());
  }

  @Test
  void anInstallationThatIsOfflineIsUnavailable() {
    mantis.mantis.offline(true);

    assertThatThrownBy(() -> reader().pull(50))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.UNAVAILABLE))
        .hasMessageContaining("offline");
  }

  @Test
  void oneIssueThatBreaksMantisStopsNoOther() {
    report("Poison");
    report("Fine");
    mantis.pass(SETTLED);
    Reader reader = reader();
    mantis.line.next(
        r -> r.path().endsWith("/issues/1"), r -> SimResponse.empty(500, "Internal Server Error"));

    List<Sighting> first = reader.pull(50);

    assertThat(first).hasSize(2);
    assertThat(first.getFirst()).isInstanceOf(Sighting.Unreadable.class);
    assertThat(first.getLast()).isInstanceOf(Sighting.Seen.class);
    mantis.pass(SETTLED);
    assertThat(reader.pull(50)).singleElement().isInstanceOf(Sighting.Seen.class);
  }

  @Test
  void aNoteSwitchedToPrivateIsFoundByTheSweepAlone() {
    String id = report("Talk");
    String note = mantis.people().comment(id, "oops", Visibility.PUBLIC);
    mantis.pass(SETTLED);
    Reader reader = reader();
    reader.pull(50);
    mantis.pass(SETTLED);
    reader.pull(50);

    mantis.alice().hideNote(number(id), number(note), true);

    assertThat(reader.pull(50)).isEmpty();
    assertThat(reader.sweep(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class,
            seen ->
                assertThat(seen.ticket().talk().comments().getFirst().visibility())
                    .isEqualTo(Visibility.INTERNAL));
  }

  @Test
  void aFileThatWasDeletedAndARenamedTagAreFoundByTheSweep() {
    String id = report("Silent");
    String file = mantis.people().attach(id, "a.txt", CONTENT);
    mantis.alice().tag(number(id), "before");
    mantis.pass(SETTLED);
    Reader reader = reader();
    reader.pull(50);

    mantis.alice().deleteFile(number(id), number(file));
    mantis.mantis.admin().renameTag("before", "after");

    assertThat(reader.sweep(50))
        .singleElement()
        .isInstanceOfSatisfying(
            Sighting.Seen.class,
            seen -> {
              assertThat(seen.ticket().talk().attachments()).isEmpty();
              assertThat(seen.ticket().field("tags").display()).isEqualTo("after");
            });
    assertThat(reader.sweep(50)).isEmpty();
  }

  @Test
  void whatIsOlderThanSinceIsLeftAlone() {
    report("Old");
    mantis.pass(Duration.ofDays(2));
    String fresh = report("New");
    mantis.pass(SETTLED);
    var tracker = mantis.tracker(Map.of("since", "2026-03-03"));

    assertThat(ids(new Reader(tracker.source()).pull(50))).containsExactly(fresh);
  }

  @Test
  void aListThatBreaksTheServerSaysWhatLargeProjectsNeed() {
    report("One");
    mantis.line.next(
        r -> r.path().endsWith("/issues"), r -> SimResponse.empty(500, "Internal Server Error"));

    assertThatThrownBy(() -> reader().pull(50))
        .hasMessageContaining("does not fit PHP's memory")
        .hasMessageContaining("filters");
  }

  @Test
  void aBrokenPullLosesNothing() {
    for (int i = 0; i < 10; i++) {
      report("Issue " + i);
      mantis.pass(Duration.ofSeconds(2));
    }
    mantis.pass(SETTLED);
    Reader reader = reader();
    AtomicBoolean up = new AtomicBoolean();
    AtomicBoolean reached = new AtomicBoolean();
    mantis.line.always(
        r -> !up.get() && (reached.get() || r.path().endsWith("/issues/7")),
        r -> {
          reached.set(true);
          return SimResponse.empty(503, "Mantis Offline");
        });

    reader.page(50);
    up.set(true);
    List<Sighting> rest = reader.again(mantis.tracker().source()).pull(50);

    assertThat(reader.versions()).hasSize(6);
    assertThat(ids(rest)).containsExactly("7", "8", "9", "10");
  }

  @Test
  void aServerInAnotherZoneIsReadRightly() {
    mantis.close();
    mantis =
        new MantisHarness(
            org.incidentbridge.testkit.sim.mantis.MantisOptions.usual()
                .withZone(java.time.ZoneId.of("Asia/Tokyo")),
            Map.of());
    String id = report("Far away");

    assertThat(fetch(id).head().stamp().updatedAt())
        .isEqualTo(mantis.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
  }
}
