package org.incidentbridge.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.policy.ValueMap;

/**
 * Reads a value map: {@code tracker word: canonical word}, or {@code canonical word: [word to
 * write, further words to read]}. It has to be reversible: each tracker word stands for one
 * canonical word, and for each canonical word it is clear what to write.
 */
final class WordsReader {
  private final Problems problems;
  private final String path;
  private final List<String> canonical;
  private final Map<String, String> inward = new LinkedHashMap<>();
  private final Map<String, Position> trackerWords = new HashMap<>();
  private final Map<String, String> writers = new HashMap<>();

  /**
   * For one field.
   *
   * @param canonical the words there are; empty if any will do
   */
  WordsReader(Problems problems, String path, List<String> canonical) {
    this.problems = problems;
    this.path = path;
    this.canonical = canonical;
  }

  ValueMap read(Mapping map) {
    map.entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof Scalar word) {
                single(key, entry.keyAt(), word);
              } else if (entry.value() instanceof Yaml.Sequence list) {
                several(key, entry.keyAt(), list.items());
              }
            });
    return new ValueMap(inward);
  }

  private void single(String trackerWord, Position at, Scalar word) {
    if (known(word.text(), word.at(), trackerWord)) {
      if (put(trackerWord, word.text(), at)) {
        claim(word.text(), trackerWord, at);
      }
    }
  }

  private void several(String word, Position at, List<Yaml> trackerWords) {
    if (!known(word, at, "")) {
      return;
    }
    boolean first = true;
    for (Yaml item : trackerWords) {
      if (item instanceof Scalar trackerWord
          && put(trackerWord.text(), word, trackerWord.at())
          && first) {
        claim(word, trackerWord.text(), at);
      }
      first = false;
    }
  }

  private boolean known(String word, Position at, String trackerWord) {
    if (canonical.isEmpty() || canonical.contains(word)) {
      return true;
    }
    problems.error(
        at,
        path,
        "'" + word + "' is no canonical word",
        canonical.contains(trackerWord)
            ? "the tracker's word comes first: '" + word + ": " + trackerWord + "'"
            : DidYouMean.hint(word, canonical));
    return false;
  }

  private void claim(String word, String trackerWord, Position at) {
    String writer = writers.putIfAbsent(word, trackerWord);
    if (writer != null) {
      problems.error(
          at,
          path,
          "cannot be reversed: both '%s' and '%s' stand for %s, so which is to be written?"
              .formatted(writer, trackerWord, word),
          "put the one to write first: '%s: [%s, %s]'".formatted(word, writer, trackerWord));
    }
  }

  /** Whether the word is new; one that is here twice needs no second complaint. */
  private boolean put(String trackerWord, String word, Position at) {
    Position first = trackerWords.putIfAbsent(trackerWord.toLowerCase(Locale.ROOT), at);
    if (first == null) {
      inward.put(trackerWord, word);
      return true;
    }
    problems.error(
        at,
        path,
        "'%s' is mapped twice; the first is in line %d".formatted(trackerWord, first.line()),
        "words are compared without regard to case; keep one");
    return false;
  }
}
