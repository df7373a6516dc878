package org.incidentbridge.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.incidentbridge.config.ScenarioResult.Outcome;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.pack.PolicyPack;

/** Runs scenarios. Whatever is wrong with them is answered, never thrown. */
public final class Scenarios {

  private Scenarios() {}

  /**
   * Runs one.
   *
   * @param file the scenario
   * @param policy further policy packs, which override those that it names key by key; may be empty
   * @param env where {@code ${env:NAME}} looks
   */
  public static ScenarioResult run(Path file, List<Path> policy, Map<String, String> env) {
    return run(file, Otherwise.NOTHING, policy, env);
  }

  /**
   * What counts for a scenario that names no packs.
   *
   * @param packs that it is about then; may be empty
   * @param trackers that there are then; empty if that is not known
   */
  public record Otherwise(List<Path> packs, Set<String> trackers) {

    /** Such a scenario cannot be run. */
    public static final Otherwise NOTHING = new Otherwise(List.of(), Set.of());

    public Otherwise {
      packs = List.copyOf(packs);
      trackers = Set.copyOf(trackers);
    }

    private Set<String> trackers(Mapping scenario) {
      return scenario.get("policy").isEmpty() ? trackers : Set.of();
    }
  }

  /** The same with what counts for a scenario that names no packs. */
  public static ScenarioResult run(
      Path file, Otherwise otherwise, List<Path> policy, Map<String, String> env) {
    Problems problems = new Problems();
    PolicyFiles files = new PolicyFiles(problems, env);
    Optional<Mapping> yaml =
        new PolicyFiles(problems, env, "begin with scenario: TITLE").read(file, Optional.empty());
    if (yaml.isEmpty()) {
      return new ScenarioResult(file, "", List.of(), Outcome.BROKEN, problems.all(), List.of());
    }
    Scenario scenario = new ScenarioReader(problems).read(yaml.get());
    List<Mapping> packs = packs(yaml.get(), otherwise.packs(), policy, files);
    if (packs.isEmpty() && problems.errors() == 0) {
      problems.error(
          yaml.get().at(),
          "",
          "names no policy pack, and none is given",
          "add the key 'policy', for example policy: ../policies/joyent.yaml; or give --policy FILE");
    }
    Optional<PolicyPack> pack =
        new PolicyReader(problems, PolicyNames.Outside.UNKNOWN).read(packs, Map.of(), "");
    if (pack.isPresent() && problems.errors() == 0) {
      PackWords words = words(pack.get(), packs.subList(0, packs.size() - policy.size()));
      new ScenarioNames(problems, words, otherwise.trackers(yaml.get())).check(yaml.get());
    }
    if (pack.isEmpty() || problems.errors() > 0) {
      return result(file, scenario, Outcome.BROKEN, problems, problems);
    }
    Problems differences = new Problems();
    new ScenarioRun(pack.get(), new PackPlaces(packs), scenario, differences).run();
    Outcome outcome = differences.errors() == 0 ? Outcome.PASSED : Outcome.FAILED;
    return result(file, scenario, outcome, differences, problems);
  }

  /** What further packs take out is no mistake of a scenario, which is about the others. */
  private static PackWords words(PolicyPack all, List<Mapping> own) {
    Problems unheard = new Problems();
    Optional<PolicyPack> before =
        new PolicyReader(unheard, PolicyNames.Outside.UNKNOWN)
            .read(own, Map.of(), "")
            .filter(pack -> unheard.errors() == 0);
    return new PackWords(Stream.concat(Stream.of(all), before.stream()).toList());
  }

  /** Whether a scenario says itself which packs it is about; true if it cannot be read. */
  public static boolean namesPacks(Path file, Map<String, String> env) {
    return new PolicyFiles(new Problems(), env)
        .read(file, Optional.empty())
        .map(yaml -> yaml.get("policy").isPresent())
        .orElse(true);
  }

  private static List<Mapping> packs(
      Mapping scenario, List<Path> otherwise, List<Path> policy, PolicyFiles files) {
    List<Mapping> packs = new ArrayList<>(files.named(scenario, "policy"));
    if (scenario.get("policy").isEmpty()) {
      packs.addAll(files.all(otherwise));
    }
    packs.addAll(files.all(policy));
    return packs;
  }

  private static ScenarioResult result(
      Path file, Scenario scenario, Outcome outcome, Problems wrong, Problems read) {
    return new ScenarioResult(
        file,
        scenario.title(),
        scenario.rules(),
        outcome,
        wrong.all().stream().filter(ConfigProblem::isError).toList(),
        read.all().stream().filter(p -> !p.isError()).toList());
  }
}
