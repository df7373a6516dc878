package org.incidentbridge.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a route looks for a known problem before it has a mirror made (C4).
 *
 * @param by what makes two tickets the same problem, in the order of {@link By}; empty if nothing
 *     is looked for
 * @param threshold from this likeness on, 0 to 1, the found ticket is linked in place of a mirror
 * @param propose from this likeness on the found ticket is told to people beside the mirror
 * @param answered whether also tickets that are resolved count, if they have a workaround or name
 *     the version with the fix
 * @param workarounds what of the found ticket is passed on
 */
public record Known(
    Set<By> by, double threshold, double propose, boolean answered, Workarounds workarounds) {

  /** Nothing is looked for. */
  public static final Known NEVER = new Known(Set.of(), 1, 1, false, Workarounds.FIELD_ONLY);

  public Known {
    by = sorted(by);
  }

  private static Set<By> sorted(Collection<By> some) {
    Set<By> all = EnumSet.noneOf(By.class);
    all.addAll(some);
    return Collections.unmodifiableSet(all);
  }

  /** Whether anything is looked for. */
  public boolean isOn() {
    return !by.isEmpty();
  }

  /** What makes two tickets the same problem, the surest first. */
  public enum By {
    /** People wrote the key into the field {@code knownProblem}. */
    KEY,
    /** Title and description have the same words. */
    WHOLE,
    /** The titles have the same words. */
    TITLE,
    /** The texts share most words that are rare elsewhere. */
    TEXT
  }

  /**
   * What of a linked ticket is told as a workaround, besides its field {@code workaround}.
   *
   * @param words with which a comment begins that tells one, in any case
   * @param open whether what is told in a public comment is told in public too; else, and for the
   *     field always, insiders alone are told (N5, M13)
   */
  public record Workarounds(List<String> words, boolean open) {

    /** No comment tells a workaround. */
    public static final Workarounds FIELD_ONLY = new Workarounds(List.of(), false);

    public Workarounds {
      words = List.copyOf(words);
    }
  }
}
