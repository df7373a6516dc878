package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CoveredProjectsTest {

  @Test
  void theConfiguredKeysAreCovered() {
    var covered = new CoveredProjects(List.of("ENG", "OPS"), Optional::of);
    assertThat(covered.contains("ENG")).isTrue();
    assertThat(covered.contains("eng")).isTrue();
    assertThat(covered.contains("HELP")).isFalse();
  }

  @Test
  void aProjectThatWasGivenAnotherKeyIsStillTheSame() {
    var covered = new CoveredProjects(List.of("OLD"), key -> Optional.of("NEW"));
    assertThat(covered.contains("NEW")).isTrue();
    assertThat(covered.contains("OTHER")).isFalse();
  }
}
