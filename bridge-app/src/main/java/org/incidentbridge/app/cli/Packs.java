package org.incidentbridge.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.ConfigProblem;
import org.incidentbridge.config.LoadedPolicy;
import org.incidentbridge.config.PolicyLoader;
import org.incidentbridge.pack.PolicyPack;

/** Reads policy packs for a command that cannot go on without them. */
final class Packs {

  private Packs() {}

  /**
   * The files to read where those that are given may change a pack without naming it.
   *
   * @param given may be changes alone
   * @param present the packs that these change then, in order
   */
  static List<Path> whole(List<Path> given, List<Path> present) {
    if (!PolicyLoader.areChangesAlone(given, System.getenv())) {
      return given;
    }
    return Stream.concat(under(given, present).stream(), given.stream()).toList();
  }

  /** The packs without those that are given as well, which come after them. */
  static List<Path> under(List<Path> given, List<Path> present) {
    Set<Path> own = given.stream().map(Packs::place).collect(Collectors.toSet());
    return present.stream().filter(pack -> !own.contains(place(pack))).toList();
  }

  static String named(List<Path> packs) {
    return packs.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private static Path place(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /**
   * The packs in some files, in one.
   *
   * @param config whose calendars count where the packs have none of that name
   * @throws Failure with all that is wrong with them
   */
  static PolicyPack read(List<Path> files, Optional<BridgeConfig> config) {
    Map<String, CoverageCalendar> calendars =
        config.map(c -> c.calendars().byName()).orElse(Map.of());
    LoadedPolicy loaded = PolicyLoader.load(files, System.getenv(), calendars);
    return loaded
        .pack()
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.USAGE,
                    loaded.problems().stream()
                        .filter(ConfigProblem::isError)
                        .map(ConfigProblem::render)
                        .collect(Collectors.joining(System.lineSeparator()))));
  }
}
