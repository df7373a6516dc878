package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field that both sides name and that stays different all the same is told beforehand. */
final class WordlessFieldsTest {

  private static final String MAP = "severity: { S1: sev1, S2: sev2, S3: sev3, S4: sev4 }";

  @TempDir private Path folder;

  private List<ConfigProblem> told(String eng, String ops, String route) throws IOException {
    return TwoTrackers.load(
            folder,
            """
            vocabulary:
              fields: { %s }
              %s
            """
                .formatted(eng, TwoTrackers.STATUS),
            """
            vocabulary:
              fields: { %s }
              %s
            """
                .formatted(
                    ops.isEmpty() ? "severity: Severity" : "severity: Severity, labels: tags", ops),
            """
            routes:
              - { name: there, from: ops, to: eng, create: { project: ENG, type: Bug }%s }
            """
                .formatted(route))
        .problems();
  }

  @Test
  void aFieldThatBothSidesNameWithoutAMapIsTold() throws IOException {
    assertThat(told("severity: customfield_1", "", ""))
        .singleElement()
        .satisfies(p -> assertThat(p.isError()).isFalse())
        .satisfies(p -> assertThat(p.path()).isEqualTo("trackers.ops.vocabulary.fields.severity"))
        .satisfies(
            p ->
                assertThat(p.message())
                    .isEqualTo(
                        "route there does not keep severity of ops and eng in step: there is no"
                            + " value map for it in eng"))
        .satisfies(
            p ->
                assertThat(p.suggestion())
                    .startsWith("map the words of both to sev1, sev2, sev3, sev4 under")
                    .endsWith("or write severity: none in the fields of the route"));
  }

  @Test
  void aFieldThatTheRouteLeavesAloneIsNot() throws IOException {
    assertThat(told("severity: customfield_1", "", ", fields: { severity: none }")).isEmpty();
  }

  @Test
  void aFieldOfOneSideIsNot() throws IOException {
    assertThat(told("labels: labels", "", "")).isEmpty();
  }

  @Test
  void aMapOnOneSideOnlyIsAnErrorAsBefore() throws IOException {
    assertThat(told("severity: customfield_1", MAP, ""))
        .singleElement()
        .satisfies(p -> assertThat(p.isError()).isTrue())
        .satisfies(p -> assertThat(p.message()).contains("eng has no value map for it"));
  }
}
