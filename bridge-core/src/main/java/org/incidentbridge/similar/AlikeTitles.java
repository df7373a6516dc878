package org.incidentbridge.similar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Titles that tell of the same problem, by what known problems are proposed by. A group is gathered
 * around the title that comes first. Pure.
 */
public final class AlikeTitles {

  /** From here on a known problem is proposed, if nothing else is set. */
  private static final double ALIKE = 0.6;

  /** The nearest come first: after so many that are not alike there is none. */
  private static final int MISSES = 10;

  /** No more of those of other groups are passed over in a row. */
  private static final int MOST_PASSED = 500;

  /** How many of the nearest are looked at first. */
  private static final int FIRST_LOOK = 50;

  private static final String SHELF = "titles";

  private final List<ProblemText> titles;
  private final List<Set<String>> stems = new ArrayList<>();
  private final List<Set<String>> plain = new ArrayList<>();
  private final TextIndex index = new TextIndex();
  private final boolean[] taken;

  /** Those around which was looked already: whoever is alike to one of them was found by it. */
  private final boolean[] seeds;

  private AlikeTitles(List<String> titles) {
    this.titles = titles.stream().map(title -> new ProblemText(title, "")).toList();
    this.taken = new boolean[titles.size()];
    this.seeds = new boolean[titles.size()];
    for (int i = 0; i < titles.size(); i++) {
      index.put(String.valueOf(i), SHELF, this.titles.get(i));
      stems.add(Words.stems(titles.get(i)).keySet());
      plain.add(Words.plain(titles.get(i)).keySet());
    }
  }

  /**
   * Titles that are alike.
   *
   * @param words those that all of them have, as they are written, in lower case; sorted
   * @param members their places in the list, the first one first; at least two
   */
  public record Group(Set<String> words, List<Integer> members) {
    public Group {
      words = new TreeSet<>(words);
      members = List.copyOf(members);
    }
  }

  /** The groups of two and more, the largest first. */
  public static List<Group> among(List<String> titles) {
    return new AlikeTitles(titles).groups();
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      if (!taken[i]) {
        List<Integer> members = around(i);
        if (members.size() > 1) {
          groups.add(new Group(common(members), members));
        }
      }
    }
    groups.sort(Comparator.comparingInt((Group g) -> g.members().size()).reversed());
    return groups;
  }

  private List<Integer> around(int seed) {
    Set<Integer> members = new TreeSet<>(Set.of(seed));
    ProblemText title = titles.get(seed);
    taken[seed] = true;
    seeds[seed] = true;
    index.titled(title, SHELF, titles.size()).forEach(name -> take(Integer.valueOf(name), members));
    int looked = 0;
    for (int most = FIRST_LOOK; looked < most; most = Math.min(4 * most, titles.size())) {
      List<String> near = index.like(title, SHELF, most);
      boolean more = near.size() == most && most < titles.size();
      if (!takeAlike(seed, near.subList(Math.min(looked, near.size()), near.size()), members)
          || !more) {
        break;
      }
      looked = most;
    }
    return new ArrayList<>(members);
  }

  /** Whether there may be more that are alike behind these. */
  private boolean takeAlike(int seed, List<String> near, Set<Integer> members) {
    int misses = 0;
    int passed = 0;
    for (String name : near) {
      Integer other = Integer.valueOf(name);
      if (!taken[other] && isAlike(seed, other)) {
        take(other, members);
        misses = 0;
        passed = 0;
      } else if (seeds[other] || !taken[other]) {
        misses += other == seed ? 0 : 1;
      } else {
        passed++;
      }
      if (misses > MISSES || passed > MOST_PASSED) {
        return false;
      }
    }
    return true;
  }

  /** Those that share less than two words are no problem in common, and need no score. */
  private boolean isAlike(int one, int other) {
    return (shares(stems, one, other) || shares(plain, one, other))
        && index.score(titles.get(one), titles.get(other)).value() >= ALIKE;
  }

  private static boolean shares(List<Set<String>> words, int one, int other) {
    return words.get(one).stream().filter(words.get(other)::contains).count()
        >= Resemblance.LEAST_SHARED;
  }

  private void take(Integer which, Set<Integer> members) {
    if (!taken[which]) {
      taken[which] = true;
      members.add(which);
    }
  }

  private Set<String> common(List<Integer> members) {
    Set<String> words = new LinkedHashSet<>(plain.get(members.getFirst()));
    members.forEach(member -> words.retainAll(plain.get(member)));
    return words;
  }
}
