package org.incidentbridge.report;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.similar.AlikeTitles;

/**
 * Incidents whose titles are alike, in the same sense as those of tickets for which a known problem
 * is proposed.
 *
 * @param words those that all titles of the group have in common, sorted
 * @param members at least two, in the order given
 */
public record Recurring(Set<String> words, List<Sample> members) {

  /** More titles than this are not compared: the newest are. */
  static final int MOST = 5_000;

  public Recurring {
    words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
    members = List.copyOf(members);
  }

  /** The groups of two and more, the largest first. */
  static List<Recurring> among(List<Sample> samples) {
    List<Sample> newest = samples.stream().limit(MOST).toList();
    return AlikeTitles.among(newest.stream().map(s -> s.label().title()).toList()).stream()
        .map(g -> new Recurring(g.words(), g.members().stream().map(newest::get).toList()))
        .toList();
  }
}
