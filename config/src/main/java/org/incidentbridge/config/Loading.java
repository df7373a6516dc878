package org.incidentbridge.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.spi.TrackerFactory;

/** One run of the loader: read, join, hold against the schemas, build, check. */
final class Loading {
  private final Map<String, String> env;
  private final List<TrackerFactory> factories;
  private final Problems problems = new Problems();

  Loading(Map<String, String> env, List<TrackerFactory> factories) {
    this.env = Map.copyOf(env);
    this.factories = factories;
  }

  Loaded load(Path file) {
    List<Mapping> documents = new Includes(problems, new References(env, problems)).read(file);
    if (documents.isEmpty()) {
      if (problems.errors() == 0) {
        problems.file(file.toString(), "is empty", "begin with trackers: and routes:");
      }
      return new Loaded.Bad(problems.all());
    }
    Mapping whole = new Merge(problems).join(documents);
    new SchemaCheck(problems, List.of()).check(Schemas.core(), whole, "");
    Optional<BridgeConfig> config =
        new Build(problems, factories, env).build(whole, file.toAbsolutePath().normalize());
    if (problems.errors() > 0 || config.isEmpty()) {
      return new Loaded.Bad(problems.all());
    }
    return new Loaded.Good(config.get(), problems.all());
  }
}
