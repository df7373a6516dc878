package org.incidentbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.incidentbridge.config.ConfigLoader;
import org.incidentbridge.config.Loaded;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor asks the trackers for. */
final class ExpectationsTest {

  private static final String YAML =
      """
      trackers:
        helpdesk:
          type: mantis
          url: https://mantis.example.com
          auth: { token: "${env:TOKEN}" }
          projects: [Helpdesk]
        engineering:
          type: jira
          edition: cloud
          url: https://acme.example.com
          auth: { email: bridge@example.com, token: "${env:TOKEN}" }
          projects: [ENG]
          vocabulary:
            status: { To Do: new, in-progress: [Doing, Review], Waiting: waiting-on-customer, Done: resolved, Shut: closed }
      routes:
        - { name: bugs, from: helpdesk, to: engineering, create: { project: ENG, type: Bug } }
      people:
        - { name: Ana Lima, accounts: { helpdesk: alima, engineering: 5b10a2844c20165700ede21g } }
        - { name: Bo Berg, accounts: { helpdesk: bberg } }
      """;

  @TempDir private Path dir;

  @Test
  void wordsThatNobodyWroteArePresumedAndOnlyAskedForWhereTheyAreSent() throws IOException {
    Path file = Files.writeString(dir.resolve("bridge.yaml"), YAML);
    var loaded = ConfigLoader.load(file, Map.of("TOKEN", "s3cret-one"), Adapters.found());
    assertThat(loaded).isInstanceOf(Loaded.Good.class);

    Expected expected =
        Expectations.of(new TrackerId("engineering"), ((Loaded.Good) loaded).config());

    assertThat(expected.presumed()).contains("priority", "resolution").doesNotContain("status");
    assertThat(expected.words().get("resolution"))
        .containsExactlyElementsOf(
            List.of("Done", "Won't Do", "Duplicate", "Cannot Reproduce", "Known Error"));
    assertThat(expected.words().get("status"))
        .containsExactlyInAnyOrder("To Do", "Doing", "Review", "Waiting", "Done", "Shut");
    assertThat(expected.creates()).containsExactly("ENG/Bug");
    assertThat(expected.accounts()).containsExactly("5b10a2844c20165700ede21g");
  }
}
