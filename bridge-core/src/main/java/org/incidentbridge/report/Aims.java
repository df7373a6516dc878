package org.incidentbridge.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.pack.Ladder;

/**
 * The support levels there are, and what each is to resolve.
 *
 * @param levels words, lowest first; may be empty
 * @param targets shares of all incidents by level, 0 to 1; may be empty
 */
public record Aims(List<String> levels, SortedMap<String, Double> targets) {

  /** J10: L1 80 %, L2 15 %, L3 5 % of all. */
  private static final SortedMap<String, Double> USUAL =
      new TreeMap<>(Map.of("L1", 0.80, "L2", 0.15, "L3", 0.05));

  public Aims {
    levels = List.copyOf(levels);
    targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
  }

  /**
   * Those of a policy. The usual targets share out all that is resolved among three levels, so that
   * they are meant only where the policy has just these.
   *
   * @param targets shares from 0 to 1 that were asked for; empty if none were
   */
  public static Aims of(Ladder ladder, SortedMap<String, Double> targets) {
    List<String> levels = ladder.levels().stream().map(Ladder.Level::word).toList();
    boolean usual = targets.isEmpty() && USUAL.keySet().stream().toList().equals(levels);
    return new Aims(levels, usual ? USUAL : targets);
  }
}
