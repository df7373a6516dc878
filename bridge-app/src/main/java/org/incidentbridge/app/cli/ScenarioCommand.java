package org.incidentbridge.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.config.ConfigProblem;
import org.incidentbridge.config.PolicyLoader;
import org.incidentbridge.config.ScenarioResult;
import org.incidentbridge.config.ScenarioResult.Outcome;
import org.incidentbridge.config.Scenarios;
import org.incidentbridge.config.Scenarios.Otherwise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "scenario",
    description = {
      "Runs scenarios: stories of incidents with what a policy has to say of them.",
      "Contacts nothing and needs no configuration; each names the policy packs that it is about,"
          + " or else those of the configuration count."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge scenario config/scenarios/J3-first-response.yaml",
      "  bridge scenario config/scenarios/*.yaml",
      "  bridge scenario J3-first-response.yaml --policy my-changes.yaml"
    })
final class ScenarioCommand implements Callable<Integer> {

  private static final String INDENT = "    ";

  @Mixin private Options options = new Options();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The scenarios.")
  private List<Path> files = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A pack that overrides those of the scenario, key by key; may be repeated.")
  private List<Path> policy = new ArrayList<>();

  @Override
  public Integer call() {
    Otherwise otherwise = otherwise();
    List<ScenarioResult> results =
        files.stream()
            .map(file -> Scenarios.run(file, otherwise, policy, System.getenv()))
            .toList();
    if (options.json()) {
      options.print(
          Map.of(
              "passed",
              count(results, Outcome.PASSED),
              "scenarios",
              results.stream().map(ScenarioCommand::row).toList(),
              "warnings",
              warnings(results).stream().map(ScenarioCommand::row).toList()));
    } else {
      warnings(results).forEach(warning -> options.out().println(warning.render()));
      results.forEach(this::print);
      options.out().println(summary(results));
      options.out().flush();
    }
    return code(results).number();
  }

  /** For a scenario that names no pack: those of the configuration, unless one is given whole. */
  private Otherwise otherwise() {
    boolean whole = !policy.isEmpty() && !PolicyLoader.areChangesAlone(policy, System.getenv());
    if (whole || files.stream().allMatch(file -> Scenarios.namesPacks(file, System.getenv()))) {
      return Otherwise.NOTHING;
    }
    List<Path> packs =
        Packs.under(policy, PolicyLoader.configured(options.file(), System.getenv()));
    if (!packs.isEmpty()) {
      options.told(
          "Scenarios that name no policy are run under that of %s: %s."
              .formatted(options.file(), Packs.named(packs)));
    }
    return new Otherwise(packs, PolicyLoader.trackers(options.file(), System.getenv()));
  }

  private static ExitCode code(List<ScenarioResult> results) {
    if (count(results, Outcome.BROKEN) > 0) {
      return ExitCode.USAGE;
    }
    return count(results, Outcome.FAILED) > 0 ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  /** What is to be said of the packs, once for all scenarios. */
  private static List<ConfigProblem> warnings(List<ScenarioResult> results) {
    return results.stream().flatMap(result -> result.warnings().stream()).distinct().toList();
  }

  private static long count(List<ScenarioResult> results, Outcome outcome) {
    return results.stream().filter(r -> r.outcome() == outcome).count();
  }

  private void print(ScenarioResult result) {
    String rules = result.rules().isEmpty() ? "" : String.join(", ", result.rules()) + ": ";
    String name = result.title().isEmpty() ? result.file().toString() : result.title();
    options
        .out()
        .println(Wrapped.hanging(result.outcome() + " " + rules + name, INDENT, options.width()));
    result.problems().forEach(p -> options.out().println(p.render()));
  }

  private static String summary(List<ScenarioResult> results) {
    long failed = count(results, Outcome.FAILED);
    long broken = count(results, Outcome.BROKEN);
    return Count.of(results.size(), "scenario")
        + (failed + broken == 0 ? ", all passed." : ", ")
        + (failed == 0 ? "" : failed + " failed")
        + (failed > 0 && broken > 0 ? ", " : "")
        + (broken == 0 ? "" : broken + " cannot be run")
        + (failed + broken == 0 ? "" : ".");
  }

  private static Map<String, Object> row(ScenarioResult result) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("file", result.file().toString());
    row.put("title", result.title());
    row.put("rules", result.rules());
    row.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
    row.put(
        "problems",
        result.problems().stream()
            .map(p -> result.outcome() == Outcome.FAILED ? difference(p) : row(p))
            .toList());
    return row;
  }

  /** What differs has reasons; what cannot be run, a suggestion. */
  private static Map<String, Object> difference(ConfigProblem problem) {
    Map<String, Object> row = row(problem);
    row.remove("suggestion");
    row.put("reasons", problem.suggestion().lines().map(String::strip).toList());
    return row;
  }

  private static Map<String, Object> row(ConfigProblem problem) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("file", problem.file());
    row.put("line", problem.line());
    row.put("column", problem.column());
    row.put("path", problem.path());
    row.put("message", problem.message());
    row.put("suggestion", problem.suggestion());
    return row;
  }
}
