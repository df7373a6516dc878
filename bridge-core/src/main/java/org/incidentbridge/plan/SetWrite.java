package org.incidentbridge.plan;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.Value;

/**
 * A set that was written into a field which others may have changed at the same moment. Pure.
 *
 * @param before what the field showed when the write was planned
 * @param made what was to stand there
 */
record SetWrite(Set<String> before, Set<String> made) {

  /** What the field would show now if nobody else had touched it. */
  Value own(Set<String> seen) {
    Set<String> own = new TreeSet<>(seen);
    own.removeIf(name -> !made.contains(name) && !before.contains(name) && !spelled(name, seen));
    made.stream().filter(before::contains).forEach(own::add);
    return Value.names(own);
  }

  /** The same where the tracker keeps each name as it is: one that does not show was taken away. */
  Value taken(Set<String> seen) {
    Set<String> own = new TreeSet<>(seen);
    own.retainAll(before);
    own.addAll(made);
    return Value.names(own);
  }

  /** Whether a name is how the tracker spells one that was added and does not show. */
  private boolean spelled(String name, Set<String> seen) {
    return made.stream()
        .filter(m -> !before.contains(m) && !seen.contains(m))
        .anyMatch(m -> letters(m).startsWith(letters(name)));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
