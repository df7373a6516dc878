package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.policy.Condition;

/** Reads the support levels. */
final class LadderReader {

  private final PolicyParts parts;

  LadderReader(PolicyParts parts) {
    this.parts = parts;
  }

  /** The ladder; the steps come from elsewhere. */
  Ladder read() {
    List<Ladder.Level> levels = new ArrayList<>();
    List<Ladder.Start> starts = new ArrayList<>();
    new TreeMap<>(parts.names().blocks("levels"))
        .forEach(
            (word, block) -> {
              levels.add(level(word, block));
              if (block.get("begins").isPresent()) {
                starts.add(start(word, block));
              }
            });
    return new Ladder(levels, starts, new StepReader(parts, levels).read());
  }

  private Ladder.Level level(String word, Mapping block) {
    String path = "levels." + word;
    return new Ladder.Level(
        word,
        block.text("title").orElse(word),
        parts.people(block, "team", path),
        parts.conditions().read(block, "handles", path, Condition.ALWAYS),
        parts.hours().read(block, path, parts.hours().always()));
  }

  private Ladder.Start start(String word, Mapping block) {
    return new Ladder.Start(
        new RuleName("begins at " + word, block.text("source").orElse("")),
        parts.conditions().read(block, "begins", "levels." + word, Condition.ALWAYS),
        word);
  }
}
