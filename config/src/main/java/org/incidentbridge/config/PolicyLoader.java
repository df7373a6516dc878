package org.incidentbridge.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.calendar.Calendars;
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
    return load(files, env, Calendars.none());
  }

  /**
   * The same with calendars of a configuration, which override those of the packs.
   *
   * @param calendars by name
   */
  public static LoadedPolicy load(List<Path> files, Map<String, String> env, Calendars calendars) {
    Problems problems = new Problems();
    Optional<PolicyPack> pack =
        new PolicyReader(problems, PolicyNames.Outside.UNKNOWN)
            .read(new PolicyFiles(problems, env).all(files), calendars.byName());
    return new LoadedPolicy(pack.filter(p -> problems.errors() == 0), problems.all());
  }
}
