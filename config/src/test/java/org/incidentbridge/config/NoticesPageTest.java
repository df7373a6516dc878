package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.incidentbridge.notice.Facts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the page about notices is good, and its table of facts is whole. */
class NoticesPageTest {

  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FILE =
      Pattern.compile("`(templates/\\w+\\.json)`[^`]*```json\n(.*?)```", Pattern.DOTALL);
  private static final Map<String, String> ENV =
      Map.of(
          "TOKEN", "t-1",
          "SMTP_PASSWORD", "p-1",
          "CHAT_URL", "https://chat.acme.example/hooks/1",
          "HOOK_SECRET", "h-1",
          "STATUS_KEY", "k-1");
  private static final String TRACKERS =
      """
      trackers:
        eng:
          type: jira
          url: https://acme.atlassian.net
          auth: { email: bridge@acme.example, token: "${env:TOKEN}" }
          projects: [ENG]
      routes: []
      """;

  @TempDir Path folder;
  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("../docs/notices.md"));
    Files.createDirectory(folder.resolve("templates"));
    for (MatchResult file : FILE.matcher(page).results().toList()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
  }

  @Test
  void everyExampleIsAcceptedWithoutAWarning() throws IOException {
    List<String> examples = YAML.matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(examples).hasSize(2);
    for (String example : examples) {
      Path file = Files.writeString(folder.resolve("bridge.yaml"), TRACKERS + example);
      Loaded loaded = ConfigLoader.load(file, ENV, DemoFactory.all());

      assertThat(
              loaded.problems().stream()
                  .filter(p -> !p.path().equals("routes"))
                  .map(ConfigProblem::render)
                  .collect(Collectors.joining()))
          .isEmpty();
    }
  }

  @Test
  void theExamplesUseEveryFileThatThePageShows() {
    assertThat(FILE.matcher(page).results().map(m -> m.group(1)))
        .containsExactlyInAnyOrder("templates/status.json", "templates/chat.json");
  }

  @Test
  void everyFactStandsInTheTable() {
    Facts.meanings()
        .forEach(
            (name, meaning) -> assertThat(page).contains("| `%s` | %s |".formatted(name, meaning)));
  }
}
