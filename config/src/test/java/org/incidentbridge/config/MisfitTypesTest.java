package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Form;
import org.incidentbridge.config.Yaml.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on things that cannot be compared are answered without a word of CEL's own. */
final class MisfitTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "incident.level > '3' | '>' does not work between a whole number and a text | a number does not",
        "incident.title == 5 | '==' does not work between a text and a whole number | a number does not",
        "incident.labels == 'x' | '==' does not work between a list of texts and a text | in incident.labels",
        "incident.due > '2026-01-01' | '>' does not work between a point in time and a text | timestamp(",
        "incident.title.contains(3) | 'contains' does not work on a text with a whole number | quotes",
        "incident.labels.startsWith('x') | 'startsWith' does not work on a list of texts with a text | in incident.labels",
        "'a' in incident.title | 'in' does not work between a text and a text | contains(",
        "!incident.title | '!' needs true or false, but here is a text | compare it",
        "incident.level && true | '&&' needs true or false, but here is a whole number | compare it",
        "ticket.project ? true : false | '?:' needs true or false, but here is a text | compare it",
        "incident.custom == 'x' | '==' does not work between a table of texts and a text | quotes",
        "incident == 'x' | '==' does not work between the whole incident and a text | quotes",
      })
  void isToldInWords(String condition, String message, String suggestion) {
    Problems problems = new Problems();
    var file = new SourceFile("bridge.yaml", List.of(condition));
    var scalar = new Scalar(new Position(file, 1, 1), condition, condition, Form.TEXT);
    Conditions.compile(problems, scalar, "when", Map.of());

    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().getFirst().message()).isEqualTo(message);
    assertThat(problems.all().getFirst().suggestion()).contains(suggestion);
  }

  @Test
  void whatIsSaidOfOtherThingsIsLeftAlone() {
    assertThat(MisfitTypes.said("undeclared reference to 'x'")).isEmpty();
  }
}
