package org.incidentbridge.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.RuleName;

/**
 * A step that fired.
 *
 * @param key stable: {@code step#n} with the number of its cause, for each event {@code
 *     step#tracker:ticket/event}; fires once in the life of an incident
 * @param at the moment of its cause, however late it is computed
 * @param step which
 * @param actions what is to be done; those with an effect on the incident itself (raise, put,
 *     oblige) have had it by the next moment of the replay
 * @param why for people, and what templates may use
 */
public record Firing(String key, Instant at, RuleName step, List<Action> actions, Why why) {

  public Firing {
    actions = List.copyOf(actions);
  }

  /** The same by another key. */
  public Firing as(String other) {
    return new Firing(other, at, step, actions, why);
  }

  /** Its step, or gate. */
  public String name() {
    return step(key);
  }

  /** Which step a key is of. */
  static String step(String key) {
    return key.substring(0, key.indexOf('#'));
  }

  /**
   * Why a step fired.
   *
   * @param text one sentence
   * @param facts of that moment, by name: severity, level, clock, due and so on
   * @param tells the field of which the text, and the facts {@code before} and {@code after}, tell
   *     a value; empty if of none
   */
  public record Why(String text, SortedMap<String, String> facts, Optional<FieldName> tells) {
    /** Of a replay that tells no reasons. */
    static final Why UNTOLD = new Why("", new TreeMap<>());

    public Why {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** One that tells of no field. */
    public Why(String text, SortedMap<String, String> facts) {
      this(text, facts, Optional.empty());
    }
  }
}
