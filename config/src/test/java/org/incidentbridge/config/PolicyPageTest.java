package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/policy.md says, held against the program. */
final class PolicyPageTest {

  private static final Path PAGE = Path.of("../docs/policy.md");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @TempDir Path folder;

  @Test
  void blocksThatAreReadOneAfterTheOtherMakeAPackWithoutAWarning() throws IOException {
    LoadedPolicy loaded = PolicyLoader.load(packs(), Map.of());

    assertThat(loaded.problems().stream().map(ConfigProblem::render).collect(Collectors.joining()))
        .isEmpty();
    PolicyPack pack = loaded.pack().orElseThrow();
    assertThat(pack.clocks()).hasSize(2);
    assertThat(pack.severity().rules().get(1).name().name()).isEqualTo("gold");
    assertThat(pack.ladder().steps()).extracting(Step::name).containsExactly("missed-resolution");
    assertThat(pack.duties().gates()).hasSize(1);
  }

  /** Whoever compares the page with the pack that comes with the program finds the same. */
  @Test
  void whatThePageBuildsUpStandsInTheShippedPackToo() throws IOException {
    var files = new PolicyFiles(new Problems(), Map.of());
    var merge = new PolicyMerge(new Problems());
    Yaml page = merge.join(files.all(built())).orElseThrow();
    Yaml shipped = merge.join(files.all(List.of(Path.of("policies/joyent.yaml")))).orElseThrow();

    assertThat(leaves("", page)).isNotEmpty();
    assertThat(leaves("", shipped)).containsAllEntriesOf(leaves("", page));
  }

  /** The value of each path, blanks aside. */
  private static Map<String, String> leaves(String path, Yaml yaml) {
    Map<String, String> leaves = new TreeMap<>();
    if (yaml instanceof Yaml.Mapping block) {
      block.entries().forEach((key, e) -> leaves.putAll(leaves(path + "/" + key, e.value())));
    } else {
      leaves.put(path, SchemaCheck.json(yaml).toString().replaceAll("\\s+", " "));
    }
    return leaves;
  }

  private List<Path> built() throws IOException {
    return packs().stream().takeWhile(p -> !read(p).startsWith("title: Our procedure")).toList();
  }

  @Test
  void theScenarioPassesUnderThePackThatThePageBuilds() throws IOException {
    List<Path> built = built();
    Path whole = folder.resolve("scenario.yaml");
    Files.writeString(whole, scenario().replace("policy: joyent.yaml", "policy: " + names(built)));

    ScenarioResult result = Scenarios.run(whole, List.of(), Map.of());

    assertThat(result.problems().stream().map(ConfigProblem::render).collect(Collectors.joining()))
        .isEmpty();
    assertThat(result.outcome()).isEqualTo(ScenarioResult.Outcome.PASSED);
  }

  @Test
  void everyWordAndEveryVariableIsOnThePage() throws IOException {
    List<String> code =
        CODE.matcher(YAML.matcher(Files.readString(PAGE)).replaceAll(""))
            .results()
            .map(m -> m.group(1))
            .toList();

    assertThat(code).containsAll(PolicyWords.all());
    assertThat(code).containsAll(ConditionScopes.POLICY.names());
    for (String variable : List.of("event", "service", "customer", "clocks", "obligations")) {
      assertThat(code).containsAll(ConditionScopes.POLICY.fields(variable));
    }
  }

  @Test
  void writtenTargetsAreTargets() throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("## Targets"), page.indexOf("## Causes"));
    List<String> targets =
        table
            .lines()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> CODE.matcher(line.split("\\|")[1]).results().map(m -> m.group(1)))
            .toList();

    assertThat(targets).hasSizeGreaterThan(8);
    assertThat(targets).allMatch(text -> TargetText.parse(text).isPresent());
  }

  @Test
  void theChangeThatIsTriedOnThePastWorksWithItsPackAndAlone() throws IOException {
    String page = Files.readString(Path.of("../docs/backtest.md"));
    Matcher block = YAML.matcher(page);
    assertThat(block.find()).isTrue();
    Path change = Files.writeString(folder.resolve("change.yaml"), block.group(1));

    assertThat(PolicyLoader.areChangesAlone(List.of(change), Map.of())).isTrue();
    assertThat(PolicyLoader.load(List.of(Path.of("policies/joyent.yaml"), change), Map.of()))
        .satisfies(loaded -> assertThat(loaded.problems()).isEmpty())
        .satisfies(loaded -> assertThat(loaded.pack()).isPresent());
  }

  private List<Path> packs() throws IOException {
    List<Path> packs = new ArrayList<>();
    for (String block : blocks()) {
      if (List.of("policy:", "promises:", "scenario:").stream().noneMatch(block::startsWith)) {
        Path file = folder.resolve("part-" + packs.size() + ".yaml");
        Files.writeString(file, block);
        packs.add(file);
      }
    }
    return packs;
  }

  private static String scenario() throws IOException {
    return blocks().stream().filter(b -> b.startsWith("scenario:")).findFirst().orElseThrow();
  }

  private static List<String> blocks() throws IOException {
    return YAML.matcher(Files.readString(PAGE)).results().map(m -> m.group(1)).toList();
  }

  private static String names(List<Path> files) {
    return files.stream()
        .map(f -> f.getFileName().toString())
        .collect(Collectors.joining(", ", "[ ", " ]"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cannot) {
      throw new java.io.UncheckedIOException(cannot);
    }
  }
}
