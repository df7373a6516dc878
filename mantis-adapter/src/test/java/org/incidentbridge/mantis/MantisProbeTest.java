package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.junit.jupiter.api.Test;

/** What {@code bridge doctor} says of a MantisBT. */
final class MantisProbeTest extends MantisTest {

  private static final String THRESHOLD =
      "webservice_specify_reporter_on_add_access_level_threshold";
  private static final Expected NOTHING = new Expected(List.of(), Map.of(), List.of());

  private List<Finding> examine(Expected expected) {
    return mantis.tracker().probe().examine(expected);
  }

  private static List<Finding> bad(List<Finding> findings) {
    return findings.stream().filter(f -> f.level() != Level.OK).toList();
  }

  @Test
  void aGoodInstallationHasNoFaultAndNothingIsWritten() {
    report("One");
    long changes = mantis.mantis.inspect().changes();

    List<Finding> findings =
        examine(
            new Expected(
                List.of("summary", "status", "handler"),
                Map.of("status", List.of("new", "resolved"), "priority", List.of("high")),
                List.of("Operations/General")));

    assertThat(bad(findings)).isEmpty();
    assertThat(findings)
        .extracting(Finding::topic)
        .contains(
            "login", "version", "projects", "rights", "marker", "fields", "words", "creating");
    assertThat(mantis.mantis.inspect().changes()).isEqualTo(changes);
  }

  @Test
  void aWrongTokenIsOneFindingWithWhatToDo() {
    mantis.mantis.admin().revokeTokens("bridge");

    assertThat(examine(NOTHING))
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.PROBLEM))
        .satisfies(f -> assertThat(f.message()).contains("without 'Bearer'"));
  }

  @Test
  void anOfflineInstallationSaysSo() {
    mantis.mantis.offline(true);

    assertThat(examine(NOTHING))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("offline for maintenance"));
  }

  @Test
  void tooFewRightsAreNamed() {
    mantis.mantis.admin().access("bridge", AccessLevel.REPORTER);

    assertThat(bad(examine(NOTHING))).extracting(Finding::topic).contains("rate limit", "rights");
  }

  /** N5. */
  @Test
  void whoMayNotDeleteItsOwnNotesIsToldWhatBecomesOfThem() {
    mantis.mantis.admin().configure("bugnote_user_delete_threshold", 90);

    assertThat(examine(NOTHING))
        .filteredOn(f -> f.level() == Level.WARNING)
        .extracting(Finding::message)
        .singleElement()
        .satisfies(m -> assertThat(m).contains("delete its own notes", "made private"));
  }

  @Test
  void whoMayNotReportForOthersIsToldBeforeAnythingIsWritten() {
    Expected expected =
        new Expected(List.of("reporter"), Map.of(), List.of("Operations/General", "Nowhere/x"));
    mantis.mantis.admin().configure(THRESHOLD, 95);

    assertThat(mantis.tracker().probe().withheld("Operations"))
        .containsEntry(
            "reporter", "the bridge's user may not report for others, and is the reporter");
    assertThat(mantis.tracker().probe().withheld("Nowhere")).isEmpty();
    assertThat(examine(expected))
        .filteredOn(f -> f.level() == Level.WARNING)
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("'Operations'", "report for others"));
  }

  @Test
  void whoMayReportForOthersIsKeptFromNothing() {
    assertThat(mantis.tracker().probe().withheld("Operations")).doesNotContainKey("reporter");
    assertThat(
            bad(
                examine(
                    new Expected(List.of("reporter"), Map.of(), List.of("Operations/General")))))
        .isEmpty();
  }

  /** J11. */
  @Test
  void thatTheBridgeCannotLetOthersMonitorIsFoundWhereItIsToDoSo() {
    assertThat(bad(examine(NOTHING.sharing()))).isEmpty();

    with(Map.of());
    mantis.mantis.admin().configure("monitor_add_others_bug_threshold", 90);
    assertThat(bad(examine(NOTHING))).isEmpty();
    assertThat(bad(examine(NOTHING.sharing())))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("let others see", "'Operations'", "90"));
  }

  @Test
  void aMisspeltProjectIsFound() {
    with(Map.of("projects", List.of("Operatoins")));

    assertThat(bad(examine(NOTHING)))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("did you mean 'Operations'?"));
  }

  @Test
  void misspeltWordsFieldsAndCategoriesAreFound() {
    List<Finding> findings =
        bad(
            examine(
                new Expected(
                    List.of("sumary", "custom:Contract"),
                    Map.of("status", List.of("resolvd")),
                    List.of("Operations/Backnd", "Nowhere/General"))));

    assertThat(findings)
        .extracting(Finding::message)
        .anyMatch(m -> m.contains("'sumary'") && m.contains("did you mean 'summary'?"))
        .anyMatch(m -> m.contains("'Contract'"))
        .anyMatch(m -> m.contains("did you mean 'resolved'?"))
        .anyMatch(m -> m.contains("did you mean 'Backend'?"))
        .anyMatch(m -> m.contains("'Nowhere' is not visible"));
  }

  @Test
  void missingWordsAreOneFindingForEachField() {
    Map<String, List<String>> words =
        Map.of("priority", List.of("low", "P1", "P2"), "severity", List.of("S1", "S2"));

    assertThat(
            bad(
                examine(
                    new Expected(
                        List.of(), words, List.of(), Set.of("severity"), List.of(), false))))
        .satisfiesExactlyInAnyOrder(
            written -> {
              assertThat(written.level()).isEqualTo(Level.PROBLEM);
              assertThat(written.message())
                  .startsWith("MantisBT has no priority 'P1', 'P2'; it has:");
            },
            presumed -> {
              assertThat(presumed.level()).isEqualTo(Level.WARNING);
              assertThat(presumed.message())
                  .startsWith("severity has no value map")
                  .endsWith("S1, S2");
            });
  }

  @Test
  void aMarkerFieldThatIsNotLinkedIsFound() {
    with(Map.of("marker", Map.of("field", "Bridge key")));

    assertThat(bad(examine(NOTHING)))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("no custom field 'Bridge key'"));
  }

  @Test
  void dueDatesThatAreSwitchedOffAreAWarning() {
    assertThat(bad(examine(new Expected(List.of("due_date"), Map.of(), List.of()))))
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.WARNING));
  }

  @Test
  void accountsInPeopleThatAreNotThereAreNamedWithTheNearest() {
    assertThat(bad(examine(NOTHING.with(List.of("bridge", "brigde")))))
        .singleElement()
        .satisfies(f -> assertThat(f.topic()).isEqualTo("people"))
        .satisfies(f -> assertThat(f.message()).endsWith("user 'brigde'; did you mean 'bridge'?"));
  }
}
