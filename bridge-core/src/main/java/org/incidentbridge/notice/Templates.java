package org.incidentbridge.notice;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The wordings of notices by name, the built-in ones and those of the configuration.
 *
 * @param wordings by name
 */
public record Templates(SortedMap<String, Wording> wordings) {

  /** None at all. */
  public static final Templates NONE = new Templates(new TreeMap<>());

  public Templates {
    wordings = Collections.unmodifiableSortedMap(new TreeMap<>(wordings));
  }

  /** The names that may be used. */
  public SortedSet<String> names() {
    return new TreeSet<>(wordings.keySet());
  }

  /** What a notice says by the template of that name; empty if there is none. */
  public Optional<Notice.Content> content(String name, Map<String, String> facts) {
    return Optional.ofNullable(wordings.get(name))
        .map(
            w ->
                new Notice.Content(
                    w.subject().fill(facts), w.text().fill(facts).strip(), told(facts, w)));
  }

  /** Programs get all facts but the discreet ones, which go only where the wording tells them. */
  private static SortedMap<String, String> told(Map<String, String> facts, Wording wording) {
    SortedMap<String, String> told = new TreeMap<>(facts);
    Set<String> named = wording.names();
    told.keySet().removeIf(name -> Facts.isDiscreet(name) && !named.contains(name));
    return told;
  }

  /**
   * How one kind of notice is worded.
   *
   * @param subject one line
   * @param text any number of lines
   */
  public record Wording(Template subject, Template text) {

    /** The facts that it tells. */
    public Set<String> names() {
      Set<String> names = new TreeSet<>(subject.names());
      names.addAll(text.names());
      return names;
    }
  }
}
