package org.incidentbridge.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;

/** Reads a tracker block: the keys of all trackers here, its own by its adapter's schema. */
final class TrackerReader {
  private static final Set<String> OWNER_WORDS =
      Set.of("origin", "latest", "union", "ask", "policy", "none");

  private final Problems problems;
  private final Map<String, TrackerFactory> factories = new LinkedHashMap<>();
  private final TuningReader tuning;
  private final SchemaCheck schemas;
  private final List<String> commonKeys = Schemas.trackerKeys();
  private final Map<String, ObjectNode> parsed = new HashMap<>();
  private final Map<TrackerId, Set<String>> projectKeys = new LinkedHashMap<>();

  TrackerReader(Problems problems, List<TrackerFactory> factories, TuningReader tuning) {
    this.problems = problems;
    this.tuning = tuning;
    this.schemas = new SchemaCheck(problems, commonKeys);
    factories.forEach(f -> this.factories.put(f.type(), f));
  }

  /** The projects of trackers whose schema gives keys of projects a pattern. */
  Map<TrackerId, Set<String>> projectKeys() {
    return projectKeys;
  }

  /** A tracker; empty if it is of no known type. */
  Optional<TrackerBlock> read(String name, Entry entry) {
    String path = "trackers." + name;
    if (!(entry.value() instanceof Mapping yaml) || !nameFits(name, entry.keyAt(), path)) {
      return Optional.empty();
    }
    Optional<Scalar> type = yaml.scalar("type");
    Optional<TrackerFactory> found = type.flatMap(t -> factory(t, path));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TrackerFactory factory = found.get();
    try {
      return Optional.of(block(new TrackerId(name), entry.keyAt(), yaml, factory));
    } catch (RuntimeException broken) {
      problems.error(
          entry.keyAt(),
          path,
          "the adapter " + factory.type() + " has a fault: " + broken,
          "use another version of it");
      return Optional.empty();
    }
  }

  /**
   * The adapter of that type, else the one that was probably meant, so that all else is checked.
   */
  private Optional<TrackerFactory> factory(Scalar type, String path) {
    TrackerFactory factory = factories.get(type.text());
    if (factory != null) {
      return Optional.of(factory);
    }
    problems.error(
        type.at(),
        path + ".type",
        "there is no tracker type " + type.described(),
        DidYouMean.hint(type.text(), factories.keySet()));
    return DidYouMean.nearest(type.text(), factories.keySet()).map(factories::get);
  }

  private TrackerBlock block(TrackerId id, Position nameAt, Mapping yaml, TrackerFactory factory) {
    String path = "trackers." + id;
    boolean fits = ownKeysFit(factory, yaml, path);
    Settings settings = new SettingsReader(problems, schema(factory)).read(yaml, path);
    if (schema(factory).at("/properties/projects/items").has("pattern")) {
      projectKeys.put(id, Set.copyOf(settings.texts("projects")));
    }
    var tuned = tuning.read(yaml, path);
    Optional<Capabilities> capabilities =
        fits
            ? probe(factory, new TrackerSetup(id, settings, Environment.system()), yaml, nameAt)
            : Optional.empty();
    return new TrackerBlock(
        nameAt,
        yaml,
        new TrackerConfig(id, factory.type(), settings, tuned),
        Set.copyOf(factory.covered(settings)),
        new VocabularyReader(problems, id, factory).read(yaml, settings),
        capabilities);
  }

  /** Whether a tracker can have that name. */
  static boolean fits(String name) {
    return name.matches("[a-z][a-z0-9-]{0,62}");
  }

  private boolean nameFits(String name, Position at, String path) {
    if (!fits(name)) {
      return false; // the schema has said so
    }
    if (OWNER_WORDS.contains(name)) {
      problems.error(
          at, path, "a tracker cannot be called " + name, "the word means something as an owner");
    }
    return true;
  }

  private boolean ownKeysFit(TrackerFactory factory, Mapping yaml, String path) {
    Map<String, Entry> own = new LinkedHashMap<>(yaml.entries());
    own.keySet().removeAll(commonKeys);
    int before = problems.errors();
    schemas.check(schema(factory), new Mapping(yaml.at(), own), path);
    return problems.errors() == before;
  }

  private ObjectNode schema(TrackerFactory factory) {
    return parsed.computeIfAbsent(
        factory.type(),
        type -> {
          ObjectNode schema = Schemas.parse(factory.schema());
          if (!schema.has("additionalProperties") && !schema.has("unevaluatedProperties")) {
            schema.put("additionalProperties", false);
          }
          return schema;
        });
  }

  /** Lets the adapter look at its settings; it does no input or output for that. */
  private Optional<Capabilities> probe(
      TrackerFactory factory, TrackerSetup setup, Mapping yaml, Position nameAt) {
    String path = "trackers." + setup.id();
    try (Tracker tracker = factory.create(setup)) {
      return Optional.of(tracker.capabilities());
    } catch (SettingsException refused) {
      Yaml at = yaml;
      Position position = nameAt;
      for (String key : refused.key().split("\\.", -1)) {
        position = at.get(key).map(Yaml::at).orElse(position);
        at = at.get(key).orElse(at);
      }
      String wrong = path + "." + refused.key();
      if (!problems.hasErrorAt(wrong) && !problems.hasErrorAt(position)) {
        problems.error(position, wrong, "" + refused.getMessage(), "");
      }
    } catch (RuntimeException broken) {
      problems.error(
          nameAt,
          path,
          "the adapter " + factory.type() + " cannot use these settings: " + broken.getMessage(),
          "check its page in docs/trackers");
    }
    return Optional.empty();
  }
}
