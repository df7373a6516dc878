package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents that begin in a Jira, which does not tell who answers. */
final class UnknownStaffTest {

  private static final String WARNED =
      "incidents begin in engineering, which does not tell who is staff";

  @TempDir private Path dir;

  private Path with(String stop, String promises) throws IOException {
    Files.writeString(
        dir.resolve("policy.yaml"),
        "pack: p\nclocks: { response: { start: created, stop: %s, targets: { otherwise: 1h } } }\n"
            .formatted(stop));
    Path config = Small.configuration(dir);
    return Files.writeString(config, Files.readString(config) + "policy: policy.yaml\n" + promises);
  }

  private static String validated(Path config) {
    return Answer.to(Small.on(config, "validate")).out();
  }

  @Test
  void isWarnedOfWithTheLineToAdd() throws IOException {
    Path config = with("responded", "promises: { covers: [ engineering ] }\n");

    assertThat(validated(config))
        .contains(WARNED, "is no answer for response", "staff: { domains: [ support.example ] }");
    assertThat(Answer.to(Small.on(config, "doctor")).out()).contains(WARNED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "staff: { domains: [ acme.example ] }",
        "staff: { addresses: [ ann@acme.example ] }",
        "staff: { accounts: { engineering: [ ann ] } }",
        "staff: { trackers: [ helpdesk ] }"
      })
  void isNotWarnedOfWhereSomebodyIsNamed(String staff) throws IOException {
    assertThat(
            validated(with("responded", "promises: { covers: [ engineering ], " + staff + " }\n")))
        .doesNotContain(WARNED);
  }

  @Test
  void isNotWarnedOfWhereNobodyAsksOrIncidentsBeginElsewhere() throws IOException {
    assertThat(validated(with("resolved", "promises: { covers: [ engineering ] }\n")))
        .doesNotContain(WARNED);
    assertThat(validated(with("responded", ""))).doesNotContain(WARNED);
  }
}
