package org.incidentbridge.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes texts apart into words: English ones by their stems, and all as they are written. */
final class Words {

  /** A problem is told in these; what follows is steps and logs. */
  private static final int MOST_LETTERS = 400;

  private static final Analyzer STEMS = new EnglishAnalyzer();
  private static final Analyzer PLAIN = new StandardAnalyzer(EnglishAnalyzer.getDefaultStopSet());

  private Words() {}

  /** How often each stem of an English word occurs, in the order of the text. */
  static Map<String, Integer> stems(String text) {
    return count(STEMS, text);
  }

  /** How often each word occurs as it is written, in lower case. */
  static Map<String, Integer> plain(String text) {
    return count(PLAIN, text);
  }

  private static Map<String, Integer> count(Analyzer analyzer, String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    String beginning =
        Normalizer.normalize(
            text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) : text,
            Normalizer.Form.NFKC);
    try (var tokens = analyzer.tokenStream("", beginning)) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        counts.merge(term.toString(), 1, Integer::sum);
      }
      tokens.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory could not be read", impossible);
    }
    return counts;
  }
}
