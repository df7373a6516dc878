package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror that is made with one type and given another at once is told beforehand. */
final class TypeChecksTest {

  private static final String BUGS = "when: 'incident.requestClass == \"bug\"',";

  @TempDir private Path folder;

  private List<ConfigProblem> told(String type, String more) throws IOException {
    String eng =
        """
        vocabulary:
          fields: { requestClass: issuetype }
          requestClass: { bug: [Bug, Incident], Story: change, Task: misc }
          %s
        """
            .formatted(TwoTrackers.STATUS);
    String ops =
        """
        vocabulary:
          fields: { requestClass: category }
          requestClass: { Faults: bug, Wishes: change }
        """;
    String route =
        """
        routes:
          - { name: there, from: ops, to: eng, %s create: { project: ENG, type: %s } }
        """
            .formatted(more, type);
    return TwoTrackers.load(folder, eng, ops, route).problems();
  }

  @Test
  void aTypeForAnotherClassThanTheRouteTakesIsTold() throws IOException {
    assertThat(told("Task", BUGS))
        .singleElement()
        .satisfies(p -> assertThat(p.isError()).isFalse())
        .satisfies(p -> assertThat(p.path()).isEqualTo("routes[there].create.type"))
        .satisfies(
            p ->
                assertThat(p.message())
                    .isEqualTo(
                        "Task stands for misc, but the request class of what this route takes is"
                            + " bug: the type of each mirror would be changed as soon as it is"
                            + " made"))
        .satisfies(p -> assertThat(p.suggestion()).startsWith("make them with Bug, or write"));
  }

  @Test
  void aTypeForAClassThatTheSourceNeverHasIsTold() throws IOException {
    assertThat(told("Task", ""))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("is bug or change"))
        .satisfies(p -> assertThat(p.suggestion()).startsWith("make them with Bug or Story,"));
  }

  @Test
  void nothingIsToldOfATypeThatMayBeRight() throws IOException {
    assertThat(told("Bug", BUGS)).isEmpty();
    assertThat(told("Incident", BUGS)).isEmpty();
    assertThat(told("Story", "")).isEmpty();
    assertThat(told("Something else", BUGS)).isEmpty();
  }

  @Test
  void nothingIsToldWhereTheTypeIsLeftAlone() throws IOException {
    assertThat(told("Task", BUGS + " fields: { requestClass: none },")).isEmpty();
  }
}
