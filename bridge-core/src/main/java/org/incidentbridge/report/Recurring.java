package org.incidentbridge.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Incidents whose titles are alike. Two titles are alike if at least half of all words in them are
 * in both; numbers and short words do not count. A group is gathered around the title that comes
 * first.
 *
 * @param words those that all titles of the group have in common, sorted
 * @param members at least two, in the order given
 */
public record Recurring(Set<String> words, List<Sample> members) {

  private static final double ALIKE = 0.5;
  private static final int SHORTEST = 3;

  /** More titles than this are not compared: the newest are. */
  static final int MOST = 5_000;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");
  private static final Set<String> FILLERS =
      Set.of(
          "and", "are", "but", "can", "does", "for", "from", "has", "not", "the", "when", "with");

  public Recurring {
    words = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(words));
    members = List.copyOf(members);
  }

  private static final class Gathering {
    private final Set<String> seed;
    private final Set<String> common;
    private final List<Sample> members = new ArrayList<>();

    Gathering(Set<String> seed) {
      this.seed = seed;
      this.common = new TreeSet<>(seed);
    }

    double likeness(Set<String> words) {
      long shared = words.stream().filter(seed::contains).count();
      return (double) shared / (seed.size() + words.size() - shared);
    }
  }

  /** The groups of two and more, the largest first. */
  static List<Recurring> among(List<Sample> samples) {
    List<Gathering> gatherings = new ArrayList<>();
    Map<String, List<Gathering>> byWord = new HashMap<>();
    samples.stream().limit(MOST).forEach(s -> take(s, gatherings, byWord));
    return gatherings.stream()
        .filter(g -> g.members.size() > 1)
        .sorted(Comparator.comparingInt((Gathering g) -> g.members.size()).reversed())
        .map(g -> new Recurring(g.common, g.members))
        .toList();
  }

  private static void take(
      Sample sample, List<Gathering> gatherings, Map<String, List<Gathering>> byWord) {
    Set<String> words = words(sample.label().title());
    if (words.isEmpty()) {
      return;
    }
    var nearest =
        words.stream()
            .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
            .distinct()
            .filter(g -> g.likeness(words) >= ALIKE)
            .max(Comparator.comparingDouble(g -> g.likeness(words)));
    if (nearest.isPresent()) {
      nearest.get().members.add(sample);
      nearest.get().common.retainAll(words);
    } else {
      var made = new Gathering(words);
      made.members.add(sample);
      gatherings.add(made);
      words.forEach(word -> byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(made));
    }
  }

  private static Set<String> words(String title) {
    return NO_WORD
        .splitAsStream(title.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= SHORTEST && !FILLERS.contains(word))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
