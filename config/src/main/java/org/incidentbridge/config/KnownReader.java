package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.policy.Known;
import org.incidentbridge.policy.Known.By;

/** Reads how a route looks for known problems before it has a mirror made. */
final class KnownReader {

  private static final double THRESHOLD = 0.85;
  private static final double PROPOSE = 0.6;
  private static final String WORD = "Workaround:";

  private KnownReader() {}

  /**
   * @param create the block that may have a block {@code known}
   */
  static Known read(Problems problems, Mapping create, String path) {
    Optional<Mapping> block = create.mapping("known");
    return block.map(known -> known(problems, known, path + ".known")).orElse(Known.NEVER);
  }

  private static Known known(Problems problems, Mapping yaml, String path) {
    double threshold = number(yaml, "threshold", THRESHOLD);
    double propose = number(yaml, "propose", Math.min(PROPOSE, threshold));
    if (propose > threshold) {
      problems.error(
          yaml.valueAt("propose"),
          path + ".propose",
          "is above the threshold of %s, from which on tickets are linked".formatted(threshold),
          "propose less than what is linked, for example " + Math.round(threshold * 70) / 100.0);
    }
    boolean answered = yaml.text("statuses").orElse("open").equals("answered");
    return new Known(by(yaml), threshold, propose, answered, workarounds(yaml));
  }

  private static Set<By> by(Mapping yaml) {
    Set<By> all = EnumSet.noneOf(By.class);
    for (String word : texts(yaml, "match")) {
      for (By by : By.values()) {
        if (by.name().toLowerCase(Locale.ROOT).equals(word)) {
          all.add(by);
        }
      }
    }
    return yaml.get("match").isPresent() ? all : EnumSet.of(By.KEY, By.TITLE, By.TEXT);
  }

  private static Known.Workarounds workarounds(Mapping yaml) {
    Mapping block = yaml.mapping("workaround").orElse(new Mapping(yaml.at(), Map.of()));
    List<String> words = block.get("begins").isPresent() ? texts(block, "begins") : List.of(WORD);
    return new Known.Workarounds(words, block.flag("public", false));
  }

  private static List<String> texts(Mapping yaml, String key) {
    List<String> texts = new ArrayList<>();
    for (Yaml item : yaml.items(key)) {
      if (item instanceof Scalar text) {
        texts.add(text.text());
      }
    }
    return texts;
  }

  /** What is no number the schema has told. */
  private static double number(Mapping yaml, String key, double otherwise) {
    try {
      return yaml.text(key).map(Double::parseDouble).orElse(otherwise);
    } catch (NumberFormatException told) {
      return otherwise;
    }
  }
}
