package org.incidentbridge.decide;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the facts of a firing into what is to be said. */
final class Wording {

  private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([A-Za-z.]+)\\s*}}");

  private Wording() {}

  /** The text with each {@code {{name}}} replaced; an unknown name by nothing. */
  static String fill(String text, Map<String, String> facts) {
    return NAME
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(facts.getOrDefault(match.group(1), "")));
  }
}
