package org.incidentbridge.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.pack.PolicyPack;

/** Reads policy packs on their own, without a configuration around them. */
public final class PolicyLoader {

  private PolicyLoader() {}

  /**
   * Reads packs; later ones override earlier ones key by key. Names of routes, trackers and
   * channels are taken as they are. Whatever is wrong is answered, never thrown.
   *
   * @param files at least one
   * @param env where {@code ${env:NAME}} looks
   */
  public static LoadedPolicy load(List<Path> files, Map<String, String> env) {
    return load(files, env, Map.of());
  }

  /**
   * The same with calendars to fall back on.
   *
   * @param calendars by name; those of the packs go before
   */
  public static LoadedPolicy load(
      List<Path> files, Map<String, String> env, Map<String, CoverageCalendar> calendars) {
    Problems problems = new Problems();
    List<Mapping> packs = new PolicyFiles(problems, env).all(files);
    Map<String, CoverageCalendar> others = new TreeMap<>(calendars);
    packs.forEach(
        pack ->
            pack.mapping("calendars")
                .ifPresent(own -> others.keySet().removeAll(own.entries().keySet())));
    Optional<PolicyPack> pack =
        new PolicyReader(problems, PolicyNames.Outside.UNKNOWN).read(packs, others, "");
    return new LoadedPolicy(pack.filter(p -> problems.errors() == 0), problems.all());
  }

  /** Whether these files change a pack that is not among them. */
  public static boolean areChangesAlone(List<Path> files, Map<String, String> env) {
    return Amendments.areAlone(new PolicyFiles(new Problems(), env).all(files));
  }

  /**
   * The files of the packs that a configuration names, in its order.
   *
   * @param config may be missing or broken; then there are none
   * @param env where {@code ${env:NAME}} looks
   */
  public static List<Path> configured(Path config, Map<String, String> env) {
    Problems unheard = new Problems();
    return whole(config, env, unheard)
        .map(whole -> new PolicyFiles(unheard, env).paths(whole, "policy"))
        .orElse(List.of());
  }

  /**
   * The names of the trackers of a configuration.
   *
   * @param config may be missing or broken; then there are none
   * @param env where {@code ${env:NAME}} looks
   */
  public static Set<String> trackers(Path config, Map<String, String> env) {
    return whole(config, env, new Problems())
        .flatMap(whole -> whole.mapping("trackers"))
        .map(trackers -> trackers.entries().keySet())
        .orElse(Set.of());
  }

  /** All files of a configuration as one; empty if they cannot be read or are no YAML. */
  static Optional<Mapping> whole(Path config, Map<String, String> env, Problems unheard) {
    List<Mapping> documents = new Includes(unheard, new References(env, unheard)).read(config);
    return documents.isEmpty() ? Optional.empty() : Optional.of(new Merge(unheard).join(documents));
  }
}
