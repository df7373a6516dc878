package org.incidentbridge.similar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How much of what two texts say they share. Words weigh as in BM25, the rarer the more; the weight
 * of what is shared is held against the weight of all, so that 1 means the same words whatever else
 * the index holds, and both texts count alike. Pure.
 */
final class Resemblance {

  private static final double TITLE = 0.7;

  /** What is alike by its title alone, as one of them has no text, is a little less so. */
  private static final double TITLE_ALONE = 0.95;

  /** How soon more of the same word says no more, as in BM25. */
  private static final double SATURATION = 1.2;

  /** One word in common is no problem in common. */
  static final int LEAST_SHARED = 2;

  private static final double FEW_SHARED = 0.5;
  private static final int MOST_TOLD = 5;

  private final ToDoubleFunction<String> rarity;

  /**
   * @param rarity what a word weighs, above 0
   */
  Resemblance(ToDoubleFunction<String> rarity) {
    this.rarity = rarity;
  }

  Score of(ProblemText one, ProblemText other) {
    Score stems = of(Parts.stems(one), Parts.stems(other));
    Score plain = of(Parts.plain(one), Parts.plain(other));
    return new Score(Math.max(stems.value(), plain.value()), told(stems, plain));
  }

  private static List<String> told(Score stems, Score plain) {
    return plain.words().isEmpty() ? stems.words() : plain.words();
  }

  private record Parts(Map<String, Integer> title, Map<String, Integer> text) {

    static Parts stems(ProblemText problem) {
      return new Parts(Words.stems(problem.title()), Words.stems(problem.text()));
    }

    static Parts plain(ProblemText problem) {
      return new Parts(Words.plain(problem.title()), Words.stems(problem.text()));
    }
  }

  private Score of(Parts one, Parts other) {
    if (one.title().isEmpty() || other.title().isEmpty()) {
      return Score.NONE;
    }
    double title = shared(one.title(), other.title());
    boolean both = !one.text().isEmpty() && !other.text().isEmpty();
    boolean neither = one.text().isEmpty() && other.text().isEmpty();
    double value =
        both
            ? TITLE * title + (1 - TITLE) * shared(one.text(), other.text())
            : title * (neither ? 1 : TITLE_ALONE);
    Set<String> common = new HashSet<>(one.title().keySet());
    common.retainAll(other.title().keySet());
    boolean few = common.size() < LEAST_SHARED;
    return new Score(few ? Math.min(value, FEW_SHARED) : value, heaviest(common));
  }

  /** The weight of what both have against the weight of what they have. */
  private double shared(Map<String, Integer> one, Map<String, Integer> other) {
    Map<String, Integer> all = new HashMap<>(one);
    other.forEach((word, count) -> all.merge(word, count, Math::max));
    double common = 0;
    double whole = 0;
    for (String word : all.keySet()) {
      double weight = rarity.applyAsDouble(word);
      double a = weight * often(one.getOrDefault(word, 0));
      double b = weight * often(other.getOrDefault(word, 0));
      common += 2 * Math.min(a, b);
      whole += a + b;
    }
    return whole == 0 ? 0 : common / whole;
  }

  private static double often(int count) {
    return count * (1 + SATURATION) / (count + SATURATION);
  }

  private List<String> heaviest(Set<String> words) {
    List<String> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(rarity).reversed().thenComparing(w -> w));
    return sorted.subList(0, Math.min(MOST_TOLD, sorted.size()));
  }
}
