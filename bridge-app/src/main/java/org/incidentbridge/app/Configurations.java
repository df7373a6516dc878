package org.incidentbridge.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.ConfigLoader;
import org.incidentbridge.config.ConfigProblem;
import org.incidentbridge.config.Loaded;

/** Reads the configuration for a command that cannot go on without one. */
public final class Configurations {

  private Configurations() {}

  /**
   * The configuration in a file.
   *
   * @throws Failure if it cannot be used, with all that is wrong with it
   */
  public static BridgeConfig load(Path file, Map<String, String> environment) {
    if (Files.notExists(file)) {
      throw new Failure(
          ExitCode.USAGE,
          "There is no configuration at %s. Name one with --config FILE, or try: %s"
              .formatted(file.toAbsolutePath(), Program.hint("demo")));
    }
    return switch (ConfigLoader.load(file, environment, Adapters.found())) {
      case Loaded.Good good -> good.config();
      case Loaded.Bad bad ->
          throw new Failure(
              ExitCode.USAGE,
              bad.problems().stream()
                  .filter(ConfigProblem::isError)
                  .map(ConfigProblem::render)
                  .collect(Collectors.joining(System.lineSeparator())));
    };
  }
}
