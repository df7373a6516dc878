package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/scenarios.md says, held against the schema and the program. */
final class ScenarioPageTest {

  private static final Path PAGE = Path.of("../docs/scenarios.md");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\| `([^`]+)` \\|$");

  @TempDir Path folder;

  @Test
  void everyKeyOfTheSchemaHasItsLineAndNoOtherHas() throws IOException {
    List<String> keys = new ArrayList<>();
    collect("", Schemas.read("scenario"), keys);

    assertThat(keys).contains("given.at", "story.says", "then.clocks.NAME.due", "then.asked");
    assertThat(rows()).extracting(row -> row.group(1)).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void everyExampleOfAKeyStandsInAStory() throws IOException {
    String stories = String.join("\n", stories());

    for (MatchResult row : rows()) {
      String key = row.group(1).substring(row.group(1).lastIndexOf('.') + 1);
      assertThat(row.group(3)).as(row.group(1)).startsWith(key + ":");
      assertThat(stories).as(row.group(1)).contains(row.group(3));
    }
  }

  @Test
  void everyStoryPasses() throws IOException {
    assertThat(stories()).hasSizeGreaterThan(2).allMatch(story -> story.startsWith("scenario:"));
    for (String story : stories()) {
      assertThat(differences(story)).isEmpty();
    }
  }

  /** Steps that fired at earlier moments are expected again: a list without them differs. */
  @Test
  void stepsOfEarlierMomentsAreToldToo() throws IOException {
    String story = stories().getFirst();

    assertThat(
            differences(story.replace("fired: [ phone-on-blocker, half-way", "fired: [ half-way")))
        .contains("expected the steps [half-way")
        .contains("but they were [phone-on-blocker at");
  }

  private String differences(String story) throws IOException {
    String packs = Path.of("policies").toAbsolutePath().toString();
    Path file = folder.resolve("story.yaml");
    Files.writeString(file, story.replace("policy: policies", "policy: " + packs));
    return Scenarios.run(file, List.of(), Map.of()).problems().stream()
        .map(ConfigProblem::render)
        .collect(Collectors.joining("\n"));
  }

  /** Names of a story's moments and of what is expected are short, as nothing else is called so. */
  private static void collect(String path, JsonNode schema, List<String> keys) {
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey().equals("then") ? "then" : path + entry.getKey();
              keys.add(key.equals("then") ? "story.then" : key);
              collect(key + ".", entry.getValue(), keys);
              collect(key + ".", entry.getValue().path("items"), keys);
              collect(key + ".NAME.", entry.getValue().path("additionalProperties"), keys);
            });
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results().toList();
  }

  private static List<String> stories() throws IOException {
    return YAML.matcher(Files.readString(PAGE)).results().map(m -> m.group(1)).toList();
  }
}
