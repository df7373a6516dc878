package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files end in problems with a place, never in an exception, and tell no secret. */
class MutatedFilesTest {
  private static final int FILES = 400;
  private static final String ALPHABET =
      "  \t\n:-{}[]\"'#&*|>%@`,.?!\\$abz019\u00e4\ud83d\ude00\u0007";
  private static final Map<String, String> ENV =
      Map.of("JIRA_TOKEN", "jira-secret-1", "MANTIS_TOKEN", "mantis-secret-2");

  private static final String NOTICES =
      """
      routes: []
      notify:
        mail:
          type: mail
          smtp: smtps://mail.acme.example:465
          user: bridge
          password: "${env:JIRA_TOKEN}"
          from: Incident Bridge <bridge@acme.example>
          group: { within: 2m, most: 50 }
          quiet: { from: "22:00", to: "07:00", zone: Europe/London, urgent: pass }
        chat: { type: webhook, url: "https://x.example/${env:MANTIS_TOKEN}", headers: { A: b }, body: bridge.yaml }
      templates:
        breach: { subject: "{{title}} {{#due}}{{due}}{{/due}}", text: "{{service.x}}" }
      trackers:
        eng: { type: jira, url: https://x.example, projects: [A], auth: { token: "${env:JIRA_TOKEN}" } }
      """;

  @TempDir Path folder;

  @Test
  void damageIsAnsweredWithProblems() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("MutatedFilesTest: replay with -Dseed=" + seed);
    Random random = new Random(seed);
    List<String> examples =
        List.of(
            NOTICES,
            Files.readString(Path.of("examples/minimal.yaml")),
            Files.readString(Path.of("examples/jira-dc-mantis.yaml")));
    for (int i = 0; i < FILES; i++) {
      String text = damaged(examples.get(i % examples.size()), random);
      Path file = folder.resolve("bridge.yaml");
      Files.writeString(file, text);

      Loaded loaded = ConfigLoader.load(file, ENV, DemoFactory.all());

      String said = String.join("", loaded.problems().stream().map(ConfigProblem::render).toList());
      assertThat(said).as(text).doesNotContain("jira-secret-1", "mantis-secret-2");
      if (loaded instanceof Loaded.Bad) {
        assertThat(loaded.problems()).as(text).anyMatch(ConfigProblem::isError);
      }
    }
  }

  private static String damaged(String text, Random random) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(result.length());
      switch (random.nextInt(4)) {
        case 0 -> result.deleteCharAt(at);
        case 1 -> result.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 2 -> result.delete(at, Math.min(result.length(), at + random.nextInt(40)));
        default -> result.insert(at, text, 0, random.nextInt(Math.min(200, text.length())));
      }
      if (result.isEmpty()) {
        return "";
      }
    }
    return result.toString().replaceAll("[\ud800-\udfff]", "");
  }
}
